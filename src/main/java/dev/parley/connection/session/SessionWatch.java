package dev.parley.connection.session;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.State;
import dev.parley.connection.Scope;
import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.connection.quality.Counters;
import dev.parley.connection.quality.FrozenPicture;
import dev.parley.connection.quality.Ladder;
import dev.parley.connection.quality.SourceEnergy;
import dev.parley.connection.quality.StatisticsReport;
import dev.parley.connection.quality.StatsCollector;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.connection.webrtc.Outgoing;
import dev.parley.connection.webrtc.RemoteTracks;
import dev.parley.media.frame.AudioSink;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervises a session once media flows: its statistics once a second, the step at which its
 * picture is sent, and whether the peer's picture is frozen. Used on the loop.
 */
final class SessionWatch implements StatsCollector.Subject, SendPlanner.Sender {
  private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

  private final Parts parts;
  private final Flows flows;
  private final Connection.Listener listener;
  private final FrozenPicture frozen;
  private final StatsCollector statsCollector;
  private final SourceEnergy level = new SourceEnergy();
  private State state = State.CONNECTING;
  private PictureKind sent = PictureKind.CAMERA;
  private Ladder ladder = Ladder.CAMERA;
  private MediaState own = MediaState.ALL;
  private boolean paused;
  private boolean measured;

  /** The parts of a session that are supervised. */
  record Parts(NativePeer peer, Outgoing picture, RemoteTracks tracks, SideChannel sideChannel) {}

  /**
   * @param flows counts the own pictures and the peer's
   */
  SessionWatch(Scope scope, Parts parts, Flows flows, Connection.Listener listener) {
    this.parts = parts;
    this.flows = flows;
    this.listener = listener;
    frozen = new FrozenPicture(scope, flows.remote()::count, listener::frozen);
    statsCollector = new StatsCollector(scope, this);
    scope.onEnd(() -> flows.plan().gone(this));
  }

  /** How the connection stands now. */
  void becomes(State next) {
    state = next;
    if (next == State.CONNECTED) {
      frozen.start();
      statsCollector.start();
      flows.plan().connected(this);
    }
    frozen.connected(next == State.CONNECTED);
  }

  /**
   * What this side sends now.
   *
   * @param motion whether a screen is sent as a film
   */
  void sends(MediaState now, boolean motion) {
    own = now;
    tell();
    Ladder fitting =
        now.picture() != PictureKind.SCREEN
            ? Ladder.CAMERA
            : motion ? Ladder.SCREEN_MOTION : Ladder.SCREEN_TEXT;
    if (sent != now.picture() || ladder != fitting) {
      sent = now.picture();
      ladder = fitting;
      statsCollector.sends(sent, ladder);
    }
  }

  /** Of a picture that is paused the peer knows as of a camera that is off. */
  private void tell() {
    parts.sideChannel.say(
        paused
            ? new MediaState(own.microphone(), PictureKind.NONE, own.lacksMicrophone(), false)
            : own);
  }

  @Override
  public boolean sendsText() {
    return ladder == Ladder.SCREEN_TEXT;
  }

  @Override
  public void limit(SendLimit limit, SendLimit there) {
    try {
      parts.picture.pause(limit.pauses());
    } catch (RuntimeException | Error refused) { // the call goes on as it was
      LOG.warn("could not pause the picture", refused);
    }
    statsCollector.limit(limit, there);
    measure(!there.equals(SendLimit.NONE));
    if (paused != limit.pauses()) {
      paused = limit.pauses();
      tell();
    }
  }

  /** While there are several, a person wants to know who speaks. */
  private void measure(boolean several) {
    if (measured != several) {
      measured = several;
      parts.tracks.measure(several ? flows.meter() : AudioSink.NONE);
    }
  }

  @Override
  public void note(String sentence) {
    listener.note(sentence);
  }

  /** What the peer sends now. */
  void peerSends(MediaState now) {
    frozen.peerSends(now.picture());
    statsCollector.peerSends(now.picture());
  }

  @Override
  public CompletableFuture<Statistics> statistics() {
    return statsCollector.newest();
  }

  /** As {@link Connection#microphoneLevel}. */
  CompletableFuture<Double> microphoneLevel() {
    return parts.peer.statistics().thenApply(report -> level.since(SourceEnergy.read(report)));
  }

  @Override
  public CompletableFuture<Counters> counters() {
    return parts.peer.statistics().thenApply(StatisticsReport::read);
  }

  @Override
  public int sourceHeight() {
    return sent == PictureKind.NONE ? 0 : flows.local().height();
  }

  @Override
  public boolean isReconnecting() {
    return state == State.RECONNECTING;
  }

  @Override
  public boolean isFrozen() {
    return frozen.isFrozen();
  }

  @Override
  public void send(double scaleDownBy, Ladder.Step step) {
    try {
      parts.picture.scale(scaleDownBy, step);
    } catch (RuntimeException | Error refused) { // the call goes on as it was
      LOG.warn("could not change the resolution", refused);
    }
  }
}
