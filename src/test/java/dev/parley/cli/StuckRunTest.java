package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole program whose loop waits in native code, as seen by the process that started it. */
@Tag("desktop")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StuckRunTest {
  @TempDir Path folder;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly().onExit().join(); // writes no more
  }

  @Test
  void withoutAWindowItEndsWithAStatusOfItsOwnAndLeavesWhatHelps() throws Exception {
    Path report = folder.resolve("report.json");
    start(report.toString());
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    List<String> said = process.errorReader().lines().toList();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(ExitStatus.UNRESPONSIVE, process.exitValue(), said::toString);

    List<String> ends = said.stream().filter(line -> line.startsWith("parley: Parley")).toList();
    assertEquals(1, ends.size(), said::toString);
    assertTrue(ends.get(0).contains("parley-loop is stuck in "), ends::toString);
    assertTrue(ends.get(0).contains("PlantedWait.waitForAByte"), ends::toString);
    assertTrue(read("stuck-").contains("\"parley-loop\" #"), said::toString);
    assertTrue(read("parley-").contains("PlantedWait.waitForAByte"), said::toString);
    assertTrue(read("running-").contains("failed=true"), "the next run is to know");
    assertTrue(Files.readString(report).contains("\"calls\" : 0"), said::toString);
  }

  private void start(String report) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            StuckRun.class.getName(),
            report);
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    process = builder.start();
  }

  private String read(String beginning) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> all = Files.list(folder.resolve("state/parley"))) {
      for (Path file : all.toList()) {
        if (file.getFileName().toString().startsWith(beginning)) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString();
  }
}
