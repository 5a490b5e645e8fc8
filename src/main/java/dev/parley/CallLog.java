package dev.parley;

import dev.parley.connection.Statistics;
import dev.parley.media.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Collects what the report says about the calls of a run: the figures are those of the latest call
 * that was connected. Loop only.
 */
final class CallLog implements Peer.Listener {
  private final Timeline timeline;
  private final LongSupplier framesShown;
  private final ToneMeter meter;
  private CallFigures figures = new CallFigures();
  private double level;
  private OptionalDouble toneHz = OptionalDouble.empty();
  private long framesBefore;
  private long rendered;
  private int connectedCalls;
  private String partner;
  private String endReason;
  private Phase phase = Phase.IDLE;

  /**
   * @param framesShown remote frames that reached the screen, or the sink of a headless run, since
   *     the process started
   * @param meter hears the received sound
   */
  CallLog(Timeline timeline, LongSupplier framesShown, ToneMeter meter) {
    this.timeline = timeline;
    this.framesShown = framesShown;
    this.meter = meter;
  }

  boolean hasConnected() {
    return connectedCalls > 0;
  }

  @Override
  public void state(PeerState state) {
    if (state.phase() == phase) {
      return;
    }
    boolean begins = !phase.isBusy() && state.phase().isBusy();
    boolean connects = state.phase() == Phase.CONNECTED && phase == Phase.CONNECTING;
    phase = state.phase();
    if (begins) {
      timeline.beginCall();
    }
    switch (phase) {
      case IDLE, PREPARING_OFFER, RECONNECTING -> {}
      case OFFERING, PREPARING_ACCEPT -> timeline.note(Timeline.Moment.OFFERED);
      case CONNECTING -> timeline.note(Timeline.Moment.ACCEPTED);
      case CONNECTED -> timeline.note(Timeline.Moment.ICE_CONNECTED);
    }
    if (connects) {
      connectedCalls++;
      figures = new CallFigures();
      toneHz = OptionalDouble.empty();
      framesBefore = framesShown.getAsLong();
      partner = state.partner().map(PeerState.Partner::peerId).orElse(null);
    }
  }

  @Override
  public void statistics(Statistics statistics) {
    figures.add(timeline.nowMs(), statistics);
    rendered = framesShown.getAsLong() - framesBefore;
    level = meter.level();
    OptionalDouble heard = meter.frequency();
    toneHz = heard.isPresent() ? heard : toneHz;
  }

  @Override
  public void ended(EndReason reason) {
    timeline.note(Timeline.Moment.ENDED);
    endReason = reason.word();
  }

  void writeTo(Report report) {
    if (partner != null) {
      report.partner(partner);
    }
    if (!figures.isEmpty()) {
      report.call(figures, rendered, level, toneHz);
    }
    report.calls(connectedCalls, endReason);
  }
}
