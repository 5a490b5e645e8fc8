package dev.parley.data.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.hearing.Playout.Received;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LossLedgerTest {
  private final LossLedger ledger = new LossLedger();
  private final Random random = new Random(1);
  private long packets;
  private long lost;

  @Test
  void aBadMinuteIsToldWithItsLengthAndShare() {
    seconds(60, 0);
    seconds(40, 6);
    seconds(60, 0);

    assertTrue(ledger.loss().matters());
    assertEquals(40, ledger.loss().seconds(), 2);
    assertEquals(6, ledger.loss().percent(), 1);
  }

  @Test
  void aPacketNowAndThenIsNotWorthAWord() {
    seconds(600, 0.2);

    assertFalse(ledger.loss().matters());
  }

  @Test
  void whatComesLateIsTakenOffAgain() {
    seconds(5, 0);
    ledger.add(new Received(packets, lost + 2));
    ledger.add(new Received(packets + 150, lost));
    assertFalse(ledger.loss().matters());
  }

  @Test
  void countsThatBeginAnewAreNoLoss() {
    seconds(10, 0);
    ledger.add(new Received(10, 0));
    ledger.add(new Received(0, 900));
    ledger.add(new Received(100, -900));

    assertFalse(ledger.loss().matters());
  }

  /** Until a report comes, what is lost counts as received; then it is taken off all at once. */
  @Test
  void lossThatIsReportedLateIsNotThrownAway() {
    for (int second = 1; second <= 60; second++) {
      long sent = 150L * second;
      long known = 150L * (second / 5 * 5) / 4;
      ledger.add(new Received(sent - known, known));
    }

    assertTrue(ledger.loss().matters());
    assertEquals(25, ledger.loss().percent(), 2);
    assertEquals(60, ledger.loss().seconds(), 5);
  }

  private void seconds(int howMany, double percent) {
    for (int second = 0; second < howMany; second++) {
      for (int packet = 0; packet < 150; packet++) {
        boolean isLost = random.nextDouble() * 100 < percent;
        lost += isLost ? 1 : 0;
        packets += isLost ? 0 : 1;
      }
      ledger.add(new Received(packets, lost));
    }
  }
}
