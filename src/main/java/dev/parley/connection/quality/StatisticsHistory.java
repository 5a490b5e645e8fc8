package dev.parley.connection.quality;

import dev.parley.connection.CallQuality;
import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Flow;
import dev.parley.connection.quality.Counters.Counts;
import dev.parley.connection.quality.Counters.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Derives rates from counters: keeps the samples of the last seconds. */
final class StatisticsHistory {
  /** Samples come once a second, give or take what the machine does besides. */
  private static final Duration RATE = Duration.ofMillis(900);

  /** A share of few packets says little; a longer time would tell of what is over. */
  private static final Duration LOSS = Duration.ofMillis(5_500);

  private record Sample(
      Duration at, double roundTripMs, Counts sent, Counts received, Counts said, Counts heard) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private double leastRoundTripMs = Double.POSITIVE_INFINITY;
  private final Tally sent = new Tally();
  private final Tally received = new Tally();
  private final Tally said = new Tally();
  private final Tally heard = new Tally();

  /** How long packets have queued on their way in the last seconds, beyond what distance costs. */
  double queueMs() {
    double longest = samples.stream().mapToDouble(Sample::roundTripMs).max().orElse(0);
    return Math.max(0, longest - leastRoundTripMs);
  }

  /** Per cent of the last seconds' packets, sound and picture together, of the worse direction. */
  double lossPercent() {
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    Counts out = last.sent().since(first.sent()).plus(last.said().since(first.said()));
    Counts in = last.received().since(first.received()).plus(last.heard().since(first.heard()));
    return Math.max(lossPercent(out, true), lossPercent(in, false));
  }

  /** Takes a sample; its verdict is not made yet. */
  Statistics add(Duration at, Counters counters) {
    Sample now =
        new Sample(
            at,
            counters.roundTripMs(),
            sent.add(counters.videoSent().counts()),
            received.add(counters.videoReceived().counts()),
            said.add(counters.audioSent().counts()),
            heard.add(counters.audioReceived().counts()));
    samples.addLast(now);
    if (counters.roundTripMs() > 0) {
      leastRoundTripMs = Math.min(leastRoundTripMs, counters.roundTripMs());
    }
    while (at.minus(samples.getFirst().at()).compareTo(LOSS) > 0) {
      samples.removeFirst();
    }
    Sample second = before(at);
    Sample first = samples.getFirst();
    double seconds = Math.max(0.001, at.minus(second.at()).toNanos() / 1e9);
    return new Statistics(
        counters.path(),
        videoSent(
            counters.videoSent().now(),
            now.sent(),
            now.sent().since(second.sent()),
            flow(now.sent(), second.sent(), first.sent(), seconds, true),
            seconds),
        videoReceived(
            counters.videoReceived().now(),
            now.received(),
            now.received().since(second.received()),
            flow(now.received(), second.received(), first.received(), seconds, false),
            seconds),
        new Statistics.AudioSent(
            flow(now.said(), second.said(), first.said(), seconds, true),
            level(now.said().since(second.said()), seconds),
            counters.audioSent().now().codec()),
        new Statistics.AudioReceived(
            flow(now.heard(), second.heard(), first.heard(), seconds, false),
            level(now.heard().since(second.heard()), seconds),
            counters.audioReceived().now().codec(),
            counters.audioReceived().now().jitterMs(),
            concealedPercent(now.heard().since(first.heard()))),
        CallQuality.GOOD);
  }

  /** The newest sample from which a rate can be told; the oldest where none is old enough. */
  private Sample before(Duration at) {
    Sample found = samples.getFirst();
    for (Sample sample : samples) {
      if (at.minus(sample.at()).compareTo(RATE) >= 0) {
        found = sample;
      }
    }
    return found;
  }

  private static Statistics.VideoSent videoSent(
      Now now, Counts total, Counts lately, Flow flow, double seconds) {
    return new Statistics.VideoSent(
        flow,
        total.frames(),
        lately.frames() / seconds,
        now.width(),
        now.height(),
        now.codec(),
        now.targetKbps(),
        lately.frames() == 0 ? 0 : 1000 * lately.encodeSeconds() / lately.frames(),
        now.limitation());
  }

  private static Statistics.VideoReceived videoReceived(
      Now now, Counts total, Counts lately, Flow flow, double seconds) {
    return new Statistics.VideoReceived(
        flow,
        total.frames(),
        total.dropped(),
        lately.frames() / seconds,
        now.width(),
        now.height(),
        now.codec(),
        total.freezes(),
        now.jitterMs());
  }

  /**
   * @param sent whether packets are those that were sent, lost ones included
   */
  private static Flow flow(
      Counts total, Counts second, Counts first, double seconds, boolean sent) {
    return new Flow(
        total.bytes(),
        total.packets(),
        total.lost(),
        8 * total.since(second).bytes() / seconds / 1000,
        lossPercent(total.since(first), sent));
  }

  /** The height of the waves: libwebrtc takes the peaks of 10 ms for the energy (measured). */
  private static double level(Counts lately, double seconds) {
    return Math.min(1, Math.sqrt(lately.energy() / seconds));
  }

  private static double concealedPercent(Counts heard) {
    return heard.frames() <= 0 ? 0 : Math.max(0, 100.0 * heard.dropped() / heard.frames());
  }

  private static double lossPercent(Counts lately, boolean sent) {
    long all = sent ? lately.packets() : lately.packets() + lately.lost();
    return all <= 0 ? 0 : Math.max(0, Math.min(100, 100.0 * lately.lost() / all));
  }
}
