package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.LoopWatch.Stall;
import dev.parley.loop.PlantedWait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left on the disk of a loop that was stuck. */
@Tag("desktop")
@Timeout(120)
class StallDumpTest {
  private static final String SECRET = "hunter2-turn";

  @TempDir Path settings;
  @TempDir Path logs;

  @Test
  void theFileAndTheLogHaveTheStackOnceAndNoSecret() throws Exception {
    RunLogHandle runLogHandle = RunLogHandle.begin(logs);
    try (runLogHandle;
        PlantedWait wait = new PlantedWait()) {
      Thread thread = new Thread(wait::waitForAByte, "stuck-" + SECRET);
      thread.setUncaughtExceptionHandler((ended, closed) -> {});
      thread.setDaemon(true);
      thread.start();
      dump().write(new Stall("stuck-loop", "a task", wait.entered()));
    }
    String log = read("parley-");
    assertEquals(
        1, count(log, "ERROR \\[.*stuck-loop is stuck in a task; the state of all threads"), log);
    assertEquals(1, count(log, "PlantedWait\\.waitForAByte\\("), log);
    Path file = files("stuck-").get(0);
    String kept = Files.readString(file);
    assertTrue(kept.startsWith("stuck-loop is stuck in a task\n"), kept);
    assertEquals(1, count(kept, "PlantedWait\\.waitForAByte\\("), kept);
    assertTrue(kept.contains("\"stuck-***\" #"), kept);
    assertFalse((kept + log).contains(SECRET));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void theLastFiveStay() throws IOException {
    for (int time = 10; time < 20; time++) {
      Files.writeString(logs.resolve("stuck-20260101-0000000" + time + "-1.txt"), "");
    }
    dump().write(new Stall("stuck-loop", "a task", Thread.currentThread()));
    assertEquals(5, files("stuck-").size());
    assertTrue(read("stuck-").contains("stuck-loop"));
  }

  private StallDump dump() {
    return new StallDump(settings, logs, List.of(SECRET));
  }

  private static long count(String text, String pattern) {
    return java.util.regex.Pattern.compile(pattern).matcher(text).results().count();
  }

  private String read(String beginning) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files(beginning)) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  private List<Path> files(String beginning) throws IOException {
    try (Stream<Path> all = Files.list(logs)) {
      return all.filter(file -> file.getFileName().toString().startsWith(beginning)).toList();
    }
  }
}
