package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.Link;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Requests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a dead connection is found, and a living one left alone. */
@Tag("unit")
class LivenessTest {
  private static final String ANSWER = "\"result\":{\"sessid\":\"sess\"}";
  private static final String PING =
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"verto.ping\",\"params\":{\"serno\":1}}";

  private final VertoFixture verto = new VertoFixture();

  @ParameterizedTest
  @CsvSource({"0, 40", "0.5, 45", "0.999999, 50"})
  void anEchoIsDueEvery45SecondsGiveOrTake5(double random, int seconds) {
    VertoFixture there = new VertoFixture(() -> random).online();
    there.sockets.latest().takeSent();
    there.loop.advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertEquals(List.of(), there.sockets.latest().takeSent());
    there.loop.advance(Duration.ofMillis(1));
    assertEquals("echo", there.takeRequest().path("method").asText());
  }

  @Test
  void anAnsweredEchoIsABeatAndTheNextFollows() {
    verto.online();
    for (int beat = 0; beat < 3; beat++) {
      verto.loop.advance(Duration.ofSeconds(45));
      verto.answer(ANSWER);
    }
    assertEquals(List.of("logged in", "beat", "beat", "beat"), verto.heard);
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void aHalfOpenConnectionIsFoundTenSecondsAfterTheEchoWithoutAnswer() {
    verto.online();
    verto.loop.advance(Duration.ofSeconds(45));
    assertEquals("echo", verto.takeRequest().path("method").asText());
    verto.loop.advance(Requests.ANSWER_LIMIT.minusMillis(1));
    assertEquals(1, verto.sockets.count());
    verto.loop.advance(Duration.ofMillis(1));
    assertEquals(2, verto.sockets.count());
    assertTrue(verto.links.contains(waiting("Nothing received from the server for too long.")));
  }

  @Test
  void anyRequestWithoutAnswerGivesItAway() {
    verto.online();
    verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.READY, "")));
    verto.loop.advance(Requests.ANSWER_LIMIT);
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void aServerThatTalksAndAnswersNothingIsDeadToo() {
    verto.online();
    verto.loop.advance(Duration.ofSeconds(45));
    verto.loop.advance(Duration.ofSeconds(5));
    verto.says(PING);
    verto.loop.advance(Duration.ofSeconds(5));
    assertTrue(verto.links.contains(waiting("The server has stopped responding.")));
  }

  @Test
  void aSlowServerThatGoesOnAnsweringLives() {
    verto.online();
    for (int request = 0; request < 4; request++) {
      verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.READY, "")));
    }
    for (int answer = 0; answer < 4; answer++) {
      verto.loop.advance(Duration.ofSeconds(9));
      // 1 was the log in, 2 the subscription, and 3 the question for ICE servers
      verto.says("{\"jsonrpc\":\"2.0\",\"id\":" + (4 + answer) + "," + ANSWER + "}");
    }
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void afterSleepTheConnectionIsCheckedBeforeItCountsAsOnline() {
    verto.online();
    verto.loop.act(verto.client::woke);
    assertEquals(Link.State.CONNECTING, verto.state());
    verto.answer(ANSWER);
    assertEquals(Link.State.ONLINE, verto.state());
    assertEquals(1, verto.sockets.count());
  }

  /** The new address may come while the old connection is still being checked. */
  @Test
  void anotherNetworkAfterSleepStartsNoSecondConnectionBesideTheCheckedOne() {
    verto.online();
    verto.loop.act(verto.client::woke);
    verto.loop.act(verto.client::networkChanged);
    assertEquals(1, verto.sockets.count());
    verto.loop.advance(Duration.ofSeconds(5));
    assertEquals(2, verto.sockets.count());
    verto.loop.act(() -> verto.sockets.latest().opens());
    verto.loop.advance(Duration.ofSeconds(10));
    assertEquals(Link.State.LOGGING_IN, verto.state());
  }

  @Test
  void aConnectionThatDidNotSurviveSleepIsMadeAnewWithinSeconds() {
    verto.online();
    verto.loop.act(verto.client::woke);
    verto.loop.advance(Duration.ofSeconds(5));
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void aWaitForTheNextTryIsOverWhenTheNetworkComesBack() {
    verto.joined();
    for (int loss = 0; loss < 3; loss++) {
      verto.loop.act(() -> verto.sockets.latest().breaks());
    }
    verto.loop.advance(Duration.ofSeconds(5));
    verto.loop.act(() -> verto.sockets.latest().breaks());
    int before = verto.sockets.count();
    assertEquals(Link.State.WAITING, verto.state());
    verto.loop.act(verto.client::networkChanged);
    assertEquals(before + 1, verto.sockets.count());
    assertEquals(1, verto.sockets.living());
  }

  @Test
  void anAttemptOnTheOldNetworkIsBegunAnew() {
    verto.loop.act(verto.client::join);
    verto.loop.act(verto.client::networkChanged);
    assertEquals(2, verto.sockets.count());
    assertEquals(1, verto.sockets.living());
  }

  @Test
  void aConnectionThatSurvivedTheChangeOfNetworkStays() {
    verto.online();
    verto.loop.act(verto.client::networkChanged);
    assertEquals(Link.State.ONLINE, verto.state());
    verto.answer(ANSWER);
    verto.loop.advance(Duration.ofSeconds(30));
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void aConnectionFromAnAddressThatIsGoneBeginsAnewQuickly() {
    verto.online();
    verto.sockets.latest().strands();
    verto.loop.act(verto.client::networkChanged);
    verto.loop.advance(Duration.ofSeconds(1));
    assertEquals(2, verto.sockets.count());
    assertEquals(1, verto.sockets.living());
  }

  @Test
  void whoIsPuntedOrRefusedIsNotWokenByTheNetwork() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.act(verto.client::networkChanged);
    verto.loop.act(verto.client::woke);
    assertEquals(Link.State.PUNTED, verto.state());
    assertEquals(0, verto.sockets.living());
  }

  @Test
  void aLogInBringsTheQuickAttemptsBack() {
    verto.online();
    verto.loop.act(() -> verto.sockets.latest().breaks());
    assertEquals(verto.loop.now().plusSeconds(1), verto.link().retryAt());
    verto.loop.advance(Duration.ofSeconds(1));
    verto.loop.act(() -> verto.sockets.latest().breaks());
    assertEquals(verto.loop.now().plusSeconds(2), verto.link().retryAt());
    verto.online();
    verto.loop.act(() -> verto.sockets.latest().breaks());
    assertEquals(verto.loop.now().plusSeconds(1), verto.link().retryAt());
  }

  private Link waiting(String why) {
    return Link.waiting(why, verto.loop.now());
  }
}
