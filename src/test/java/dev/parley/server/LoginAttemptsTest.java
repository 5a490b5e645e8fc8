package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each wrong password makes the next answer come later, for its connection and its address. */
@Tag("unit")
class LoginAttemptsTest {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Office office = new Office();

  @Test
  void threeMistakesCostNothing() {
    Office.Client alice = office.stranger();
    for (int i = 0; i < 3; i++) {
      assertTrue(guess(alice).get(0).contains("Authentication Failure"));
    }
  }

  @Test
  void thenEachAnswerTakesTwiceAsLong() {
    Office.Client alice = office.stranger();
    fail(alice, 3);
    for (int millis = 500; millis <= 8000; millis *= 2) {
      assertEquals(List.of(), guess(alice));
      office.loop.advance(Duration.ofMillis(millis - 1));
      assertEquals(List.of(), alice.wire.take());
      office.loop.advance(Duration.ofMillis(1));
      assertEquals(1, alice.wire.take().size());
    }
  }

  @Test
  void theRightPasswordHasToWaitAsWell() {
    Office.Client alice = office.stranger();
    fail(alice, 3);
    assertEquals(List.of(), alice.logIn("alice", "alicepw", "s1", ""));
    office.loop.advance(Duration.ofMillis(500));
    assertTrue(alice.wire.take().get(0).contains("logged in"));
  }

  @Test
  void whatIsSaidMeanwhileWaitsItsTurn() {
    Office.Client alice = office.stranger();
    fail(alice, 3);
    alice.logIn("alice", "alicepw", "s1", "");
    alice.call("echo", "{\"n\":1}");
    office.loop.advance(Duration.ofMillis(500));
    List<String> answers = alice.wire.take();
    assertTrue(answers.get(2).contains("\"n\":1"), answers.toString());
  }

  @Test
  void anotherConnectionFromThereWaitsToo() {
    fail(office.stranger(), 3);
    assertEquals(List.of(), guess(office.stranger()));
  }

  @Test
  void manyAtOnceDoNotHelp() {
    fail(office.stranger(), 3);
    for (int i = 0; i < 20; i++) {
      guess(office.stranger());
    }
    Office.Client last = office.stranger();
    guess(last);
    office.loop.advance(LONGEST.minusMillis(1));
    assertEquals(List.of(), last.wire.take());
    office.loop.advance(Duration.ofMillis(1));
    assertEquals(1, last.wire.take().size());
  }

  @Test
  void anotherAddressDoesNotWait() {
    fail(office.strangerFrom("10.0.0.66"), 3);
    assertEquals(1, guess(office.stranger()).size());
  }

  @Test
  void anAddressIsForgiven() {
    fail(office.stranger(), 3);
    office.loop.advance(Duration.ofMinutes(2));
    assertEquals(1, guess(office.stranger()).size());
  }

  @Test
  void aConnectionIsNotForgivenAndEndsAfterTen() {
    Office patient = new Office(Limits.DEFAULT.withTimes(LONGEST, Duration.ofDays(1)));
    Office.Client alice = patient.stranger();
    for (int i = 0; i < 10; i++) {
      assertFalse(alice.wire.closed);
      guess(alice);
      patient.loop.advance(Duration.ofMinutes(5));
    }
    assertTrue(alice.wire.closed);
  }

  @Test
  void logInsThatSucceedDoNotAddUp() {
    for (int i = 0; i < 100; i++) {
      assertEquals(2, office.stranger().logIn("alice", "alicepw", "s" + i, "").size());
    }
  }

  @Test
  void oneWhoGoesWhileWaitingLeavesNothingBehind() {
    Office.Client alice = office.stranger();
    fail(alice, 3);
    guess(alice);
    alice.hangUp();
    assertEquals(0, office.loop.pending());
  }

  private void fail(Office.Client client, int times) {
    for (int i = 0; i < times; i++) {
      guess(client);
    }
  }

  private List<String> guess(Office.Client client) {
    return client.logIn("alice", "wrong", "s1", "");
  }
}
