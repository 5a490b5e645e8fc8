package dev.parley.view.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who speaks, as people begin and end to. */
@Tag("unit")
class SpeakerChoiceTest {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final List<String> ALL = List.of("ann", "bob", "carl");

  private final SpeakerChoice choice = new SpeakerChoice();
  private Duration now = Duration.ofSeconds(1000);

  /** Ten levels a second of each, silent but for these. */
  private void pass(long millis, Map<String, Double> loud) {
    for (Duration end = now.plusMillis(millis); now.compareTo(end) < 0; now = now.plus(STEP)) {
      for (String id : ALL) {
        choice.level(id, loud.getOrDefault(id, 0.001), now);
      }
    }
  }

  private void speaks(String id, long millis) {
    pass(millis, Map.of(id, 0.2));
  }

  private void silence(long millis) {
    pass(millis, Map.of());
  }

  private Optional<String> speaker() {
    return choice.speaker(now);
  }

  @Test
  void nobodySpeaksInSilence() {
    silence(5000);
    assertEquals(Optional.empty(), speaker());
  }

  @Test
  void aCoughIsNoSpeech() {
    speaks("ann", 200);
    silence(1000);
    assertEquals(Optional.empty(), speaker());
  }

  @Test
  void whoBeginsIsChosenAfterThreeHundredMilliseconds() {
    speaks("ann", 300);
    assertEquals(Optional.empty(), speaker());
    speaks("ann", 100);
    assertEquals(Optional.of("ann"), speaker());
  }

  @Test
  void theWordPassesWithinHalfASecond() {
    speaks("ann", 5000);
    silence(300);
    speaks("bob", 500);
    assertEquals(Optional.of("bob"), speaker());
  }

  @Test
  void aShortPauseBetweenWordsIsNone() {
    speaks("ann", 200);
    silence(100);
    speaks("ann", 200);
    assertEquals(Optional.of("ann"), speaker());
  }

  @Test
  void whoWasChosenStaysForTwoSeconds() {
    speaks("ann", 500);
    speaks("bob", 1500);
    assertEquals(Optional.of("ann"), speaker());
    speaks("bob", 500);
    assertEquals(Optional.of("bob"), speaker());
  }

  @Test
  void afterTwoSecondsOfSilenceNobodySpeaks() {
    speaks("ann", 5000);
    silence(1900);
    assertEquals(Optional.of("ann"), speaker());
    silence(300);
    assertEquals(Optional.empty(), speaker());
  }

  @Test
  void whoTalksOverSomebodyDoesNotTakeTheWord() {
    speaks("ann", 3000);
    pass(5000, Map.of("ann", 0.2, "bob", 0.25));
    assertEquals(Optional.of("ann"), speaker());
  }

  @Test
  void aFanGivesWayToAVoice() {
    pass(10_000, Map.of("ann", 0.04));
    assertEquals(Optional.of("ann"), speaker());
    pass(2500, Map.of("ann", 0.04, "bob", 0.2));
    assertEquals(Optional.of("bob"), speaker());
  }

  @Test
  void whoLeavesSpeaksNoMore() {
    speaks("ann", 3000);
    choice.forget("ann");
    assertEquals(Optional.empty(), speaker());
    speaks("bob", 500);
    assertEquals(Optional.of("bob"), speaker());
  }

  @Test
  void levelsThatAreNoneAreSilence() {
    pass(3000, Map.of("ann", Double.NaN, "bob", -1.0));
    assertEquals(Optional.empty(), speaker());
    pass(3000, Map.of("carl", Double.POSITIVE_INFINITY));
    assertEquals(Optional.of("carl"), speaker());
    silence(2200);
    speaks("ann", 500);
    assertTrue(speaker().isPresent());
  }
}
