package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random and mutated frames in GStreamer's protocol into the server. {@code
 * -Dparley.seed=…} plays a run again, {@code -Dparley.frames=…} makes it longer.
 */
@Tag("fuzz")
class MutatedGstreamerTest {
  private static final int FRAMES = Integer.getInteger("parley.frames", 100_000);
  private static final int CLIENTS = 20;

  private static final List<String> GOOD =
      List.of(
          "HELLO 1",
          "HELLO 7",
          "SESSION 1",
          "SESSION 7",
          "ROOM hall",
          "ROOM yard",
          "ROOM session",
          "ROOM_PEER_LIST",
          "ROOM_PEER_MSG 1 OFFER_REQUEST",
          "ROOM_PEER_MSG 7 {\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}",
          "{\"ice\":{\"candidate\":\"candidate:1 1 UDP 1 192.0.2.1 9 typ host\",\"sdpMLineIndex\":0}}",
          "ERROR peer '1' busy");

  private static final List<String> SPLINTERS =
      List.of(" ", "  ", "\t", "\n", "'", "1", "\u0000", "\u00a0", "\u2028", "\ud800", "é", "ROOM");

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final RandomGenerator random = new Random(seed);
  private final GstreamerHubFixture shop = new GstreamerHubFixture();

  /** Two in another channel, in a session, whom nobody here may disturb, and one in its room. */
  private final GstreamerHubFixture.Client cam = shop.of("1", GstreamerHubFixture.YARD);

  private final GstreamerHubFixture.Client viewer = shop.of("7", GstreamerHubFixture.YARD);
  private final GstreamerHubFixture.Client alone = shop.of("9", GstreamerHubFixture.YARD);

  private final List<GstreamerHubFixture.Client> clients =
      IntStream.range(0, CLIENTS).mapToObj(i -> arrive()).collect(Collectors.toList());

  @BeforeEach
  void saySeed() {
    System.out.println("MutatedGstreamerTest: -Dparley.seed=" + seed);
  }

  @Test
  void noneDisturbsAnybodyButTheOneItIsFor() {
    assertTimeoutPreemptively(Duration.ofMinutes(2), this::sendAll, () -> "seed " + seed);
  }

  private void sendAll() {
    assertEquals(List.of("SESSION_OK"), viewer.say("SESSION 1"));
    assertEquals(List.of("ROOM_OK "), alone.say("ROOM yard"));
    for (int i = 0; i < FRAMES; i++) {
      int who = random.nextInt(CLIENTS);
      GstreamerHubFixture.Client client = clients.get(who);
      String frame = next();
      client.say(frame);
      // A frame that could not be handled ends its sender: a mistake in the server.
      assertFalse(client.wire.cut, () -> "seed " + seed + ": " + frame);
      if (client.wire.closed || random.nextInt(50) == 0) {
        client.hangUp();
        clients.set(who, arrive());
      }
      if (i % 50 == 0) {
        clients.forEach(GstreamerHubFixture.Client::heard);
        shop.loop.advance(Duration.ofMillis(random.nextInt(1000)));
        List.of(cam, viewer, alone).forEach(GstreamerHubFixture.Client::pong);
      }
    }
    // Each client has a timer for its ping, its hello or its end, and perhaps one that holds it up.
    assertTrue(shop.loop.pending() <= 3 * (CLIENTS + 3), "seed " + seed);
    clients.forEach(GstreamerHubFixture.Client::hangUp);
    assertEquals(List.of(), viewer.say("still there"), "seed " + seed);
    assertEquals(List.of("still there"), cam.heard(), "seed " + seed);
    assertEquals(List.of("ROOM_PEER_LIST "), alone.say("ROOM_PEER_LIST"), "seed " + seed);
    assertEquals(List.of("ROOM_OK "), shop.of("1").say("ROOM hall"), "seed " + seed);
  }

  private String next() {
    String frame = pick(GOOD);
    return switch (random.nextInt(6)) {
      case 0, 1 -> frame;
      case 2 -> frame.substring(0, random.nextInt(frame.length() + 1));
      case 3 -> at(frame, 0, pick(SPLINTERS).repeat(1 + random.nextInt(200)));
      case 4 -> frame + pick(SPLINTERS) + pick(GOOD);
      default -> at(at(frame, random.nextInt(4), pick(SPLINTERS)), 1, pick(SPLINTERS));
    };
  }

  /** Puts something in the place of so many characters, anywhere. */
  private String at(String frame, int instead, String something) {
    int start = random.nextInt(frame.length() + 1);
    int end = Math.min(frame.length(), start + instead);
    return frame.substring(0, start) + something + frame.substring(end);
  }

  private GstreamerHubFixture.Client arrive() {
    GstreamerHubFixture.Client client = shop.stranger();
    if (random.nextInt(4) > 0) {
      client.say("HELLO " + random.nextInt(12));
    }
    return client;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
