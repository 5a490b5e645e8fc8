package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class RunLogTest {
  private static final RunLog.Bounds SMALL = new RunLog.Bounds(3, 2000, 5, 20_000);

  @TempDir Path folder;
  private final Logger root = ownRoot();

  /** Not that of the tests, which others use too. */
  private static Logger ownRoot() {
    LoggerContext loggers = new LoggerContext();
    loggers.setMDCAdapter(new LogbackMDCAdapter());
    return loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private RunLog begin(Path where) {
    root.setLevel(Level.WARN);
    return RunLog.begin(root, where, SMALL);
  }

  @Test
  void whatIsSaidAtInfoIsInAPrivateFile() throws IOException {
    Path logs = folder.resolve("a/parley");
    RunLog log = begin(logs);
    try (log) {
      root.info("hello {}", "world");
      root.debug("not this");
    }
    Path file = files(logs).get(0);
    String text = Files.readString(file);
    assertTrue(text.contains("INFO") && text.contains("ROOT: hello world\n"), text);
    assertFalse(text.contains("not this"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)));
  }

  @Test
  void aFinerTerminalMakesAFinerFile() throws IOException {
    root.setLevel(Level.TRACE);
    RunLog log = RunLog.begin(root, folder, SMALL);
    try (log) {
      root.trace("every step");
    }
    assertTrue(all().contains("every step"));
  }

  @Test
  void itNeverGrowsBeyondItsBounds() throws IOException {
    RunLog log = begin(folder);
    try (log) {
      for (int line = 0; line < 150; line++) { // less than a ration, at once less than the queue
        root.info("line {} {}", line, "x".repeat(60));
      }
    }
    List<Path> files = files(folder);
    assertEquals(3, files.size(), files.toString());
    for (Path file : files) {
      assertTrue(Files.size(file) <= 2000, file + " has " + Files.size(file));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertTrue(all().contains("line 149 "), "the newest stays");
    assertFalse(all().contains("line 0 "), "the oldest goes");
  }

  @Test
  void oldRunsGoAndTheNewestStay() throws IOException {
    for (int day = 1; day <= 9; day++) {
      log("2026010" + day, "-99999990" + day, day);
    }
    Files.writeString(folder.resolve("notes.txt"), "somebody's own");
    RunLog log = begin(folder);
    try (log) {
      root.info("today");
    }
    assertEquals(5, files(folder).size(), files(folder).toString());
    assertTrue(files(folder).stream().anyMatch(file -> file.toString().contains("20260109")));
    assertTrue(Files.exists(folder.resolve("notes.txt")));
  }

  /** Several copies at once: the folder is full, and yet none loses what it is writing. */
  @Test
  void theFileOfARunningCopyStays() throws IOException {
    String own = "-" + ProcessHandle.current().pid(); // a process that certainly runs
    Path running = log("20250101", own, 0);
    for (int day = 1; day <= 9; day++) {
      log("2026010" + day, "-99999990" + day, day);
    }
    RunLog log = begin(folder);
    try (log) {
      root.info("another");
    }
    assertTrue(Files.exists(running));
  }

  @Test
  void whereNothingCanBeWrittenThatIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("in-the-way"), "");
    CompletableFuture<IOException> told = new CompletableFuture<>();
    RunLog log = begin(file.resolve("parley"));
    try (log) {
      log.onFailure(told::complete);
      root.info("nobody will read this");
      root.info("nor this");
      assertTrue(told.get(60, TimeUnit.SECONDS).getMessage().contains("in-the-way"));
    }
    assertTrue(files(folder).isEmpty());
  }

  @Test
  void aFaultIsToldOnceAndHasItsIdInTheLog() throws IOException {
    List<String> told = new ArrayList<>();
    RunLog log = begin(folder);
    try (log) {
      log.onFault(told::add);
      for (int time = 0; time < 3; time++) {
        root.error("a task failed", new IllegalStateException("number " + time));
      }
      root.warn("expected", new IOException("no fault of ours"));
    }
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).matches("E-[0-9A-F]{6}"), told.get(0));
    assertTrue(all().contains("a task failed [" + told.get(0) + "]"), all());
    assertTrue(all().contains("\tat " + RunLogTest.class.getName()), all());
  }

  @Test
  void strangersBreakNoLineAndNoPasswordStays() throws IOException {
    RunLog log = begin(folder);
    try (log) {
      root.info("{} says hello", "Eve\n2026-01-01 ERROR forged\u001b[31m");
      root.info("joins parley://example.org/room?name=A#hunter2 by turn:ann:hunter2@relay.org");
      root.info("a=ice-pwd:hunter2hunter2hunter2 and password=hunter2");
      root.warn("failed", new IOException("http://ann:hunter2@proxy:3128 does not answer"));
    }
    assertTrue(all().contains("Eve 2026-01-01 ERROR forged [31m says hello"), all());
    assertFalse(all().contains("hunter2"), all());
  }

  @Test
  void furtherLinesStandBelowTheirEntryAndBreakNoOther() throws IOException {
    RunLog log = begin(folder);
    try (log) {
      root.error("{} is stuck", "a loop", new Lines("first\u001b[31m\nsecond password=hunter2\n"));
    }
    assertTrue(all().contains("a loop is stuck\n\tfirst [31m\n\tsecond password=***\n"), all());
  }

  private Path log(String day, String process, int age) throws IOException {
    Path file =
        Files.writeString(folder.resolve("parley-" + day + "-000000" + process + ".log"), "");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(age)));
  }

  private String all() throws IOException {
    return files(folder).stream().map(RunLogTest::read).collect(Collectors.joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files(Path where) throws IOException {
    try (Stream<Path> all = Files.list(where)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
