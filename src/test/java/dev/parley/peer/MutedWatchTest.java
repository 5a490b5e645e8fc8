package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.peer.MutedWatch.SpeechDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who talks while muted? Levels on a clock of the test's own. */
@Tag("unit")
class MutedWatchTest {
  private static final double STILL = 0.0005;
  private static final double FAN = 0.02;
  private static final double VOICE = 0.1;

  private final SpeechDetector talking = new SpeechDetector();
  private Duration now = Duration.ofHours(3);

  /** Looks at these levels one after the other; how many looks in it told. */
  private List<Integer> hear(List<Double> levels) {
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      if (talking.hears(levels.get(i), now)) {
        told.add(i);
      }
      now = now.plus(SpeechDetector.EVERY);
    }
    return told;
  }

  private static List<Double> times(int count, double level) {
    return IntStream.range(0, count).mapToObj(i -> level).toList();
  }

  private static List<Double> after(List<Double> first, List<Double> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  /** What is heard, and at which looks it is told: five of them are a second. */
  static Stream<Arguments> table() {
    return Stream.of(
        row("a still room", times(100, STILL)),
        row("a fan", times(100, FAN)),
        row("nothing at all", times(100, 0)),
        row("a voice in a still room", after(times(10, STILL), times(10, VOICE)), 11),
        row("a voice beside a fan", after(times(10, FAN), times(10, VOICE)), 11),
        row("a voice no louder than the fan", after(times(10, FAN), times(10, 2 * FAN))),
        row("a knock", after(after(times(10, STILL), times(1, 0.8)), times(10, STILL))),
        row("a whisper below everything", after(times(10, STILL), times(10, 0.004))),
        row("typing", after(times(10, STILL), knocks(40))),
        row("a voice from the first moment, with a pause", talksAtOnce(), 11),
        row(
            "a fan that is switched on is told once",
            after(times(10, STILL), times(200, FAN)),
            11));
  }

  private static Arguments row(String what, List<Double> levels, Integer... told) {
    return Arguments.of(what, levels, List.of(told));
  }

  private static List<Double> knocks(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 2 == 0 ? 0.3 : STILL).toList();
  }

  private static List<Double> talksAtOnce() {
    return after(after(times(8, VOICE), times(2, STILL)), times(10, VOICE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void itIsTold(String what, List<Double> levels, List<Integer> told) {
    assertEquals(told, hear(levels));
  }

  @Test
  void whoGoesOnIsToldAgainAfterTenSecondsAndNotBefore() {
    hear(times(10, STILL));
    List<Double> words = after(times(4, VOICE), times(1, STILL)); // a second
    List<Double> talk = Stream.generate(() -> words).limit(25).flatMap(List::stream).toList();
    assertEquals(List.of(1, 51, 101), hear(talk));
  }

  @Test
  void mutedAnewItLearnsTheRoomAnew() {
    hear(times(10, STILL));
    talking.begin();
    assertEquals(List.of(), hear(times(20, FAN)));
  }

  @Test
  void whoUnmutesAndMutesIsNotToldMoreOften() {
    hear(after(times(10, STILL), times(5, VOICE)));
    talking.begin();
    assertEquals(List.of(), hear(after(times(10, STILL), times(5, VOICE))));
  }
}
