package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.identity.SelfCertifyingId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/identities.md: an id that belongs to a secret can be used only with that secret. */
@Tag("unit")
class ClaimedIdTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final String ID = SelfCertifyingId.of(SECRET);
  private static final String NOT_PROVEN =
      "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"Id Not Proven\"}}";

  private final VertoHubFixture hub = new VertoHubFixture();

  @Test
  void itsOwnerComesInWithTheSecret() {
    assertTrue(logIn(hub.stranger(), ID, "\"" + SECRET + "\"").get(0).contains("logged in"));
  }

  @Test
  void nobodyComesInWithoutOne() {
    assertEquals(
        List.of(NOT_PROVEN), hub.stranger().logIn(ID, "hall-pw", "s1", VertoHubFixture.HALL));
  }

  static Stream<String> wrongSecrets() {
    return Stream.of(
        "\"\"",
        "\"" + SECRET.substring(1) + "\"",
        "\"" + SECRET + "0\"",
        "\"" + SECRET.toUpperCase(Locale.ROOT) + "\"",
        "\"" + "b".repeat(64) + "\"",
        "\"" + "b".repeat(200_000) + "\"",
        "\"" + SECRET + "\\u0000\"",
        "null",
        "true",
        "0",
        "1e999",
        "{\"secret\":\"" + SECRET + "\"}",
        "[\"" + SECRET + "\"]");
  }

  @ParameterizedTest
  @MethodSource("wrongSecrets")
  void nobodyComesInWithAnotherOrWithWhatIsNone(String secret) {
    assertEquals(List.of(NOT_PROVEN), logIn(hub.stranger(), ID, secret));
  }

  @Test
  void anotherSpellingIsNobodys() {
    for (String login : List.of(ID.toUpperCase(Locale.ROOT), ID.replace("sha", "SHA"))) {
      assertEquals(List.of(NOT_PROVEN), logIn(hub.stranger(), login, "\"" + SECRET + "\""));
    }
  }

  @Test
  void withItsDomainItIsTheSameId() {
    String login = ID + "@verto.test";
    assertEquals(
        List.of(NOT_PROVEN), hub.stranger().logIn(login, "hall-pw", "s1", VertoHubFixture.HALL));
    assertTrue(logIn(hub.stranger(), login, "\"" + SECRET + "\"").get(0).contains("logged in"));
  }

  @Test
  void theSecretReplacesNoPassword() {
    List<String> answers =
        hub.stranger()
            .call(
                "login",
                "{\"login\":\"%s\",\"passwd\":\"wrong\",\"loginParams\":{\"channel\":\"hall\",\"idSecret\":\"%s\"}}"
                    .formatted(ID, SECRET));
    assertTrue(answers.get(0).contains("Authentication Failure"), answers.get(0));
  }

  /** So that nobody tries secrets without end, or has the server calculate. */
  @Test
  void aClientThatKeepsClaimingAnIdIsDisconnected() {
    VertoHubFixture.Client attacker = hub.stranger();
    for (int i = 0; i < 10; i++) {
      attacker.logIn(ID, "hall-pw", "s1", VertoHubFixture.HALL);
      hub.loop.advance(Duration.ofSeconds(8));
    }
    assertTrue(attacker.wire.closed);
  }

  /** Older clients, web pages, and ids that were chosen by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0b6a1d52-7a0e-4f0c-9f0e-2f1f0c6f8a11",
        "desk",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851d"
      })
  void otherIdsNeedNone(String id) {
    assertTrue(
        hub.stranger().logIn(id, "hall-pw", "s", VertoHubFixture.HALL).get(0).contains("logged"));
    assertTrue(logIn(hub.stranger(), id, "\"" + SECRET + "\"").get(0).contains("logged in"));
  }

  @Test
  void loginParamsOfAnyTypeAreBorne() {
    for (String params : List.of("7", "null", "[]", "\"hall\"", "{\"channel\":{}}", "true")) {
      String login = "{\"login\":\"%s\",\"passwd\":\"x\",\"loginParams\":%s}".formatted(ID, params);
      String answer = hub.strangerFrom("of " + params).call("login", login).get(0);
      assertTrue(answer.contains("Login Incorrect"), answer);
    }
  }

  /** Not in an event, and not to a client that sends one itself: the requests have it in them. */
  @Test
  void aSessionIdIsInNoEvent() {
    VertoHubFixture.Client other = hub.guest("other", VertoHubFixture.HALL);
    VertoHubFixture.Client sender = hub.guest("sender", VertoHubFixture.HALL);
    List<String> own =
        sender.call(
            "verto.broadcast",
            "{\"sessid\":\"of-senderhall\",\"localBroadcast\":true,\"eventChannel\":\"hall\"}");
    String heard = other.wire.take().get(0);
    assertTrue(heard.contains("sender@verto.test"), heard);
    assertFalse(heard.contains("of-senderhall"), heard);
    assertFalse(heard.contains("sessid"), heard);
    assertFalse(own.get(1).contains("sessid"), own.get(1));
  }

  @Test
  void aLiveSessionIsNotForAnotherIdThatKnowsIt() {
    VertoHubFixture.Client victim = hub.stranger();
    logIn(victim, ID, "\"" + SECRET + "\"");
    victim.wire.take();
    List<String> answers = hub.stranger().logIn("other", "hall-pw", "s1", VertoHubFixture.HALL);
    assertTrue(answers.get(0).contains("Session in use"), answers.get(0));
    assertEquals(List.of(), victim.wire.take());
    assertEquals(1, victim.call("echo", "{}").size());
  }

  /** The name of the echo peer that a server runs itself. */
  @Test
  void aReservedNameIsForItsPasswordInItsChannelAlone() {
    VertoHubFixture.Client guest = hub.stranger();
    String answer = guest.logIn("echo", "hall-pw", "s1", VertoHubFixture.HALL).get(0);
    assertTrue(answer.contains("Authentication Failure"), answer);
    assertTrue(
        guest.logIn("echo", "echo-pw", "s1", VertoHubFixture.HALL).get(0).contains("logged"));
    VertoHubFixture.Client inYard = hub.stranger();
    assertTrue(
        inYard.logIn("echo", "yard-pw", "s2", VertoHubFixture.YARD).get(0).contains("logged"));
  }

  private static List<String> logIn(VertoHubFixture.Client client, String id, String secret) {
    return client.call(
        "login",
        "{\"login\":\"%s\",\"passwd\":\"hall-pw\",\"sessid\":\"s1\",\"loginParams\":{\"channel\":\"hall\",\"idSecret\":%s}}"
            .formatted(id, secret));
  }
}
