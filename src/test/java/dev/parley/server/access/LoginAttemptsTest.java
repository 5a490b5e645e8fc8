package dev.parley.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.VertoHubFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each wrong password makes the next answer come later, for its connection and its address. */
@Tag("unit")
class LoginAttemptsTest {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @Test
  void threeMistakesCostNothing() {
    VertoHubFixture.Client alice = vertoHubFixture.stranger();
    for (int i = 0; i < 3; i++) {
      assertTrue(guess(alice).get(0).contains("Authentication Failure"));
    }
  }

  @Test
  void thenEachAnswerTakesTwiceAsLong() {
    VertoHubFixture.Client alice = vertoHubFixture.stranger();
    fail(alice, 3);
    for (int millis = 500; millis <= 8000; millis *= 2) {
      assertEquals(List.of(), guess(alice));
      vertoHubFixture.loop.advance(Duration.ofMillis(millis - 1));
      assertEquals(List.of(), alice.wire.take());
      vertoHubFixture.loop.advance(Duration.ofMillis(1));
      assertEquals(1, alice.wire.take().size());
    }
  }

  @Test
  void theRightPasswordHasToWaitAsWell() {
    VertoHubFixture.Client alice = vertoHubFixture.stranger();
    fail(alice, 3);
    assertEquals(List.of(), alice.logIn("alice", "alicepw", "s1", ""));
    vertoHubFixture.loop.advance(Duration.ofMillis(500));
    assertTrue(alice.wire.take().get(0).contains("logged in"));
  }

  @Test
  void whatIsSaidMeanwhileWaitsItsTurn() {
    VertoHubFixture.Client alice = vertoHubFixture.stranger();
    fail(alice, 3);
    alice.logIn("alice", "alicepw", "s1", "");
    alice.call("echo", "{\"n\":1}");
    vertoHubFixture.loop.advance(Duration.ofMillis(500));
    List<String> answers = alice.wire.take();
    assertTrue(answers.get(2).contains("\"n\":1"), answers.toString());
  }

  @Test
  void anotherConnectionFromThereWaitsToo() {
    fail(vertoHubFixture.stranger(), 3);
    assertEquals(List.of(), guess(vertoHubFixture.stranger()));
  }

  @Test
  void manyAtOnceDoNotHelp() {
    fail(vertoHubFixture.stranger(), 3);
    for (int i = 0; i < 20; i++) {
      guess(vertoHubFixture.stranger());
    }
    VertoHubFixture.Client last = vertoHubFixture.stranger();
    guess(last);
    vertoHubFixture.loop.advance(LONGEST.minusMillis(1));
    assertEquals(List.of(), last.wire.take());
    vertoHubFixture.loop.advance(Duration.ofMillis(1));
    assertEquals(1, last.wire.take().size());
  }

  @Test
  void anotherAddressDoesNotWait() {
    fail(vertoHubFixture.strangerFrom("10.0.0.66"), 3);
    assertEquals(1, guess(vertoHubFixture.stranger()).size());
  }

  @Test
  void anAddressIsForgiven() {
    fail(vertoHubFixture.stranger(), 3);
    vertoHubFixture.loop.advance(Duration.ofMinutes(2));
    assertEquals(1, guess(vertoHubFixture.stranger()).size());
  }

  @Test
  void aConnectionIsNotForgivenAndEndsAfterTen() {
    VertoHubFixture patient =
        new VertoHubFixture(Limits.DEFAULT.withTimes(LONGEST, Duration.ofDays(1)));
    VertoHubFixture.Client alice = patient.stranger();
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
      assertEquals(2, vertoHubFixture.stranger().logIn("alice", "alicepw", "s" + i, "").size());
    }
  }

  @Test
  void oneWhoGoesWhileWaitingLeavesNothingBehind() {
    VertoHubFixture.Client alice = vertoHubFixture.stranger();
    fail(alice, 3);
    guess(alice);
    alice.hangUp();
    assertEquals(0, vertoHubFixture.loop.pending());
  }

  private void fail(VertoHubFixture.Client client, int times) {
    for (int i = 0; i < times; i++) {
      guess(client);
    }
  }

  private List<String> guess(VertoHubFixture.Client client) {
    return client.logIn("alice", "wrong", "s1", "");
  }
}
