package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
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
    Process process = WorstServer.start();
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
        new HostileMembers(run, WorstServer.PASSWORD).worstOfEach(open);
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
