package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one peer of an extension cannot do to the others. */
@Tag("unit")
class ExtensionLimitsTest {
  private final ExtensionDeskFixture desk = new ExtensionDeskFixture();

  @Test
  void aPeerBeginsTenCallsAtOnceAndOneASecond() {
    desk.agent();
    Guest caller = desk.peer();
    for (int i = 0; i < 10; i++) {
      caller.ask("end", "call", caller.calls(""));
      caller.heard();
    }
    assertEquals(List.of("error too-much"), caller.asks("call"));
    desk.loop.advance(Duration.ofSeconds(1));
    caller.ask("end", "call", caller.calls(""));
    caller.heard();
    assertEquals(List.of("error too-much"), caller.asks("call"));
  }

  @Test
  void anExtensionHasFiftyUnansweredCalls() {
    Guest agent = desk.agent();
    for (int i = 0; i < ExtensionDesk.MOST_RINGING; i++) {
      assertEquals(List.of("response ringing"), desk.peer().asks("call"));
    }
    Guest one = desk.peer();
    assertEquals(List.of("error too-much"), one.asks("call"));
    agent.ask("answer", "call", agent.take().get(0).path("call").asText());
    assertEquals(List.of("response ringing"), one.asks("call"));
  }

  @Test
  void threeWrongPasswordsCostNothingAndThenEachAnswerTakesTwiceAsLong() {
    Guest guesser = desk.peer();
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of("response unregistered"), guesser.asks("register", "password", "x"));
    }
    for (int millis = 500; millis <= 8000; millis *= 2) {
      assertEquals(List.of(), guesser.asks("register", "password", "x"));
      desk.loop.advance(Duration.ofMillis(millis - 1));
      assertEquals(List.of(), guesser.heard());
      desk.loop.advance(Duration.ofMillis(1));
      assertEquals(List.of("response unregistered"), guesser.heard());
    }
  }

  @Test
  void theTenthEndsTheConnection() {
    Guest guesser = desk.peer();
    for (int i = 0; i < 10; i++) {
      assertFalse(guesser.wire.closed);
      guesser.ask("register", "password", "x");
      desk.loop.advance(Duration.ofSeconds(8));
    }
    assertTrue(guesser.wire.closed);
  }

  @Test
  void unknownExtensionsAreGuessesToo() {
    Guest guesser = desk.stranger();
    for (int i = 0; i < 3; i++) {
      guesser.init("x" + i);
    }
    guesser.say("{\"request\":\"init\",\"id\":1,\"version\":1,\"extension\":\"desk\"}");
    assertEquals(List.of(), guesser.heard());
    desk.loop.advance(Duration.ofMillis(500));
    assertEquals(List.of("response init"), guesser.heard());
  }

  @Test
  void oneWhoSaysNotWhatItWantsIsClosed() {
    Guest stranger = desk.stranger();
    desk.loop.advance(Duration.ofSeconds(59));
    assertFalse(stranger.wire.closed);
    desk.loop.advance(Duration.ofSeconds(1));
    assertTrue(stranger.wire.closed);
  }

  @Test
  void oneWhoNoLongerShowsThatItIsThereIsNoLongerRegistered() {
    Guest agent = desk.agent();
    desk.loop.advance(Duration.ofSeconds(29));
    assertEquals(0, agent.wire.pings);
    desk.loop.advance(Duration.ofSeconds(1));
    assertEquals(1, agent.wire.pings);
    desk.loop.act(agent.peer::ponged);
    desk.loop.advance(Duration.ofSeconds(29));
    Guest peer = desk.peer();
    desk.loop.advance(Duration.ofSeconds(20));
    desk.loop.act(peer.peer::ponged);
    assertEquals(List.of(), peer.heard());
    desk.loop.advance(Duration.ofSeconds(1));
    assertTrue(agent.wire.cut);
    assertEquals(List.of("event offline"), peer.heard());
  }

  /** The calls of who does not read go on for the others, whole. */
  @Test
  void oneWhoReadsTooSlowlyIsDroppedAndItsCallEnds() {
    Guest slow = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    slow.heard();
    slow.wire.clogged = true;
    slow.ask("answer", "call", call);
    assertTrue(slow.wire.cut);
    assertEquals(List.of("event connected", "event disconnected", "event offline"), caller.heard());
    assertEquals(List.of("response offline"), caller.asks("call"));
  }

  @Test
  void nothingIsLeftOfThoseWhoHaveGone() {
    Guest agent = desk.agent();
    Guest caller = desk.caller();
    agent.hangUp();
    caller.hangUp();
    assertEquals(0, desk.loop.pending());
  }
}
