package dev.parley.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.guarded.GuardedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of tests says that has a stuck loop in it; a limit of 5 s is one second. */
@Tag("media")
class LoopGuardTest {
  /** Less than two waits of half a minute, one after the other. */
  private static final int LIMIT_SECONDS = 50;

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();
  private int end;

  /** Runs some classes of the package beside, in a process of their own: theirs is its fate. */
  private void run(String... classes) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + StuckLoops.PERIOD_MS + "=200",
                "-cp",
                System.getProperty("java.class.path"),
                GuardedRun.class.getName()));
    command.addAll(List.of(classes));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      said.addAll(Files.readAllLines(output, StandardCharsets.ISO_8859_1));
      assertTrue(ended, this::all);
      end = process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private long count(String what) {
    return said.stream().filter(line -> line.contains(what)).count();
  }

  private String line(String start) {
    return said.stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  private String all() {
    return String.join("\n", said);
  }

  @Test
  void aStuckLoopFailsOneTestAndThoseThatShareItAreNotRun() throws Exception {
    run("Hangs", "Shares", "KeepsToItself");

    assertEquals(0, end, this::all);
    assertEquals(1, count("failed "), this::all);
    String failure = line("failed Hangs.second: test-loop is stuck in ");
    assertTrue(failure.contains("NativeWait.waitForAByte"), this::all);
    assertTrue(failure.contains("all threads are in the output"), this::all);
    assertEquals(1, count("Hangs.third: not run: test-loop is stuck in "), this::all);
    assertEquals(1, count("Shares: not run: test-loop is stuck in "), this::all);
    assertEquals(2, count(", since Hangs.second"), this::all);
    assertEquals("successful KeepsToItself.test", line("successful Keeps"), this::all);
  }

  @Test
  void theThreadsAreInTheOutputOnce() throws Exception {
    run("Hangs", "Shares");

    assertEquals(1, count("Java threads"), this::all);
    assertEquals(1, count("Native frames"), this::all);
    assertEquals(1, count("while Hangs.second was running"), this::all);
    assertTrue(count("NativeWait.waitForAByte(") > 0, this::all);
  }

  @Test
  void whenTheLoopMovesOnAfterAllTheNextTestsRun() throws Exception {
    run("LetsGo", "Shares");

    assertTrue(line("failed LetsGo.first").contains("test-loop is stuck in "), this::all);
    assertFalse(line("successful LetsGo.second").isEmpty(), this::all);
    assertFalse(line("successful Shares.test").isEmpty(), this::all);
  }

  @Test
  void whoHoldsALoopUpOnPurposeSaysSo() throws Exception {
    run("SaysSo", "Shares");

    assertEquals(0, count("is stuck"), this::all);
    assertEquals(2, count("successful "), this::all);
  }

  @Test
  void aTestThatNothingEndsTakesItsProcessWithIt() throws Exception {
    run("EndsByNothing");

    assertEquals(StuckLoops.HOPELESS, end, this::all);
    assertEquals(1, count("EndsByNothing.test does not end"), this::all);
  }
}
