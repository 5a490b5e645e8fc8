package dev.parley.data.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the peers of one channel that were proved once, newest first; immutable. */
record ProvedPeers(List<ProvedPeer> all) {
  static final ProvedPeers NONE = new ProvedPeers(List.of());

  /** Only who is proved gets in, so that strangers push nobody out. */
  static final int MOST = 200;

  ProvedPeers {
    all = all.stream().limit(MOST).toList();
  }

  /** Who had that id. */
  Optional<ProvedPeer> withId(String peerId) {
    return find(peer -> peer.peerId().equals(peerId));
  }

  /**
   * Who had that certificate: where the server gives out other ids each time, it alone says who it
   * is.
   */
  Optional<ProvedPeer> withCertificate(String certificate) {
    return find(peer -> peer.certificate().equals(certificate));
  }

  /** In place of who had the same id, or the same certificate. */
  ProvedPeers and(ProvedPeer proved) {
    Predicate<ProvedPeer> same =
        peer ->
            peer.peerId().equals(proved.peerId())
                || peer.certificate().equals(proved.certificate());
    return new ProvedPeers(
        Stream.concat(Stream.of(proved), all.stream().filter(same.negate())).toList());
  }

  private Optional<ProvedPeer> find(Predicate<ProvedPeer> wanted) {
    return all.stream().filter(wanted).findFirst();
  }
}
