package dev.parley.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.VertoHubFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void manyAddressesDoNotMultiplyGuesses() {
    int answered = 0;
    for (int i = 0; i < 250; i++) {
      VertoHubFixture.Client one = vertoHubFixture.strangerFrom("10.0.1." + i);
      for (int guess = 0; guess < 3; guess++) {
        answered += guess(one).size();
      }
    }
    assertEquals(30, answered);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8::ffff:2, true",
    "2001:db8:0:0:1::1, 2001:db8:0:0:2::1, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "127.0.0.1, 127.9.9.9, true",
    "127.0.0.1, ::1, true",
    "fe80::1%1, fe80::2%1, true",
  })
  void someAddressesAreOneGuesser(String one, String other, boolean same) {
    fail(vertoHubFixture.strangerFrom(one), 3);
    assertEquals(same ? 0 : 1, guess(vertoHubFixture.strangerFrom(other)).size());
  }

  @Test
  void theRightPasswordDoesNotWaitForAFewWrongOnes() {
    for (int i = 0; i < 4; i++) {
      fail(vertoHubFixture.stranger(), 3);
    }
    assertEquals(2, vertoHubFixture.stranger().logIn("alice", "alicepw", "s1", "").size());
  }

  @Test
  void whereManyWereWrongANewcomerWaitsAndOneWhoWasThereBeforeDoesNot() {
    vertoHubFixture.user("alice", "s0").hangUp();
    for (int i = 0; i < 40; i++) {
      VertoHubFixture.Client guesser = vertoHubFixture.stranger();
      guesser.logIn("bob", "wrong", "s1", "");
    }
    VertoHubFixture.Client bob = vertoHubFixture.stranger();
    assertEquals(List.of(), bob.logIn("bob", "bobpw", "s2", ""));
    assertEquals(2, vertoHubFixture.stranger().logIn("alice", "alicepw", "s3", "").size());
    vertoHubFixture.loop.advance(LONGEST);
    assertTrue(bob.wire.take().get(0).contains("logged in"));
  }

  /** Silence tells a guesser that it would have been answered at once. */
  @Test
  void onlySoManyGuessesAreToldBySilence() {
    for (int i = 0; i < 23; i++) {
      guess(vertoHubFixture.stranger());
    }
    assertEquals(List.of(), vertoHubFixture.stranger().logIn("alice", "alicepw", "s1", ""));
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
