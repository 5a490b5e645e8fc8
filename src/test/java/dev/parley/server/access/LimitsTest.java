package dev.parley.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.VertoHubFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one client may say, and how long it may say nothing. */
@Tag("unit")
class LimitsTest {
  private static final String TO_BOB = "{\"msg\":{\"to\":\"bob\",\"body\":\"eA==\"}}";
  private static final String EVENT =
      "{\"localBroadcast\":true,\"eventChannel\":\"hall\",\"eventData\":\"%s\"}";

  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  /** 10 frames a second, 20 at once. */
  private final VertoHubFixture slow = new VertoHubFixture(rate(10, 20, 1_000_000, 1_000_000));

  @Test
  void sixtyFourOutstandingMessagesAndABurstOfCandidatesAreNotHeldUp() {
    vertoHubFixture.user("bob", "s1");
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s2");
    for (int i = 0; i < 1000; i++) {
      assertEquals(1, alice.call("verto.info", TO_BOB).size());
    }
  }

  @Test
  void whatIsBeyondTheBurstWaitsAndIsAnsweredInOrder() {
    VertoHubFixture.Client alice = slow.user("alice", "s1"); // one frame
    for (int i = 0; i < 30; i++) {
      alice.call("echo", "{\"n\":" + i + "}");
    }
    int before = alice.wire.looked;
    slow.loop.advance(Duration.ofSeconds(2));
    List<String> late = alice.wire.take();
    assertEquals(31 - before, late.size());
    assertTrue(late.get(late.size() - 1).contains("\"n\":29"));
  }

  @Test
  void aFloodIsReadAtItsRate() {
    VertoHubFixture.Client alice = slow.user("alice", "s1");
    for (int i = 0; i < 1000; i++) {
      alice.call("echo", "{}");
    }
    int before = alice.wire.looked;
    slow.loop.advance(Duration.ofSeconds(10));
    assertEquals(before + 100, alice.wire.looked, 2);
  }

  @Test
  void aFloodHoldsUpNobodyElse() {
    VertoHubFixture.Client alice = slow.user("alice", "s1");
    for (int i = 0; i < 1000; i++) {
      alice.call("echo", "{}");
    }
    assertEquals(1, slow.user("bob", "s2").call("echo", "{}").size());
  }

  @Test
  void aFloodThatHasGoneLeavesNothingBehind() {
    VertoHubFixture.Client alice = slow.user("alice", "s1");
    for (int i = 0; i < 100; i++) {
      alice.call("echo", "{}");
    }
    alice.hangUp();
    assertEquals(101, alice.wire.looked);
    assertEquals(0, slow.loop.pending());
  }

  @Test
  void manyBytesCountAsManyFramesDo() {
    VertoHubFixture narrow = new VertoHubFixture(rate(1000, 1000, 1000, 2000));
    VertoHubFixture.Client alice = narrow.user("alice", "s1");
    alice.call("echo", "{\"a\":\"" + "x".repeat(5000) + "\"}");
    assertEquals(List.of(), alice.call("echo", "{}"));
    narrow.loop.advance(Duration.ofSeconds(4));
    assertEquals(1, alice.wire.take().size());
  }

  @Test
  void anEventCountsOnceForEachWhoGetsIt() {
    VertoHubFixture.Client speaker = slow.guest("one", VertoHubFixture.HALL);
    for (int i = 0; i < 29; i++) {
      slow.guest("n" + i, VertoHubFixture.HALL);
    }
    speaker.call("verto.broadcast", EVENT.formatted("x"));
    assertEquals(List.of(), speaker.call("echo", "{}"));
    slow.loop.advance(Duration.ofSeconds(2));
    assertEquals(1, speaker.wire.take().size());
  }

  @Test
  void anEventThatWouldBecomeTooMuchReachesNobody() {
    VertoHubFixture tight =
        new VertoHubFixture(Limits.DEFAULT.withSizes(1000, 1000, 1000, 1000, 1000));
    VertoHubFixture.Client speaker = tight.guest("one", VertoHubFixture.HALL);
    VertoHubFixture.Client listener = tight.guest("two", VertoHubFixture.HALL);
    assertEquals(
        1, speaker.call("verto.broadcast", EVENT.formatted("x".repeat(600))).size()); // the answer
    assertEquals(List.of(), listener.wire.take());
  }

  @Test
  void aMessageToOneIsNotLimitedInSizeByThat() {
    VertoHubFixture tight =
        new VertoHubFixture(Limits.DEFAULT.withSizes(1000, 1000, 1000, 1000, 1000));
    VertoHubFixture.Client bob = tight.user("bob", "s1");
    tight
        .user("alice", "s2")
        .call("verto.info", "{\"msg\":{\"to\":\"bob\",\"body\":\"" + "x".repeat(2000) + "\"}}");
    assertEquals(1, bob.wire.take().size());
  }

  @Test
  void oneWhoNeverLogsInIsClosed() {
    VertoHubFixture.Client stranger = vertoHubFixture.stranger();
    vertoHubFixture.loop.advance(Duration.ofSeconds(59));
    assertFalse(stranger.wire.closed);
    vertoHubFixture.loop.advance(Duration.ofSeconds(1));
    assertTrue(stranger.wire.closed);
  }

  @Test
  void oneWhoHasLoggedInMayStay() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.loop.advance(Duration.ofDays(30));
    assertFalse(alice.wire.closed || alice.wire.cut);
  }

  private static Limits rate(int frames, int burst, int bytes, int burstBytes) {
    return Limits.DEFAULT.withRate(new Limits.Rate(frames, burst, bytes, burstBytes));
  }
}
