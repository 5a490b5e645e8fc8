package dev.parley.signalling.gstreamer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.call.SessionDescription.Type;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A server, or the peers behind it, that say anything: 100,000 random and mutated frames, in every
 * state of the client, with a room and without. The property {@code frames.seed} repeats a run.
 */
@Tag("fuzz")
class HostileGstreamerServerTest {
  private static final int FRAMES = 100_000;
  private static final int EPISODE = 100;

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Level usualLevel = logger.getLevel();
  private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

  @BeforeEach
  void listenForErrors() {
    logger.setLevel(Level.ERROR);
    errors.start();
    logger.addAppender(errors);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(errors);
    logger.setLevel(usualLevel);
  }

  @Test
  void noFrameHarmsTheClient() {
    long seed = Long.getLong("frames.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("frames.seed=" + seed);
    Random random = new Random(seed);
    HostileGstreamerFrames frames = new HostileGstreamerFrames(random);
    int understood = 0;
    for (int episode = 0; episode < FRAMES / EPISODE; episode++) {
      String when = "seed " + seed + ", episode " + episode;
      boolean room = random.nextBoolean();
      GstreamerFixture here = room ? GstreamerFixture.inRoom() : GstreamerFixture.alone();
      reach(here, random.nextInt(4));
      for (int frame = 0; frame < EPISODE; frame++) {
        here.says(frames.next());
        if (random.nextInt(20) == 0) {
          act(here, random);
        }
        if (here.state() != Link.State.ONLINE) {
          comeBack(here);
        }
      }
      understood += here.heard.size();
      here.heard().forEach(heard -> check(heard, when));
      proveWell(here, when);
    }
    // Far fewer, and the test tries nothing.
    assertTrue(understood > FRAMES / 40, "the frames are not all noise: " + understood);
    assertEquals(List.of(), errors.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  /** Opened, online, ringing or in a call. */
  private static void reach(GstreamerFixture here, int stage) {
    here.opened();
    if (stage > 0) {
      here.enter("ann", "zoe");
    }
    if (stage == 2) {
      here.says("ROOM_PEER_MSG ann " + GstreamerFixture.OFFER);
      here.says(GstreamerFixture.OFFER);
    } else if (stage == 3) {
      here.calls("zoe");
      here.says("SESSION_OK");
      here.says("ROOM_PEER_MSG zoe " + GstreamerFixture.ANSWER);
    }
  }

  /** What a person may do meanwhile. */
  private static void act(GstreamerFixture here, Random random) {
    String peer = List.of("ann", "zoe", "caller 1", "caller 2").get(random.nextInt(4));
    switch (random.nextInt(5)) {
      case 0 -> here.send(peer, new PeerMessage.Accept("Mia"));
      case 1 -> here.send(peer, new PeerMessage.Close());
      case 2 -> here.calls(peer);
      case 3 -> here.send(peer, GstreamerFixture.own(Type.ANSWER, 1));
      default -> here.loop.advance(Duration.ofSeconds(random.nextInt(20)));
    }
  }

  private static void comeBack(GstreamerFixture here) {
    here.loop.act(here.client::join);
    if (here.state() == Link.State.CONNECTING) {
      here.loop.act(() -> here.sockets.latest().opens());
      here.enter("ann", "zoe");
    }
    here.sockets.forget();
  }

  /** A name is a name or nothing, and nothing is heard of oneself. */
  private static void check(String heard, String when) {
    assertTrue(!heard.startsWith("mia ") && !heard.startsWith(" "), when);
    int name = heard.indexOf("[name=");
    if (name > 0) {
      String given = heard.substring(name + 6, heard.length() - 1);
      assertEquals(PeerName.checked(given), given, when);
    }
  }

  /** Whatever it was told: one connection at most, and afterwards it rings as if it were new. */
  private static void proveWell(GstreamerFixture here, String when) {
    assertTrue(here.sockets.living() <= 1, when);
    assertTrue(here.loop.pending() < 20, when + ": timers " + here.loop.pending());
    here.loop.act(here.client::leave);
    assertEquals(0, here.loop.pending(), when);
    here.online("ann");
    here.heard();
    here.says("ROOM_PEER_MSG ann " + GstreamerFixture.OFFER);
    here.says(GstreamerFixture.OFFER);
    List<String> heard = here.heard();
    assertEquals(1, heard.size(), when);
    assertTrue(heard.get(0).matches("(ann|caller \\d+) Offer\\[name=(ann|Unknown caller)]"), when);
  }
}
