package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.Link;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a server refuses, and what the client makes of it. */
@Tag("unit")
class VertoLoginTest {
  private final VertoFixture verto = new VertoFixture();

  @ParameterizedTest
  @CsvSource({
    "-32001, Authentication Failure, That password didn’t work, true",
    "-32001, Missing passwd, requires a password, true",
    "-32000, Authentication Required, requires a password, true",
    "-32001, Login Incorrect, has no channel, false",
    "-32001, Id Not Proven, belongs to someone else, false",
    "-32601, 'Invalid Method, Missing Method or Permission Denied', refused the sign-in, false",
    "-1, Something else, Something else, false"
  })
  void aRefusedLogInIsOneSentenceAndIsNotTriedAgain(
      int code, String message, String sentence, boolean asksPassword) {
    verto.joined();
    verto.answer(refusal(code, message));
    assertEquals(Link.State.REFUSED, verto.state());
    assertTrue(verto.link().reason().contains(sentence), verto.link().reason());
    assertEquals(asksPassword, verto.link().asksPassword());
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void anotherPasswordIsTriedAtOnce() {
    verto.joined();
    verto.answer(refusal(-32001, "Authentication Failure"));
    verto.loop.act(() -> verto.client.join("better"));
    verto.loop.act(() -> verto.sockets.latest().opens());
    assertEquals("better", verto.takeRequest().path("params").path("passwd").asText());
  }

  @Test
  void aSessionInUseIsReplacedOnceAndTriedAgainAtOnce() {
    verto.joined();
    verto.answer(refusal(-32001, "Session in use"));
    verto.loop.act(() -> verto.sockets.latest().opens());
    assertEquals("fresh-1", verto.takeRequest().path("params").path("sessid").asText());
  }

  @Test
  void aSecondSessionInUseIsARefusal() {
    verto.joined();
    verto.answer(refusal(-32001, "Session in use"));
    verto.loop.act(() -> verto.sockets.latest().opens());
    verto.answer(refusal(-32001, "Session in use"));
    assertEquals(Link.State.REFUSED, verto.state());
    assertEquals(1, verto.freshSessions);
  }

  @Test
  void aLogInThatSucceededAllowsTheSessionToBeReplacedAgain() {
    verto.joined();
    verto.answer(refusal(-32001, "Session in use"));
    verto.loop.act(() -> verto.sockets.latest().opens());
    verto.answer("\"result\":{\"message\":\"logged in\"}");
    verto.loop.act(() -> verto.sockets.latest().breaks());
    verto.loop.advance(Duration.ofSeconds(10));
    verto.loop.act(() -> verto.sockets.latest().opens());
    verto.answer(refusal(-32001, "Session in use"));
    assertEquals(2, verto.freshSessions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"error\":{\"unauthorizedChannels\":[\"" + VertoFixture.CHANNEL + "\"]}",
        "\"error\":{}",
        "\"result\":{\"subscribedChannels\":[],\"unauthorizedChannels\":[\"x\"]}",
        "\"result\":{\"message\":\"Permission Denied.\",\"code\":-32002}"
      })
  void aRefusedSubscriptionIsFinalInWhateverFormItComes(String answer) {
    verto.loggedIn();
    verto.answer(answer);
    assertEquals(Link.State.REFUSED, verto.state());
    assertFalse(verto.link().asksPassword());
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void asGoodAsSubscribedIsSubscribedBefore() {
    verto.loggedIn();
    verto.answer(
        "\"result\":{\"subscribedChannels\":[],\"alreadySubscribedChannels\":[\""
            + VertoFixture.CHANNEL
            + "\"]}");
    assertEquals(Link.State.ONLINE, verto.state());
  }

  @Test
  void aServerThatIsReadyTwiceIsSubscribedToOnce() {
    verto.online();
    verto.sockets.latest().takeSent();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"verto.clientReady\",\"params\":{}}");
    assertTrue(verto.sockets.latest().takeSent().isEmpty());
  }

  @Test
  void aServerThatNeverAnswersTheLogInIsTriedAgain() {
    verto.joined();
    verto.loop.advance(Duration.ofSeconds(29));
    assertEquals(1, verto.sockets.count());
    verto.loop.advance(Duration.ofSeconds(1));
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void aServerThatIsNeverReadyIsTriedAgain() {
    verto.joined();
    verto.answer("\"result\":{\"message\":\"logged in\"}");
    verto.loop.advance(Duration.ofMinutes(1));
    assertTrue(verto.sockets.count() > 1);
  }

  private static String refusal(int code, String message) {
    return "\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}";
  }
}
