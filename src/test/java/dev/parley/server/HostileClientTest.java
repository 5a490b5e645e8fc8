package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class HostileClientTest {
  private static final String INVALID_REQUEST =
      "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Invalid Request\"},\"id\":null}";

  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "\"text\"",
        "[]",
        "[[[]]]",
        "{\"jsonrpc\":2.0,\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":[\"echo\"],\"params\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":\"text\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"login\",\"params\":[\"login\"]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.subscribe\",\"params\":[1]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.subscribe\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.subscribe\",\"params\":{\"eventChannel\":[null,{},7]}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.unsubscribe\",\"params\":{\"eventChannel\":\"no\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.broadcast\",\"params\":[]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.broadcast\",\"params\":{\"eventChannel\":{}}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.info\",\"params\":{\"msg\":null}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.info\",\"params\":{\"msg\":\"text\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.info\",\"params\":{\"msg\":{\"to\":1,\"body\":[]}}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.info\",\"params\":{\"msg\":{\"to\":\"\\ud800\",\"body\":\"|\"}}}",
      })
  void anOddFrameIsAnsweredOnceAndEndsNothing(String frame) {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(1, alice.say(frame).size());
    assertFalse(alice.wire.cut || alice.wire.closed);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void deepNestingIsNotJson(int depth) {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of(INVALID_REQUEST), alice.say("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
  }

  @Test
  void aNumberBeyondAllNumbersIsNotJson() {
    assertEquals(
        List.of(INVALID_REQUEST),
        vertoHubFixture.user("alice", "s1").call("echo", "[1e9991111111]"));
  }

  @Test
  void aLongArrayGetsAShortAnswer() {
    String many = "[" + "1,".repeat(100_000) + "1]";
    assertEquals(List.of(INVALID_REQUEST), vertoHubFixture.user("alice", "s1").say(many));
  }

  @Test
  void numbersOutOfRangeComeBackAsTheyCame() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"a\":1E+999,\"b\":1.50,\"sessid\":\"s1\"}}"),
        alice.call("echo", "{\"a\":1e999,\"b\":1.50}"));
  }

  @Test
  void aForgedSenderIsOverwritten() {
    VertoHubFixture.Client victim = vertoHubFixture.guest("one", VertoHubFixture.HALL);
    vertoHubFixture
        .guest("two", VertoHubFixture.HALL)
        .call(
            "verto.broadcast",
            "{\"localBroadcast\":true,\"eventChannel\":\"hall\",\"userid\":\"one@verto.test\","
                + "\"sessid\":\"of-onehall\",\"eventSerno\":99,\"subscribedChannel\":\"yard\"}");
    assertEquals(
        "{\"localBroadcast\":true,\"eventChannel\":\"hall\",\"userid\":\"two@verto.test\","
            + "\"eventSerno\":0,\"subscribedChannel\":\"hall\"}",
        victim.wire.take().get(0).replaceAll(".*\"params\":(.*)}", "$1"));
  }

  @Test
  void aMalformedLoginIsNobody() {
    for (String login : List.of("a@b", "a@verto.test@verto.test", "a\\nb", "x".repeat(129), " ")) {
      VertoHubFixture.Client nobody = vertoHubFixture.strangerFrom("of " + login);
      List<String> answers = nobody.logIn(login, "hall-pw", "s1", VertoHubFixture.HALL);
      assertTrue(answers.get(0).contains("Login Incorrect"), login);
    }
  }

  @Test
  void aSessidThatCannotBePassedOnIsReplaced() {
    VertoHubFixture.Client guest = vertoHubFixture.stranger();
    String answer = guest.logIn("one", "hall-pw", "x".repeat(1000), VertoHubFixture.HALL).get(0);
    assertEquals(36, Json.readExactly(answer).at("/result/sessid").asText().length());
  }

  @Test
  void aSlowClientIsDroppedAndTheOthersAreServed() {
    VertoHubFixture.Client slow = vertoHubFixture.guest("slow", VertoHubFixture.HALL);
    VertoHubFixture.Client quick = vertoHubFixture.guest("quick", VertoHubFixture.HALL);
    slow.wire.clogged = true;
    List<String> got =
        quick.call("verto.broadcast", "{\"localBroadcast\":true,\"eventChannel\":\"hall\"}");
    assertTrue(slow.wire.cut);
    assertEquals(2, got.size());
  }

  /** Else one guest could put off another, who has a slow line, by talking much. */
  @Test
  void whatOthersSayIsDroppedBeforeItEndsASlowClient() {
    VertoHubFixture.Client slow = vertoHubFixture.guest("slow", VertoHubFixture.HALL);
    VertoHubFixture.Client eve = vertoHubFixture.guest("eve", VertoHubFixture.HALL);
    slow.wire.take();
    slow.wire.behind = true;
    eve.call("verto.broadcast", "{\"localBroadcast\":true,\"eventChannel\":\"hall\"}");
    eve.call("verto.info", "{\"msg\":{\"to\":\"slow\",\"body\":\"x\"}}");
    assertEquals(List.of(), slow.wire.take());
    assertFalse(slow.wire.cut);
    slow.wire.behind = false;
    eve.call("verto.info", "{\"msg\":{\"to\":\"slow\",\"body\":\"x\"}}");
    assertEquals(1, slow.wire.take().size());
  }
}
