package dev.parley.server.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.VertoHubFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class VertoHubTest {
  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @Test
  void aTakenOverConnectionIsPuntedAndClosed() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"verto.punt\",\"params\":{}}"),
        older.wire.take());
    assertTrue(older.wire.closed);
  }

  @Test
  void thePuntedConnectionsEndDoesNotEndTheNewOne() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    VertoHubFixture.Client newer = vertoHubFixture.user("alice", "s1");
    older.hangUp();
    vertoHubFixture
        .user("bob", "s2")
        .call("verto.info", "{\"msg\":{\"to\":\"alice\",\"body\":\"eA==\"}}");
    assertEquals(1, newer.wire.take().size());
  }

  @Test
  void aPuntedClientThatDoesNotGoIsCutOff() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.user("alice", "s1");
    vertoHubFixture.loop.advance(Duration.ofSeconds(5));
    assertTrue(older.wire.cut);
  }

  @Test
  void anotherUserCannotTakeOverASession() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    VertoHubFixture.Client bob = vertoHubFixture.stranger();
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"Session in use\"}}"),
        bob.logIn("bob", "bobpw", "s1", ""));
    assertTrue(bob.wire.closed);
    assertFalse(alice.wire.closed);
  }

  @Test
  void twoDevicesOfOneUserGetTheSameFrame() {
    VertoHubFixture.Client desk = vertoHubFixture.user("bob", "s1");
    VertoHubFixture.Client phone = vertoHubFixture.user("bob", "s2");
    vertoHubFixture
        .user("alice", "s3")
        .call("verto.info", "{\"msg\":{\"to\":\"bob\",\"body\":\"eA==\"}}");
    List<String> frames = desk.wire.take();
    assertEquals(1, frames.size());
    assertEquals(frames, phone.wire.take());
  }

  @Test
  void nobodyIsToldThatASubscriberHasGone() {
    VertoHubFixture.Client guest = vertoHubFixture.guest("one", VertoHubFixture.HALL);
    vertoHubFixture.guest("two", VertoHubFixture.HALL).hangUp();
    assertEquals(List.of(), guest.wire.take());
  }

  @Test
  void aRepeatedLogInChangesNothing() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"message\":\"logged in\",\"sessid\":\"s1\"}}"),
        alice.logIn("bob", "wrong", "s2", ""));
  }

  @Test
  void aResponseIsNotAnswered() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(List.of(), alice.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
  }
}
