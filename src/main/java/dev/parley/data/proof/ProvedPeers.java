package dev.parley.data.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lists the peers of one channel that were proved once, newest first; immutable. Each is an id with
 * a certificate: a person may have several computers, and a server may give out other ids.
 */
record ProvedPeers(List<ProvedPeer> all) {
  static final ProvedPeers NONE = new ProvedPeers(List.of());

  /** Only who is proved gets in, so that strangers push nobody out. */
  static final int MOST = 200;

  /** Certificates under one id: computers of one person. */
  static final int MOST_WITH_ID = 4;

  /** Where there are too many, the oldest invitations make room: anybody with a link is one. */
  ProvedPeers {
    long codes = Math.min(MOST, all.stream().filter(ProvedPeers::isCompared).count());
    long[] room = {MOST - codes, codes};
    all = all.stream().filter(peer -> room[isCompared(peer) ? 1 : 0]-- > 0).toList();
  }

  /**
   * Who that is: the same id with the same certificate; else who had the id, last, with another
   * certificate; else who had the certificate, where the server gives out other ids each time.
   *
   * @param peerId empty where ids do not last
   */
  Optional<ProvedPeer> find(String peerId, String certificate) {
    return find(peer -> peer.isUnder(peerId) && peer.certificate().equals(certificate))
        .or(() -> find(peer -> peer.isUnder(peerId)))
        .or(() -> find(peer -> peer.certificate().equals(certificate)));
  }

  /**
   * Adds one. A peer with an invitation is added only where neither id nor certificate is known; a
   * compared code takes the place of the invitations under its id.
   */
  ProvedPeers and(ProvedPeer proved) {
    boolean compared = isCompared(proved);
    if (!compared && find(proved.peerId(), proved.certificate()).isPresent()) {
      return this;
    }
    List<ProvedPeer> now = new ArrayList<>(List.of(proved));
    int withId = 1;
    for (ProvedPeer peer : all) {
      boolean same =
          peer.peerId().equals(proved.peerId()) && peer.certificate().equals(proved.certificate());
      boolean stays = !peer.isUnder(proved.peerId()) || isCompared(peer) && withId < MOST_WITH_ID;
      if (!same && stays) {
        now.add(peer);
        withId += peer.isUnder(proved.peerId()) ? 1 : 0;
      }
    }
    return new ProvedPeers(now);
  }

  private static boolean isCompared(ProvedPeer peer) {
    return peer.how() == Verification.CODE;
  }

  private Optional<ProvedPeer> find(Predicate<ProvedPeer> wanted) {
    return all.stream().filter(wanted).findFirst();
  }
}
