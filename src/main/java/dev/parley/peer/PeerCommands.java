package dev.parley.peer;

import dev.parley.loop.Loop;
import java.util.function.BooleanSupplier;

/** Carries out what a person wants of others in the channel, if it is still possible. Loop only. */
final class PeerCommands {
  private final Loop loop;
  private final BooleanSupplier online;
  private final BooleanSupplier callsUnseen;
  private final Roster roster;
  private final Offers offers;
  private final MissedCalls missed;
  private final PeerFilter peerFilter;
  private final PresenceReplies presenceReplies;
  private final Line line;

  /**
   * @param callsUnseen whether those can be called, too, of whom nothing was heard
   */
  PeerCommands(
      Loop loop,
      BooleanSupplier online,
      BooleanSupplier callsUnseen,
      Roster roster,
      Offers offers,
      MissedCalls missed,
      PeerFilter peerFilter,
      PresenceReplies presenceReplies,
      Line line) {
    this.loop = loop;
    this.online = online;
    this.callsUnseen = callsUnseen;
    this.roster = roster;
    this.offers = offers;
    this.missed = missed;
    this.peerFilter = peerFilter;
    this.presenceReplies = presenceReplies;
    this.line = line;
  }

  /** Who calls a peer that offers, accepts its offer. */
  void connect(String peerId) {
    loop.assertOn();
    if (offers.stands(peerId)) {
      answer(CallEvent.USER_ACCEPTS, peerId);
    } else if (online.getAsBoolean() && canBeCalled(peerId)) {
      missed.forget(peerId); // called back
      line.wanted(CallEvent.USER_CALLS, peerId);
    }
  }

  private boolean canBeCalled(String peerId) {
    boolean unseen = callsUnseen.getAsBoolean() && !peerId.isBlank();
    return unseen || roster.canBeCalled(peerId, loop.now());
  }

  /** An answer to an offer that stands; one cannot accept while nobody would hear it. */
  void answer(CallEvent event, String peerId) {
    loop.assertOn();
    boolean quiet = event == CallEvent.USER_IGNORES || event == CallEvent.USER_DECLINES;
    if (offers.stands(peerId) && (quiet || online.getAsBoolean())) {
      missed.forget(peerId); // its earlier calls are answered with this one
      line.wanted(event, peerId);
    }
  }

  void block(String peerId) {
    loop.assertOn();
    line.wanted(CallEvent.USER_BLOCKS, peerId);
    missed.forget(peerId);
    peerFilter.block(peerId);
    presenceReplies.forget(peerId);
    roster.remove(peerId);
  }
}
