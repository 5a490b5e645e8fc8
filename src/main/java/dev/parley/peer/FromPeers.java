package dev.parley.peer;

import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.function.Consumer;

/**
 * Receives messages from the others in the channel and from the user's own other devices, checks
 * them with the {@link PeerFilter}, and passes them on. Loop only.
 */
final class FromPeers {
  private final Loop loop;
  private final Roster roster;
  private final Offers offers;
  private final OtherDevices others;
  private final PeerFilter peerFilter;
  private final PresenceReplies presenceReplies;
  private final Line line;
  private final Consumer<String> missed;

  /**
   * @param missed hears of each peer that takes its offer back unanswered
   */
  FromPeers(
      Loop loop,
      Roster roster,
      Offers offers,
      OtherDevices others,
      PeerFilter peerFilter,
      PresenceReplies presenceReplies,
      Line line,
      Consumer<String> missed) {
    this.loop = loop;
    this.roster = roster;
    this.offers = offers;
    this.others = others;
    this.peerFilter = peerFilter;
    this.presenceReplies = presenceReplies;
    this.line = line;
    this.missed = missed;
  }

  void presence(String peerId, Presence presence) {
    loop.assertOn();
    if (!peerFilter.admits(peerId, loop.now())) {
      return;
    }
    switch (presence.status()) {
      case READY -> presenceReplies.joined(peerId, roster.size());
      case GONE -> {
        presenceReplies.forget(peerId);
        line.heard( // before the roster forgets its name
            peerId, CallEvent.PARTNER_LEAVES, CallEvent.OTHER_LEAVES);
      }
      case AVAILABLE -> {
        if (offers.peerIsFree(peerId, loop.now()) && !line.isPartner(peerId)) {
          missed.accept(peerId);
        }
      }
      case UNAVAILABLE, AWAY -> {}
    }
    roster.heard(peerId, presence, loop.now());
  }

  void message(String peerId, PeerMessage message) {
    loop.assertOn();
    if (peerFilter.admits(peerId, loop.now())) {
      message.handleBy(new FromPeer(peerId, loop.now(), roster, offers, others, peerFilter, line));
      stopWhatWasAnsweredElsewhere(peerId);
    }
  }

  void answeredElsewhere(String peerId) {
    loop.assertOn();
    line.heard(peerId, CallEvent.PARTNER_IS_TAKEN, CallEvent.OTHER_IS_TAKEN);
  }

  void otherDevice(Presence.Status status) {
    loop.assertOn();
    others.heard(status, loop.now());
    offers.standing().forEach(this::stopWhatWasAnsweredElsewhere);
    line.partner().ifPresent(partner -> stopWhatWasAnsweredElsewhere(partner.peerId()));
  }

  /** Two signs together say it, and either may come last: see {@link OtherDevices}. */
  private void stopWhatWasAnsweredElsewhere(String peerId) {
    if (others.haveAnswered(peerId, loop.now())) {
      line.heard(peerId, CallEvent.PARTNER_ANSWERED_ELSEWHERE, CallEvent.OTHER_ANSWERED_ELSEWHERE);
    }
  }
}
