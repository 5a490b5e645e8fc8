package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's script, with a program in place of Java that writes down how it was started. */
@Tag("unit")
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  @TempDir Path folder;

  private Path launcher;
  private Path home;

  @BeforeEach
  void besideAStandInForJava() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    launcher = folder.resolve("parley");
    Files.copy(Path.of("src/main/launcher/parley"), launcher);
    program(
        folder.resolve("java"),
        """
        streams=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2 | tr '\\n' ' ')
        read line || streams="$streams unread"
        echo out || streams="$streams unwritten"
        printf '%s\\n' "$@" "LC_ALL=${LC_ALL:-}" "$streams" >"${0%/*}/lines"
        """);
  }

  @Test
  void theFirstRunHasAPlaceForACrashFileThatIsClosedToOthers() throws Exception {
    Path logs = home.resolve(".local/state/parley");
    assertEquals("-XX:ErrorFile=" + logs + "/hs_err_pid%p.log", start(Map.of()).get(0));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)));
    Path state = folder.resolve("state");
    assertEquals(
        "-XX:ErrorFile=" + state + "/parley/hs_err_pid%p.log",
        start(Map.of("XDG_STATE_HOME", state.toString())).get(0));
  }

  @Test
  void whereThereCanBeNoneItStartsWithout() throws Exception {
    Files.createSymbolicLink(
        Files.createDirectories(home.resolve(".local/state")).resolve("parley"),
        Files.createDirectory(folder.resolve("elsewhere")));
    assertEquals("--module", start(Map.of()).get(0));
    assertEquals("--module", start(Map.of("XDG_STATE_HOME", "/dev/null")).get(0));
  }

  @Test
  void whoHasNoHomeHasNoPlaceForOneEither() throws Exception {
    Files.writeString(folder.resolve("id"), "#!/bin/sh\necho nobody-of-this-name\n")
        .toFile()
        .setExecutable(true);
    String path = folder + ":" + System.getenv("PATH");
    for (String none : List.of("", "here")) {
      assertEquals("--module", start(Map.of("HOME", none, "PATH", path)).get(0));
    }
  }

  @Test
  void whatIsBytesIsReadAsUtf8WhereTheLocaleKnowsAsciiAlone() throws Exception {
    for (Map<String, String> ascii :
        List.of(
            Map.<String, String>of(),
            Map.of("LANG", "C"),
            Map.of("LANG", "POSIX"),
            Map.of("LC_ALL", "C", "LANG", "C.UTF-8"),
            Map.of("LC_CTYPE", "C"),
            Map.of("LANG", "xx_XX.UTF-8"))) { // not installed
      assertTrue(start(ascii).contains("LC_ALL=C.UTF-8"), ascii.toString());
    }
    assertTrue(start(Map.of("LANG", "C.UTF-8")).contains("LC_ALL="));
    assertTrue(start(Map.of("LC_ALL", "C.utf8")).contains("LC_ALL=C.utf8"));
  }

  /** The next file that is opened would get its number otherwise. */
  @Test
  void aClosedStreamIsReplacedByOneThatFails() throws Exception {
    List<String> lines = started(Map.of(), "exec /bin/sh \"$0\" <&- >&- 2>&-");
    assertTrue(lines.contains("/dev/null /dev/null /dev/null  unread unwritten"), lines.toString());
  }

  private List<String> start(Map<String, String> environment) throws Exception {
    return started(environment, "exec /bin/sh \"$0\" </dev/null");
  }

  private List<String> started(Map<String, String> environment, String script) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script, launcher.toString());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString()));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    return Files.readAllLines(folder.resolve("lines"));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
