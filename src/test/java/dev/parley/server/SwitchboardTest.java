package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SwitchboardTest {
  private final Office office = new Office();

  @Test
  void aTakenOverConnectionIsPuntedAndClosed() {
    Office.Client older = office.user("alice", "s1");
    office.user("alice", "s1");
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"verto.punt\",\"params\":{}}"),
        older.wire.take());
    assertTrue(older.wire.closed);
  }

  @Test
  void thePuntedConnectionsEndDoesNotEndTheNewOne() {
    Office.Client older = office.user("alice", "s1");
    Office.Client newer = office.user("alice", "s1");
    older.hangUp();
    office.user("bob", "s2").call("verto.info", "{\"msg\":{\"to\":\"alice\",\"body\":\"eA==\"}}");
    assertEquals(1, newer.wire.take().size());
  }

  @Test
  void aPuntedClientThatDoesNotGoIsCutOff() {
    Office.Client older = office.user("alice", "s1");
    office.user("alice", "s1");
    office.loop.advance(Duration.ofSeconds(5));
    assertTrue(older.wire.cut);
  }

  @Test
  void anotherUserCannotTakeOverASession() {
    Office.Client alice = office.user("alice", "s1");
    Office.Client bob = office.stranger();
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"Session in use\"}}"),
        bob.logIn("bob", "bobpw", "s1", ""));
    assertTrue(bob.wire.closed);
    assertFalse(alice.wire.closed);
  }

  @Test
  void twoDevicesOfOneUserGetTheSameFrame() {
    Office.Client desk = office.user("bob", "s1");
    Office.Client phone = office.user("bob", "s2");
    office.user("alice", "s3").call("verto.info", "{\"msg\":{\"to\":\"bob\",\"body\":\"eA==\"}}");
    List<String> frames = desk.wire.take();
    assertEquals(1, frames.size());
    assertEquals(frames, phone.wire.take());
  }

  @Test
  void nobodyIsToldThatASubscriberHasGone() {
    Office.Client guest = office.guest("one", Office.HALL);
    office.guest("two", Office.HALL).hangUp();
    assertEquals(List.of(), guest.wire.take());
  }

  @Test
  void aRepeatedLogInChangesNothing() {
    Office.Client alice = office.user("alice", "s1");
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"message\":\"logged in\",\"sessid\":\"s1\"}}"),
        alice.logIn("bob", "wrong", "s2", ""));
  }

  @Test
  void aResponseIsNotAnswered() {
    Office.Client alice = office.user("alice", "s1");
    assertEquals(List.of(), alice.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
  }
}
