package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** verto.md: the server sends verto.ping every 30 s and drops nobody for not answering. */
@Tag("unit")
class PingTest {
  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @Test
  void aClientIsPingedEvery30Seconds() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.loop.advance(Duration.ofMillis(29_999));
    assertEquals(List.of(), alice.wire.take());
    vertoHubFixture.loop.advance(Duration.ofMillis(1));
    assertEquals(List.of(ping(2, 0)), alice.wire.take());
    vertoHubFixture.loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of(ping(3, 1)), alice.wire.take());
  }

  @Test
  void aStrangerIsNotPinged() {
    VertoHubFixture.Client stranger = vertoHubFixture.stranger();
    vertoHubFixture.loop.advance(Duration.ofMinutes(5));
    assertEquals(List.of(), stranger.wire.take());
  }

  @Test
  void aClientThatHasGoneIsNotPinged() {
    vertoHubFixture.user("alice", "s1").hangUp();
    assertEquals(0, vertoHubFixture.loop.pending());
  }

  @Test
  void aPingThatFindsASlowClientEndsIt() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    alice.wire.clogged = true;
    vertoHubFixture.loop.advance(Duration.ofMinutes(5));
    assertTrue(alice.wire.cut);
    assertEquals(0, vertoHubFixture.loop.pending());
  }

  private static String ping(long id, int serno) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"verto.ping\",\"params\":{\"serno\":%d}}"
        .formatted(id, serno);
  }
}
