package dev.parley.report;

import dev.parley.connection.Statistics;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.Playout;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.Verification;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.Phase;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Collects what the report says about the calls of a run: the figures are those of the latest call
 * that was connected. Loop only.
 */
public final class CallLog implements Peer.Listener {
  private final Timeline timeline;
  private final LongSupplier framesArrived;
  private final LongSupplier framesShown;
  private final ToneMeter meter;
  private CallFigures figures = new CallFigures();
  private double level;
  private OptionalDouble toneHz = OptionalDouble.empty();
  private long arrivedBefore;
  private long shownBefore;
  private long received;
  private long rendered;
  private int connectedCalls;
  private double heardLevel;
  private long shownThere;
  private boolean heardByPeer;
  private String peer;

  /** How the peer of the latest connected call was proved. */
  private Verification verified = Verification.NONE;

  private String endReason;

  private ProofState proofs = ProofState.NOTHING;

  /** Of the calls that run, by their peer. */
  private Map<String, Phase> phases = Map.of();

  /**
   * @param framesArrived remote frames that arrived, since the process started; counted before
   *     those that were shown
   * @param framesShown remote frames that reached the screen, or the sink of a headless run, since
   *     the process started
   * @param meter hears the received sound
   */
  public CallLog(
      Timeline timeline, LongSupplier framesArrived, LongSupplier framesShown, ToneMeter meter) {
    this.timeline = timeline;
    this.framesArrived = framesArrived;
    this.framesShown = framesShown;
    this.meter = meter;
  }

  public boolean hasConnected() {
    return connectedCalls > 0;
  }

  @Override
  public void state(PeerState state) {
    Map<String, Phase> before = phases;
    phases = state.calls().stream().collect(Collectors.toMap(Call::peerId, Call::phase));
    state.calls().forEach(call -> look(call, before.getOrDefault(call.peerId(), Phase.IDLE)));
  }

  private void look(Call call, Phase before) {
    if (call.phase() == before) {
      return;
    }
    if (before == Phase.IDLE) {
      timeline.beginCall();
    }
    switch (call.phase()) {
      case IDLE, PREPARING_OFFER, RECONNECTING -> {}
      case OFFERING, PREPARING_ACCEPT -> timeline.note(Timeline.Moment.OFFERED);
      case CONNECTING -> timeline.note(Timeline.Moment.ACCEPTED);
      case CONNECTED -> timeline.note(Timeline.Moment.ICE_CONNECTED);
    }
    if (call.phase() == Phase.CONNECTED && before == Phase.CONNECTING) {
      connectedCalls++;
      figures = new CallFigures();
      toneHz = OptionalDouble.empty();
      heardByPeer = false;
      shownThere = 0;
      arrivedBefore = framesArrived.getAsLong();
      shownBefore = framesShown.getAsLong();
      peer = call.peerId();
      verified = proofs.of(peer).verification();
    }
  }

  /** Takes how the peers are proved at this moment; a call that is over keeps what was known. */
  public void proved(ProofState now) {
    proofs = now;
    if (peer != null && now.calls().containsKey(peer)) {
      verified = now.of(peer).verification();
    }
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {
    figures.add(timeline.nowMs(), statistics);
    count();
    level = meter.level();
    OptionalDouble heard = meter.frequency();
    toneHz = heard.isPresent() ? heard : toneHz;
  }

  /** Both at one moment; the statistics, which come once a second, are older. */
  private void count() {
    rendered = framesShown.getAsLong() - shownBefore;
    received = framesArrived.getAsLong() - arrivedBefore;
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    if (peer != null) {
      count();
    }
    timeline.note(Timeline.Moment.ENDED);
    endReason = reason.word();
  }

  /** What the peer plays and shows of this side. */
  public void hearing(Hearing now) {
    if (now.peerId().equals(peer) && now.theirs().isPresent()) {
      Playout said = now.theirs().get();
      heardLevel = said.sound().level();
      shownThere += said.picture().shown();
      heardByPeer = true;
    }
  }

  public void writeTo(Report report) {
    if (peer != null) {
      report.peer(peer, verified);
    }
    if (!figures.isEmpty()) {
      report.call(figures, received, rendered, level, toneHz);
    }
    report.calls(connectedCalls, endReason);
    if (peer != null) {
      report.peers(peer, endReason);
    }
    if (heardByPeer) {
      report.heardByPeer(heardLevel, shownThere);
    }
  }
}
