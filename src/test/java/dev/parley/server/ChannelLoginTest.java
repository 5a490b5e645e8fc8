package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** verto.md: "A channel and its password are enough". */
@Tag("unit")
class ChannelLoginTest {
  private final Office office = new Office();

  @Test
  void thePasswordOfAChannelLetsAnyNameIn() {
    List<String> answers = office.stranger().logIn("anyone", "hall-pw", "s1", Office.HALL);
    assertTrue(answers.get(0).contains("logged in"), answers.get(0));
  }

  @Test
  void aWrongPasswordIsAFailure() {
    refused("Authentication Failure", "anyone", "yard-pw", Office.HALL);
  }

  @Test
  void anUnknownChannelIsIncorrect() {
    refused("Login Incorrect", "anyone", "hall-pw", "nowhere");
  }

  @Test
  void aGuestCannotTakeTheNameOfAUser() {
    refused("Authentication Failure", "alice", "hall-pw", Office.HALL);
  }

  @Test
  void aGuestHearsItsOwnChannelOnly() {
    Office.Client guest = office.guest("one", Office.HALL);
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"unauthorizedChannels\":[\"yard\"]}}"),
        guest.call("verto.subscribe", "{\"eventChannel\":\"yard\"}"));
  }

  @Test
  void aGuestSpeaksInItsOwnChannelOnly() {
    Office.Client yard = office.guest("one", Office.YARD);
    office
        .guest("two", Office.HALL)
        .call("verto.broadcast", "{\"localBroadcast\":true,\"eventChannel\":\"yard\"}");
    assertEquals(List.of(), yard.wire.take());
  }

  @Test
  void aMessageDoesNotCrossFromChannelToChannel() {
    Office.Client hall = office.guest("same", Office.HALL);
    Office.Client yard = office.guest("same", Office.YARD);
    office
        .guest("sender", Office.HALL)
        .call("verto.info", "{\"msg\":{\"to\":\"same\",\"body\":\"eA==\"}}");
    assertEquals(1, hall.wire.take().size());
    assertEquals(List.of(), yard.wire.take());
  }

  @Test
  void theSameNameInAnotherChannelCannotTakeOverASession() {
    office.stranger().logIn("same", "hall-pw", "s1", Office.HALL);
    List<String> answers = office.stranger().logIn("same", "yard-pw", "s1", Office.YARD);
    assertTrue(answers.get(0).contains("Session in use"), answers.get(0));
  }

  private void refused(String message, String login, String password, String channel) {
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"%s\"}}"
                .formatted(message)),
        office.stranger().logIn(login, password, "s1", channel));
  }
}
