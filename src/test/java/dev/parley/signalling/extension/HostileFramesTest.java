package dev.parley.signalling.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.parley.call.IceCandidate;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.socket.Damage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A server that says anything: 100,000 random and mutated frames, to an agent and to a caller,
 * while both do what people do. The client must neither throw nor grow, and a good server
 * afterwards must find it as good as new. The property {@code frames.seed} repeats a run.
 */
@Tag("fuzz")
class HostileFramesTest {
  private static final int FRAMES = 100_000;

  /** Frames to one connection before the client is put to the proof. */
  private static final int EPISODE = 100;

  private static final long GROWTH_ALLOWED = 8_000_000;

  private static final List<String> FRAMES_OF_A_SERVER =
      List.of(
          "{\"response\":\"init\",\"id\":ID,\"version\":1,\"peer\":\"p1\",\"state\":\"ready\"}",
          "{\"response\":\"registered\",\"id\":ID}",
          "{\"response\":\"unregistered\",\"id\":ID,\"reason\":\"wrong-password\"}",
          "{\"response\":\"ready\",\"id\":ID}",
          "{\"response\":\"ringing\",\"id\":ID,\"call\":\"kK\"}",
          "{\"response\":\"connected\",\"id\":ID,\"call\":\"kK\",\"name\":\"Ann\"}",
          "{\"response\":\"unavailable\",\"id\":ID,\"call\":\"kK\"}",
          "{\"response\":\"disconnected\",\"id\":ID,\"call\":\"kK\"}",
          "{\"error\":\"in-call\",\"id\":ID}",
          "{\"event\":\"ready\"}",
          "{\"event\":\"offline\"}",
          "{\"event\":\"ringing\",\"call\":\"kK\",\"name\":\"Ann\"}",
          "{\"event\":\"claimed\",\"call\":\"kK\"}",
          "{\"event\":\"connected\",\"call\":\"kK\",\"name\":\"Bob\"}",
          "{\"event\":\"abandoned\",\"call\":\"kK\"}",
          "{\"event\":\"disconnected\",\"call\":\"kK\"}",
          "{\"signal\":\"description\",\"call\":\"kK\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
          "{\"signal\":\"candidate\",\"call\":\"kK\",\"data\":{\"candidate\":\"c\",\"sdpMid\":\"0\","
              + "\"sdpMLineIndex\":0,\"usernameFragment\":\"u\"}}");

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Level usualLevel = logger.getLevel();
  private final long seed = Long.getLong("frames.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Damage damage = new Damage(random);

  @BeforeEach
  void quiet() {
    System.out.println("frames.seed=" + seed);
    logger.setLevel(Level.ERROR); // the client rightly warns of each bad frame
  }

  @AfterEach
  void loud() {
    logger.setLevel(usualLevel);
  }

  @Test
  void noFrameOfAServerHarmsAnAgent() {
    harm(ExtensionFixture.agent());
  }

  @Test
  void noFrameOfAServerHarmsACaller() {
    harm(ExtensionFixture.caller());
  }

  private void harm(ExtensionFixture desk) {
    long before = 0;
    int understood = 0;
    for (int episode = 0; episode < FRAMES / 2 / EPISODE; episode++) {
      desk.loop.act(desk.client::leave);
      desk.sockets.forget();
      desk.links.clear();
      desk.heard();
      if (random.nextInt(4) == 0) {
        desk.joined();
      } else {
        desk.online();
      }
      for (int frame = 0; frame < EPISODE; frame++) {
        desk.says(next(desk.newestId()));
        act(desk);
        understood += desk.heard().size();
        desk.sent();
        if (desk.sockets.latest().isEnded()) { // refused, or told that it was
          desk.online();
        }
      }
      proveWell(desk, "seed " + seed + ", episode " + episode);
      if (episode == 100) {
        before = usedMemory();
      }
    }
    assertTrue(understood > FRAMES / 80, "the frames are not all noise: " + understood);
    assertTrue(usedMemory() - before < GROWTH_ALLOWED, "memory grew");
  }

  private void act(ExtensionFixture desk) {
    String peer = random.nextBoolean() ? "desk" : "k" + random.nextInt(4);
    switch (random.nextInt(30)) {
      case 0 -> desk.send(peer, new PeerMessage.Offer("Ann"));
      case 1 -> desk.send(peer, new PeerMessage.Accept("Bob"));
      case 2 -> desk.send(peer, new PeerMessage.Close());
      case 3 -> desk.send(peer, new PeerMessage.Candidate(new IceCandidate("c", null, 0, null)));
      case 4 -> desk.loop.advance(Duration.ofSeconds(random.nextInt(8)));
      default -> {}
    }
  }

  /** Whatever it was told: at most one connection, few timers, and it can come back and hear. */
  private static void proveWell(ExtensionFixture desk, String when) {
    boolean away = desk.state() == Link.State.REFUSED || desk.state() == Link.State.WAITING;
    assertEquals(away ? 0 : 1, desk.sockets.living(), when + ", " + desk.state());
    assertTrue(desk.loop.pending() < 10, when + ": timers " + desk.loop.pending());
    desk.loop.act(desk.client::leave);
    assertEquals(0, desk.loop.pending(), when);
    desk.online();
    assertEquals(Link.State.ONLINE, desk.state(), when);
  }

  private String next(long id) {
    return switch (random.nextInt(8)) {
      case 0 -> damage.noise();
      case 1 -> damage.cut(good(id));
      case 2 -> damage.cut(good(id)) + damage.cut(good(id));
      case 3 -> withOddValue(good(id));
      case 4 -> damage.mutated(good(id), 4);
      default -> good(id);
    };
  }

  private String good(long id) {
    return FRAMES_OF_A_SERVER
        .get(random.nextInt(FRAMES_OF_A_SERVER.size()))
        .replace("ID", String.valueOf(random.nextInt(3) == 0 ? random.nextInt(9) : id))
        .replace("K", String.valueOf(random.nextInt(4)));
  }

  private String withOddValue(String text) {
    int colon = text.indexOf(':', random.nextInt(text.length()));
    return damage.withOddValue(text, colon, ",}]");
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
