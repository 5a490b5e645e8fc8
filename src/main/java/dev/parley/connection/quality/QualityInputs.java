package dev.parley.connection.quality;

import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Collects what impairs one second of a call; {@link #verdict} is a pure function of it.
 *
 * @param frozen no picture comes although one is sent
 * @param lossPercent of the worse direction
 * @param queueMs how long packets have queued on their way
 * @param smallerHere ladder steps that the own picture is below what the camera gives
 * @param busy whether it is this machine that asked for them
 * @param smallerThere ladder steps that the peer's picture is below what came before
 * @param receivedFps of a picture that should move; {@link #NO_RATE} where none should
 */
record QualityInputs(
    boolean reconnecting,
    boolean frozen,
    double lossPercent,
    double queueMs,
    int smallerHere,
    boolean busy,
    int smallerThere,
    double receivedFps,
    double roundTripMs,
    double jitterMs) {
  static final double NO_RATE = Double.POSITIVE_INFINITY;

  static final QualityInputs NONE =
      new QualityInputs(false, false, 0, 0, 0, false, 0, NO_RATE, 0, 0);

  /**
   * The two thresholds of draft-ietf-rmcat-gcc-02, section 6: up to 2 % the rate may rise, above 10
   * % it must fall. Measured here: at 5 % sound and picture hold, at 20 % a picture of full size is
   * down to a third of its rate, and to 9 frames a second.
   */
  private static final double LOSS_FAIR = 2;

  private static final double LOSS_POOR = 10;

  /** A queue this long is one that overflows: what it loses, it loses for want of bandwidth. */
  private static final double QUEUE = 100;

  /**
   * ITU-T G.114: up to 150 ms from mouth to ear nobody minds, above 400 ms is not acceptable. Half
   * of the round trip is that less capture, coding, jitter buffer and playout, some 25 ms at best
   * and 100 ms on a path that is slow.
   */
  private static final double ROUND_TRIP_FAIR = 2 * (150 - 25);

  private static final double ROUND_TRIP_POOR = 2 * (400 - 100);

  /** ITU-T Y.1541: at most 50 ms for speech; three times that fills G.114's 150 ms alone. */
  private static final double JITTER_FAIR = 50;

  private static final double JITTER_POOR = 150;

  /** Cameras give 15 in a dim room, which is nobody's fault. */
  private static final double FPS_FAIR = 12;

  private static final double FPS_POOR = 6;

  /** One step smaller is hardly seen, two halve the lines. */
  private static final int STEPS_FAIR = 1;

  private static final int STEPS_POOR = 2;

  /** The worst of them; of several that are equally bad the first in the order of causes. */
  CallQuality verdict() {
    Cause smaller = busy ? Cause.PROCESSOR : Cause.BANDWIDTH;
    boolean overflows = queueMs >= QUEUE && (smallerThere > 0 || (smallerHere > 0 && !busy));
    Cause loss = overflows ? Cause.BANDWIDTH : Cause.LOSS;
    Side whose = overflows && smallerHere == 0 ? Side.PEER : Side.LINK;
    return Stream.of(
            at(reconnecting ? 1 : 0, 1, 1, Cause.RECONNECTING, Side.LINK),
            at(lossPercent, LOSS_FAIR, LOSS_POOR, loss, whose),
            at(smallerHere, STEPS_FAIR, STEPS_POOR, smaller, busy ? Side.OWN : Side.LINK),
            at(smallerThere, STEPS_FAIR, STEPS_POOR, Cause.BANDWIDTH, Side.PEER),
            at(-receivedFps, -FPS_FAIR, -FPS_POOR, Cause.BANDWIDTH, Side.PEER),
            at(frozen ? 1 : 0, 1, 1, Cause.FROZEN, Side.PEER),
            at(roundTripMs, ROUND_TRIP_FAIR, ROUND_TRIP_POOR, Cause.ROUND_TRIP, Side.LINK),
            at(jitterMs, JITTER_FAIR, JITTER_POOR, Cause.JITTER, Side.LINK))
        .min(Comparator.comparing(CallQuality::grade).reversed().thenComparing(CallQuality::cause))
        .orElseThrow();
  }

  private static CallQuality at(double value, double fair, double poor, Cause cause, Side side) {
    if (value < fair) {
      return CallQuality.GOOD;
    }
    return CallQuality.of(value < poor ? QualityLevel.FAIR : QualityLevel.POOR, cause, side);
  }
}
