package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.PeerState.Partner;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Status;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** States by name, each a step from one at rest. */
record TestStates(PeerState state) {
  static final Status ONLINE = new Status("Online", "", Tone.GOOD, Optional.empty(), false, false);

  static TestStates alone() {
    return new TestStates(
        new PeerState(
            ONLINE, "garden", "Robin", List.of(), List.of(), Phase.IDLE, Optional.empty(), ""));
  }

  static TestStates with(PeerRow... peers) {
    return alone().peers(List.of(peers));
  }

  static PeerRow free(String id, String name) {
    return new PeerRow(id, name, true);
  }

  static PeerRow inCall(String id, String name) {
    return new PeerRow(id, name, false);
  }

  TestStates peers(List<PeerRow> peers) {
    return next(
        state.status(), peers, state.offers(), state.phase(), state.partner(), state.notice());
  }

  TestStates offered(String id, String name) {
    List<Offer> offers = new java.util.ArrayList<>(state.offers());
    offers.add(new Offer(id, name, Duration.ZERO));
    return next(
        state.status(), state.peers(), offers, state.phase(), state.partner(), state.notice());
  }

  TestStates status(String text, String detail, Tone tone, Duration retryAt, boolean canRejoin) {
    Status status = new Status(text, detail, tone, Optional.ofNullable(retryAt), canRejoin, false);
    return next(
        status, state.peers(), state.offers(), state.phase(), state.partner(), state.notice());
  }

  TestStates wrongPassword() {
    Status status =
        new Status("Refused", "Wrong password.", Tone.BAD, Optional.empty(), true, true);
    return next(
        status, state.peers(), state.offers(), state.phase(), state.partner(), state.notice());
  }

  /** A call in this phase, with media since the given time or not yet. */
  TestStates call(Phase phase, String id, String name, Duration since) {
    Optional<Partner> partner = Optional.of(new Partner(id, name, Optional.ofNullable(since)));
    return next(state.status(), state.peers(), state.offers(), phase, partner, state.notice());
  }

  TestStates notice(String notice) {
    return next(
        state.status(), state.peers(), state.offers(), state.phase(), state.partner(), notice);
  }

  private TestStates next(
      Status status,
      List<PeerRow> peers,
      List<Offer> offers,
      Phase phase,
      Optional<Partner> partner,
      String notice) {
    return new TestStates(
        new PeerState(
            status, state.channel(), state.ownName(), peers, offers, phase, partner, notice));
  }
}
