package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real call leaves in the folder of logs, with everything logged that can be. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogOfARunTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SECRET = "hunter2-turn";
  private static final Pattern SET = Pattern.compile("Set ICE ufrag: (\\S+) pwd: (\\S+) on");

  @TempDir Path folder;

  @Test
  void theNativeLogIsThereAndNoPasswordIs() throws Exception {
    Process parley =
        parley(
            "--headless",
            "--media",
            "test",
            "--call",
            "Echo",
            "--ice-server",
            "turn:ann:" + SECRET + "@127.0.0.1:9",
            "--log-level",
            "debug",
            "--for",
            "10m");
    TestMedia.await("a call", LIMIT, () -> read("parley-").contains("CONNECTING -> CONNECTED"));
    parley.destroy(); // SIGTERM
    assertTrue(parley.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, parley.exitValue(), Files.readString(folder.resolve("said")));
    String log = read("parley-");
    Matcher set = SET.matcher(log);
    assertTrue(set.find(), "the native log says what it does: " + log);
    assertEquals("***", set.group(1));
    assertEquals("***", set.group(2));
    assertTrue(log.contains("Cand[:"), "and its candidates");
    assertFalse(log.contains(SECRET), log);
    assertFalse(Files.readString(folder.resolve("said")).contains(SECRET));
    assertTrue(read("call-").contains("\"calls\" : 1"), "the report of the call is kept");
    assertEquals("", read("running-"), "it has ended in order");
  }

  @Test
  void whoAsksForHelpLeavesNoLog() throws Exception {
    assertTrue(parley("--help").waitFor(60, TimeUnit.SECONDS));
    assertFalse(Files.exists(folder.resolve("state")));
  }

  private Process parley(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(OwnProgram.command(arguments));
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String read(String beginning) throws IOException {
    Path logs = folder.resolve("state/parley");
    if (!Files.exists(logs)) {
      return "";
    }
    try (Stream<Path> all = Files.list(logs)) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().startsWith(beginning)).toList();
      StringBuilder text = new StringBuilder();
      for (Path file : files) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }
}
