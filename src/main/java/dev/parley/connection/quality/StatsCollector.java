package dev.parley.connection.quality;

import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.Scope;
import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.webrtc.CodecPreferences;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a connection's counters once a second: turns them into {@link Statistics}, grades and logs
 * them, and adapts the picture to what link and processor allow. Loop only.
 */
public final class StatsCollector {
  private static final Logger LOG = LoggerFactory.getLogger(StatsCollector.class);

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** The library finds out in its first second or two what the path carries (measured). */
  private static final Duration UNSURE = Duration.ofSeconds(3);

  /** What is kept for sound that is sent twice ({@link CodecPreferences}), with its headers. */
  private static final double SOUND_KBPS = 80;

  /** At 20 % loss the rest goes into repeating what was lost (measured). */
  private static final double LEFT_BY_LOSS = 0.6;

  private final Scope scope;
  private final Loop loop;
  private final Subject subject;
  private final StatisticsHistory history = new StatisticsHistory();
  private final Steadiness steadiness = new Steadiness();
  private final List<CompletableFuture<Statistics>> waiting = new ArrayList<>();

  private Statistics newest;

  /** Null until it begins. */
  private Duration began;

  private Adaptation adaptation = Adaptation.start(Ladder.CAMERA);
  private int fullHeight;
  private int fullHeightThere;
  private PictureKind picture = PictureKind.CAMERA;
  private PictureKind pictureThere = PictureKind.CAMERA;
  private CallQuality callQuality = CallQuality.GOOD;
  private SendLimit limit = SendLimit.NONE;
  private SendLimit limitThere = SendLimit.NONE;

  /** What is looked at. */
  public interface Subject {
    CompletableFuture<Counters> counters();

    /** Lines of the own picture, before it is scaled; 0 where there is none. */
    int sourceHeight();

    boolean isReconnecting();

    boolean isFrozen();

    /** Has the picture sent so from now on. */
    void send(double scaleDownBy, Ladder.Step step);
  }

  public StatsCollector(Scope scope, Subject subject) {
    this.scope = scope;
    loop = scope.loop();
    this.subject = subject;
    scope.onEnd(this::end);
  }

  /** Begins to look, the first time that it is called. */
  public void start() {
    loop.assertOn();
    if (began == null) {
      began = loop.now();
      look();
    }
  }

  /** The newest; completes with the first where there is none yet. */
  public CompletableFuture<Statistics> newest() {
    if (newest != null) {
      return CompletableFuture.completedFuture(newest);
    }
    CompletableFuture<Statistics> first = new CompletableFuture<>();
    if (scope.isOver()) {
      first.completeExceptionally(new IllegalStateException("closed"));
    } else {
      waiting.add(first);
    }
    return first;
  }

  /** The own picture is of something else from now on. */
  public void sends(PictureKind now, Ladder ladder) {
    picture = now;
    fullHeight = 0;
    if (adaptation.ladder() != ladder) {
      adaptation = Adaptation.start(ladder);
    }
  }

  /** The peer's picture is of something else from now on. */
  public void peerSends(PictureKind now) {
    pictureThere = now;
    fullHeightThere = 0;
  }

  /**
   * The own picture is sent with no more than that from now on.
   *
   * @param there that of the peer's, as far as it is known
   */
  public void limit(SendLimit next, SendLimit there) {
    if (limit.height() != next.height()) {
      fullHeight = 0;
    }
    limit = next;
    limitThere = there;
    int height = subject.sourceHeight();
    if (height > 0 && !limit.pauses()) {
      send(height);
    }
  }

  private void end() {
    waiting.forEach(one -> one.completeExceptionally(new IllegalStateException("closed")));
    waiting.clear();
  }

  private void look() {
    loop.assertOn();
    subject.counters().thenAccept(this::take).exceptionally(StatsCollector::logged);
    scope.after(EVERY, this::look);
  }

  private static Void logged(Throwable failure) {
    LOG.debug("a second without figures", failure);
    return null;
  }

  private void take(Counters counters) {
    if (scope.isOver()) {
      return;
    }
    Statistics measured = history.add(loop.now(), counters);
    adapt(measured);
    newest = measured.with(judge(measured));
    LOG.debug("{}", new StatisticsLine(newest));
    waiting.forEach(one -> one.complete(newest));
    waiting.clear();
  }

  private void adapt(Statistics measured) {
    int source = subject.sourceHeight();
    int height = Math.min(source, limit.height());
    boolean sending = height > 0 && measured.videoSent().fps() > 0 && picture != PictureKind.NONE;
    if (!sending || !sure() || subject.isReconnecting()) {
      return;
    }
    fullHeight = Math.max(fullHeight, height);
    Statistics.VideoSent sent = measured.videoSent();
    Adaptation next =
        adaptation.next(
            new Adaptation.Seen(
                loop.now(),
                height,
                sent.fps(),
                Math.min(room(measured), limit.kbps()),
                sent.flow().kbps(),
                sent.encodeMs(),
                sent.limitation() == Statistics.Limitation.PROCESSOR));
    if (next.step() != Math.max(adaptation.step(), adaptation.ladder().top(height))) {
      LOG.info("now sending video as {}", next.current());
    }
    adaptation = next;
    send(source);
  }

  private void send(int sourceHeight) {
    Ladder.Step step = adaptation.current().within(limit);
    subject.send(step.scale(sourceHeight), step);
  }

  /**
   * What the library lets the encoder have of the estimate for the path. When a link has become
   * slow, it holds the encoder at a fifth for two seconds, until the queue is empty (measured):
   * that is no reason to send the smallest picture, so at least the share that a lossy path leaves
   * counts.
   */
  private static double room(Statistics measured) {
    double path = measured.path().map(Statistics.Path::availableKbps).orElse(0.0) - SOUND_KBPS;
    double target = measured.videoSent().targetKbps();
    return Math.max(0, Math.min(path, Math.max(target, LEFT_BY_LOSS * path)));
  }

  private CallQuality judge(Statistics measured) {
    Statistics.VideoReceived received = measured.videoReceived();
    fullHeightThere = Math.max(fullHeightThere, received.height());
    boolean moves =
        pictureThere == PictureKind.CAMERA && received.frames() > 0 && !subject.isFrozen();
    Side slow = limit.slow() == Side.NONE ? limitThere.slow() : limit.slow();
    CallQuality now =
        steadiness.add(
            slow != Side.NONE && !subject.isReconnecting()
                ? CallQuality.of(QualityLevel.POOR, Cause.BANDWIDTH, slow)
                : new QualityInputs(
                        subject.isReconnecting(),
                        subject.isFrozen(),
                        history.lossPercent(),
                        history.queueMs(),
                        fullHeight == 0 ? 0 : adaptation.below(fullHeight),
                        adaptation.busy(),
                        received.height() == 0
                            ? 0
                            : Ladder.CAMERA.below(
                                Math.min(fullHeightThere, limitThere.height()), received.height()),
                        moves && sure() ? received.fps() : QualityInputs.NO_RATE,
                        measured.path().map(Statistics.Path::roundTripMs).orElse(0.0),
                        measured.audioReceived().jitterMs())
                    .verdict());
    if (!now.equals(callQuality)) {
      LOG.info("{} -> {} ({})", callQuality.grade(), now.grade(), now.cause());
      callQuality = now;
    }
    return now;
  }

  private boolean sure() {
    return loop.now().minus(began).compareTo(UNSURE) >= 0;
  }
}
