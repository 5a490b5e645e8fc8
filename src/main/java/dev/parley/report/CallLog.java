package dev.parley.report;

import dev.parley.connection.Statistics;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.proof.ProofState;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Collects what the report says about the calls of a run: the figures are those of the latest call
 * that was connected, with each of the others in it. Loop only.
 */
public final class CallLog implements Peer.Listener {
  /** Of one call; who comes and goes more often than that is left out. */
  private static final int MOST = 50;

  private final Timeline timeline;
  private final Arrivals arrivals;
  private final ToLongFunction<String> framesShown;

  /** Of the latest call: in the order in which they were connected first. */
  private final Map<String, PeerLog> peers = new LinkedHashMap<>();

  private int connectedCalls;

  /** Whether anybody was connected in the call that runs. */
  private boolean wasConnected;

  /**
   * Of the latest that ended, whether it was ever connected or not; of a call of several that of
   * the latest who was connected. Null before.
   */
  private EndReason latestEnd;

  private ProofState proofs = ProofState.NOTHING;

  /** Of the calls that run, by their peer. */
  private Map<String, Phase> phases = Map.of();

  /**
   * @param framesShown gives for a peer's id how many of its pictures reached the screen, or the
   *     sink of a headless run, since the process started
   */
  public CallLog(Timeline timeline, Arrivals arrivals, ToLongFunction<String> framesShown) {
    this.timeline = timeline;
    this.arrivals = arrivals;
    this.framesShown = framesShown;
  }

  public boolean hasConnected() {
    return connectedCalls > 0;
  }

  @Override
  public void state(PeerState state) {
    Map<String, Phase> before = phases;
    phases = state.calls().stream().collect(Collectors.toMap(Call::peerId, Call::phase));
    boolean goesOn = phases.keySet().stream().anyMatch(before::containsKey);
    if (!goesOn) {
      wasConnected = false;
      if (!phases.isEmpty()) {
        timeline.beginCall();
      }
    }
    state.calls().forEach(call -> look(call, before.getOrDefault(call.peerId(), Phase.IDLE)));
  }

  private void look(Call call, Phase before) {
    if (call.phase() == before) {
      return;
    }
    switch (call.phase()) {
      case IDLE, PREPARING_OFFER, RECONNECTING -> {}
      case OFFERING, PREPARING_ACCEPT -> timeline.note(Timeline.Moment.OFFERED);
      case CONNECTING -> timeline.note(Timeline.Moment.ACCEPTED);
      case CONNECTED -> timeline.note(Timeline.Moment.ICE_CONNECTED);
    }
    if (call.phase() == Phase.CONNECTED && before == Phase.CONNECTING) {
      connected(call.peerId());
    }
  }

  private void connected(String peerId) {
    if (!wasConnected) {
      wasConnected = true;
      peers.clear();
      connectedCalls++;
    }
    if (peers.size() < MOST || peers.containsKey(peerId)) {
      Arrivals.OfPeer arriving = arrivals.of(peerId);
      peers.put(
          peerId,
          new PeerLog(
              peerId,
              arriving.pictures()::count,
              () -> framesShown.applyAsLong(peerId),
              arriving.sound(),
              proofs.of(peerId).verification()));
    }
  }

  /** Takes how the peers are proved at this moment; a call that is over keeps what was known. */
  public void proved(ProofState now) {
    proofs = now;
    peers.forEach(
        (peerId, one) -> {
          if (now.calls().containsKey(peerId)) {
            one.verified(now.of(peerId).verification());
          }
        });
  }

  private Optional<PeerLog> running(String peerId) {
    return Optional.ofNullable(peers.get(peerId)).filter(PeerLog::isRunning);
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {
    running(peerId).ifPresent(one -> one.add(timeline.nowMs(), statistics));
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    Optional<PeerLog> known = running(peerId);
    known.ifPresent(one -> one.ended(reason));
    if (phases.keySet().stream().allMatch(peerId::equals)) { // of several, the others go on
      timeline.note(Timeline.Moment.ENDED);
    }
    if (known.isPresent() || !wasConnected) {
      latestEnd = reason;
    }
  }

  /** What a peer plays and shows of this side. */
  public void hearing(Hearing now) {
    running(now.peerId()).ifPresent(one -> now.theirs().ifPresent(one::said));
  }

  public void writeTo(Report report) {
    List<PeerLog> all = List.copyOf(peers.values());
    all.stream().findFirst().ifPresent(report::call);
    Optional<String> latest = Optional.ofNullable(latestEnd).map(EndReason::word);
    report.calls(connectedCalls, all.size() > 1 ? all.get(0).endReason() : latest);
    if (!all.isEmpty()) {
      report.peers(all);
    }
  }
}
