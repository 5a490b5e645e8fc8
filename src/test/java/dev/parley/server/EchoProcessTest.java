package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.loop.ThreadLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("network")
class EchoProcessTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<FakeProcess> children = new ArrayList<>();
  private final EchoProcess keeper = new EchoProcess(this::fakeChild, loop);

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "6,32", "7,60", "1000,60"})
  void theDelayGrowsToAMinute(int deaths, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), EchoProcess.delay(deaths));
  }

  @Test
  void aDeadChildIsReplacedAfterTheDelay() {
    running();
    die();
    loop.advance(Duration.ofMillis(999));
    assertEquals(1, children.size());
    loop.advance(Duration.ofMillis(1));
    assertEquals(2, children.size());
  }

  @Test
  void aChildThatKeepsDyingIsReplacedMoreAndMoreSlowly() {
    running();
    die();
    loop.advance(Duration.ofSeconds(1));
    die();
    loop.advance(Duration.ofSeconds(1));
    assertEquals(2, children.size());
    loop.advance(Duration.ofSeconds(1));
    assertEquals(3, children.size());
  }

  @Test
  void aChildThatLivedLongIsReplacedSoon() {
    running();
    die();
    loop.advance(Duration.ofSeconds(1));
    loop.advance(Duration.ofSeconds(60));
    die();
    loop.advance(Duration.ofSeconds(1));
    assertEquals(3, children.size());
  }

  @Test
  void aProgramThatIsNotThereIsTriedAgain() {
    List<String> tries = new ArrayList<>();
    EchoProcess without =
        new EchoProcess(
            () -> {
              tries.add("try");
              throw new IOException("no such program");
            },
            loop);
    without.start();
    loop.advance(Duration.ofSeconds(3));
    assertEquals(3, tries.size());
  }

  @Test
  void aChildThatDoesNotObeyIsEndedForcibly() {
    running();
    keeper.close();
    assertTrue(newest().destroyed);
    assertFalse(newest().destroyedForcibly);
    loop.advance(Duration.ofSeconds(2));
    assertTrue(newest().destroyedForcibly);
  }

  @Test
  void nothingIsStartedAfterTheEnd() {
    running();
    keeper.close();
    keeper.close();
    die();
    loop.advance(Duration.ofMinutes(5));
    assertEquals(1, children.size());
  }

  @Test
  void anEndBeforeTheStartStartsNothing() {
    keeper.close();
    keeper.start();
    loop.advance(Duration.ofMinutes(5));
    assertEquals(0, children.size());
  }

  @Test
  void aRealChildRunsUntilTheEnd() throws Exception {
    BlockingQueue<Process> started = new LinkedBlockingQueue<>();
    Process child;
    try (ThreadLoop real = new ThreadLoop("test-echo")) {
      try (EchoProcess keeping = new EchoProcess(() -> begun(started), real)) {
        keeping.start();
        child = started.poll(60, TimeUnit.SECONDS);
        assertTrue(child.isAlive());
      }
      assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    }
  }

  /** What saves the machine from orphans, and what the keeper must not do by accident. */
  @Test
  void aRealChildEndsWithItsStandardInput() throws Exception {
    BlockingQueue<Process> started = new LinkedBlockingQueue<>();
    try (ThreadLoop real = new ThreadLoop("test-echo");
        EchoProcess keeping = new EchoProcess(() -> begun(started), real)) {
      keeping.start();
      Process child = started.poll(60, TimeUnit.SECONDS);
      child.getOutputStream().close();
      assertTrue(child.waitFor(60, TimeUnit.SECONDS), "its output was not drained");
      assertEquals(0, child.exitValue());
    }
  }

  private void running() {
    keeper.start();
    loop.run();
  }

  private void die() {
    loop.act(newest()::die);
  }

  private FakeProcess newest() {
    return children.get(children.size() - 1);
  }

  private Process fakeChild() {
    FakeProcess child = new FakeProcess();
    children.add(child);
    return child;
  }

  private static Process begun(BlockingQueue<Process> started) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes =
        Path.of(ChattyChild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process child =
        new ProcessBuilder(java.toString(), "-cp", classes.toString(), ChattyChild.class.getName())
            .redirectErrorStream(true)
            .start();
    started.add(child);
    return child;
  }
}
