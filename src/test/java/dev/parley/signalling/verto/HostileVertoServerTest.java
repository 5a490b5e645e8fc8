package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.signalling.Link;
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
 * A server that says anything: 100,000 random and mutated frames, in every state of the client. It
 * must neither throw nor grow, and a good server afterwards must find it as good as new. The
 * property {@code frames.seed} repeats a run.
 */
@Tag("fuzz")
class HostileVertoServerTest {
  private static final int FRAMES = 100_000;

  /** Frames to one connection before the client is put to the proof. */
  private static final int EPISODE = 100;

  private static final long GROWTH_ALLOWED = 8_000_000;

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Level usualLevel = logger.getLevel();
  private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

  @BeforeEach
  void listenForErrors() {
    logger.setLevel(Level.ERROR); // the client rightly warns of each bad frame
    errors.start();
    logger.addAppender(errors);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(errors);
    logger.setLevel(usualLevel);
  }

  @Test
  void noFrameOfAServerHarmsTheClient() {
    long seed = Long.getLong("frames.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("frames.seed=" + seed);
    Random random = new Random(seed);
    HostileVertoFrames frames = new HostileVertoFrames(random);
    VertoFixture verto = new VertoFixture();
    long usedBefore = 0;
    int timers = 0;
    int understood = 0;
    for (int episode = 0; episode < FRAMES / EPISODE; episode++) {
      reach(verto, random.nextInt(3));
      for (int frame = 0; frame < EPISODE; frame++) {
        verto.says(frames.next());
        if (random.nextInt(10) == 0) {
          verto.loop.advance(Duration.ofSeconds(random.nextInt(5)));
        }
      }
      understood += verto.heard.size();
      proveWell(verto, "seed " + seed + ", episode " + episode);
      if (episode == 100) {
        usedBefore = usedMemory();
        timers = verto.loop.pending();
      }
    }
    // Around one in twenty is; far fewer, and the test tries nothing.
    assertTrue(understood > FRAMES / 100, "the frames are not all noise: " + understood);
    assertTrue(usedMemory() - usedBefore < GROWTH_ALLOWED, "memory grew");
    assertTrue(verto.loop.pending() <= timers + 5, "timers " + verto.loop.pending());
    assertEquals(List.of(), errors.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }

  /** Once ready is enough: each further one must not start another round of requests and timers. */
  @Test
  void aServerThatIsReadyAgainAndAgainStartsNothingAnew() {
    VertoFixture verto = new VertoFixture().online();
    int timers = verto.loop.pending();
    for (int again = 0; again < 100; again++) {
      verto.says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.clientReady\",\"params\":{}}");
      verto.says("{\"jsonrpc\":\"2.0\",\"id\":" + (again + 3) + ",\"result\":{}}");
    }
    assertEquals(timers, verto.loop.pending());
  }

  /** Connected, logged in or online. */
  private static void reach(VertoFixture verto, int stage) {
    leave(verto);
    switch (stage) {
      case 0 -> verto.joined();
      case 1 -> verto.loggedIn();
      default -> verto.online();
    }
  }

  /** Whatever it was told: at most one connection, sane words, and it can come back and hear. */
  private static void proveWell(VertoFixture verto, String when) {
    assertTrue(verto.sockets.living() <= 1, when);
    Link.State state = verto.state();
    boolean away = state == Link.State.PUNTED || state == Link.State.REFUSED;
    assertEquals(away ? 0 : 1, verto.sockets.living(), when + ", " + state);
    verto.heard.forEach(HostileVertoServerTest::checkHeard);
    leave(verto);
    verto.online();
    assertEquals(Link.State.ONLINE, verto.state(), when);
    verto.says(HostileVertoFrames.MESSAGE);
    verto.says(HostileVertoFrames.EVENT);
    List<String> expected = List.of("logged in", "alice Offer[name=Ann]", "alice AVAILABLE 'Ann'");
    assertEquals(expected, verto.heard, when);
  }

  /** What is passed on is never of oneself, and a name is a name or nothing. */
  private static void checkHeard(String heard) {
    assertTrue(!heard.startsWith("bob ") && !heard.startsWith(" "), heard);
    int name = heard.indexOf(" '");
    if (name > 0 && heard.matches("\\S+ (READY|AVAILABLE|UNAVAILABLE|GONE) '.*'")) {
      String given = heard.substring(name + 2, heard.length() - 1);
      assertEquals(PeerName.checked(given), given);
    }
  }

  private static void leave(VertoFixture verto) {
    verto.loop.act(verto.client::leave);
    if (verto.sockets.count() > 0) {
      verto.sockets.forget();
    }
    verto.links.clear();
    verto.heard.clear();
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
