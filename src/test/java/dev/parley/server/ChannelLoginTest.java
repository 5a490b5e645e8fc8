package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** verto.md: "A channel and its password are enough". */
@Tag("unit")
class ChannelLoginTest {
  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @Test
  void thePasswordOfAChannelLetsAnyNameIn() {
    List<String> answers =
        vertoHubFixture.stranger().logIn("anyone", "hall-pw", "s1", VertoHubFixture.HALL);
    assertTrue(answers.get(0).contains("logged in"), answers.get(0));
  }

  @Test
  void aWrongPasswordIsAFailure() {
    refused("Authentication Failure", "anyone", "yard-pw", VertoHubFixture.HALL);
  }

  @Test
  void anUnknownChannelIsIncorrect() {
    refused("Login Incorrect", "anyone", "hall-pw", "nowhere");
  }

  @Test
  void aGuestCannotTakeTheNameOfAUser() {
    refused("Authentication Failure", "alice", "hall-pw", VertoHubFixture.HALL);
  }

  @Test
  void aGuestHearsItsOwnChannelOnly() {
    VertoHubFixture.Client guest = vertoHubFixture.guest("one", VertoHubFixture.HALL);
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"unauthorizedChannels\":[\"yard\"]}}"),
        guest.call("verto.subscribe", "{\"eventChannel\":\"yard\"}"));
  }

  @Test
  void aGuestSpeaksInItsOwnChannelOnly() {
    VertoHubFixture.Client yard = vertoHubFixture.guest("one", VertoHubFixture.YARD);
    vertoHubFixture
        .guest("two", VertoHubFixture.HALL)
        .call("verto.broadcast", "{\"localBroadcast\":true,\"eventChannel\":\"yard\"}");
    assertEquals(List.of(), yard.wire.take());
  }

  @Test
  void aMessageDoesNotCrossFromChannelToChannel() {
    VertoHubFixture.Client hall = vertoHubFixture.guest("same", VertoHubFixture.HALL);
    VertoHubFixture.Client yard = vertoHubFixture.guest("same", VertoHubFixture.YARD);
    vertoHubFixture
        .guest("sender", VertoHubFixture.HALL)
        .call("verto.info", "{\"msg\":{\"to\":\"same\",\"body\":\"eA==\"}}");
    assertEquals(1, hall.wire.take().size());
    assertEquals(List.of(), yard.wire.take());
  }

  @Test
  void theSameNameInAnotherChannelCannotTakeOverASession() {
    vertoHubFixture.stranger().logIn("same", "hall-pw", "s1", VertoHubFixture.HALL);
    List<String> answers =
        vertoHubFixture.stranger().logIn("same", "yard-pw", "s1", VertoHubFixture.YARD);
    assertTrue(answers.get(0).contains("Session in use"), answers.get(0));
  }

  private void refused(String message, String login, String password, String channel) {
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"%s\"}}"
                .formatted(message)),
        vertoHubFixture.stranger().logIn(login, password, "s1", channel));
  }
}
