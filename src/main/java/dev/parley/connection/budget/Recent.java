package dev.parley.connection.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The best of a figure in the last seconds: that of one second may be an accident. */
final class Recent {
  private static final Duration MEMORY = Duration.ofMillis(2_500);

  private record Sample(Duration at, double value) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Takes the newest. */
  double best(Duration now, double value) {
    samples.addLast(new Sample(now, value));
    while (now.minus(samples.getFirst().at()).compareTo(MEMORY) > 0) {
      samples.removeFirst();
    }
    return samples.stream().mapToDouble(Sample::value).max().orElse(value);
  }
}
