package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.http.MemoryBudgetTest;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worst of each at once, against a server whose heap is what its table adds up to. */
@Tag("network")
class WorstOfEachTest {

  @Test
  @Timeout(180)
  void anHonestPairGetsInAndTalks() throws Exception {
    long megabytes = MemoryBudgetTest.sumOfDefaults() / 1_000_000;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                WorstServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<HostileRun.Peer> open = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      HostileRun run =
          new HostileRun(
              "127.0.0.1",
              lines.readLine(),
              WorstServer.CHANNEL,
              WorstServer.PASSWORD,
              Long.toString(process.pid()));
      for (int i = 0; i < 3; i++) {
        run.worstOfEach(open);
        String honest = run.honestPair();
        assertTrue(honest.startsWith("in"), honest);
        assertTrue(process.isAlive());
      }
    } finally {
      open.forEach(HostileRun.Peer::close);
      process.destroyForcibly();
    }
  }
}
