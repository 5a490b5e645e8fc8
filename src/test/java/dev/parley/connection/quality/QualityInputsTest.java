package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of verdicts; the reasons for the thresholds stand with them. */
@Tag("unit")
class QualityInputsTest {
  @ParameterizedTest(name = "{0}% lost, {1} steps, busy {2}, there {3}, {4} fps, {5} ms, {6} ms")
  @CsvSource({
    // lost, steps here, busy, steps there, fps, round trip, jitter
    "  0,   0, false, 0, 30,  20,   2, GOOD, NONE,       NONE",
    "  1.9, 0, false, 0, 30,  20,   2, GOOD, NONE,       NONE",
    "  2,   0, false, 0, 30,  20,   2, FAIR, LOSS,       LINK",
    "  5,   0, false, 0, 30,  20,   2, FAIR, LOSS,       LINK",
    " 10,   0, false, 0, 30,  20,   2, POOR, LOSS,       LINK",
    "  0,   1, false, 0, 30,  20,   2, FAIR, BANDWIDTH,  LINK",
    "  0,   2, false, 0, 30,  20,   2, POOR, BANDWIDTH,  LINK",
    "  0,   1, true,  0, 30,  20,   2, FAIR, PROCESSOR,  OWN",
    "  0,   3, true,  0, 30,  20,   2, POOR, PROCESSOR,  OWN",
    "  0,   0, true,  0, 30,  20,   2, GOOD, NONE,       NONE",
    "  0,   0, false, 1, 30,  20,   2, FAIR, BANDWIDTH,  PEER",
    "  0,   0, false, 2, 30,  20,   2, POOR, BANDWIDTH,  PEER",
    "  0,   0, false, 0, 15,  20,   2, GOOD, NONE,       NONE",
    "  0,   0, false, 0, 12,  20,   2, FAIR, BANDWIDTH,  PEER",
    "  0,   0, false, 0,  3,  20,   2, POOR, BANDWIDTH,  PEER",
    "  0,   0, false, 0, 30, 249,   2, GOOD, NONE,       NONE",
    "  0,   0, false, 0, 30, 250,   2, FAIR, ROUND_TRIP, LINK",
    "  0,   0, false, 0, 30, 600,   2, POOR, ROUND_TRIP, LINK",
    "  0,   0, false, 0, 30,  20,  50, FAIR, JITTER,     LINK",
    "  0,   0, false, 0, 30,  20, 150, POOR, JITTER,     LINK",
    // The worst counts; of equally bad ones the cause before its effects.
    "  5,   0, false, 0, 30, 600,   2, POOR, ROUND_TRIP, LINK",
    " 20,   3, false, 2,  3, 600, 150, POOR, LOSS,       LINK",
    "  0,   2, false, 0, 30, 600,   2, POOR, BANDWIDTH,  LINK",
  })
  void judges(
      double lost,
      int here,
      boolean busy,
      int there,
      double fps,
      double roundTrip,
      double jitter,
      QualityLevel grade,
      Cause cause,
      Side side) {
    QualityInputs qualityInputs =
        new QualityInputs(false, false, lost, 0, here, busy, there, fps, roundTrip, jitter);
    assertEquals(CallQuality.of(grade, cause, side), qualityInputs.verdict());
  }

  @Test
  void aLostConnectionIsAllThatCounts() {
    QualityInputs qualityInputs = new QualityInputs(true, true, 50, 0, 3, false, 2, 0, 900, 200);
    assertEquals(Cause.RECONNECTING, qualityInputs.verdict().cause());
  }

  @Test
  void aFrozenPictureIsPoorAndToldAfterWhatMayHaveFrozenIt() {
    QualityInputs frozen = new QualityInputs(false, true, 0, 0, 0, false, 0, 30, 20, 2);
    QualityInputs withLoss = new QualityInputs(false, true, 20, 0, 0, false, 0, 30, 20, 2);
    assertEquals(CallQuality.of(QualityLevel.POOR, Cause.FROZEN, Side.PEER), frozen.verdict());
    assertEquals(Cause.LOSS, withLoss.verdict().cause());
  }

  @ParameterizedTest(name = "10 % lost, {0} ms queued, {1} steps, busy {2}, there {3}: {4}")
  @CsvSource({
    "  0, 2, false, 0, LOSS,      LINK",
    " 99, 2, false, 0, LOSS,      LINK",
    "100, 1, false, 0, BANDWIDTH, LINK",
    "100, 1, false, 1, BANDWIDTH, LINK",
    "100, 0, false, 1, BANDWIDTH, PEER",
    "100, 0, false, 0, LOSS,      LINK",
    "100, 1, true,  0, LOSS,      LINK",
  })
  void lossOfAFullQueueIsWantOfBandwidth(
      double queue, int here, boolean busy, int there, Cause cause, Side side) {
    QualityInputs qualityInputs =
        new QualityInputs(false, false, 10, queue, here, busy, there, 30, 20, 2);
    assertEquals(CallQuality.of(QualityLevel.POOR, cause, side), qualityInputs.verdict());
  }

  @Test
  void everyCauseHasASentence() {
    for (Cause cause : Cause.values()) {
      boolean empty = CallQuality.of(QualityLevel.POOR, cause, Side.LINK).sentence().isEmpty();
      assertEquals(cause == Cause.NONE, empty, cause.name());
    }
    assertFalse(
        CallQuality.of(QualityLevel.FAIR, Cause.BANDWIDTH, Side.LINK)
            .sentence()
            .equals(CallQuality.of(QualityLevel.FAIR, Cause.BANDWIDTH, Side.PEER).sentence()));
  }
}
