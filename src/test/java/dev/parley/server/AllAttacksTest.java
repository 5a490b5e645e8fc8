package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All attacks at once for a little while: ten pairs talk on, and others come and go. */
@Tag("network")
class AllAttacksTest {
  private static final int SECONDS = 12;

  @Test
  @Timeout(180)
  void nobodyHonestIsLost() throws Exception {
    Process process = WorstServer.start();
    try (BufferedReader lines = process.inputReader()) {
      String[] arguments = {
        "127.0.0.1",
        lines.readLine(),
        WorstServer.CHANNEL,
        WorstServer.PASSWORD,
        Long.toString(process.pid())
      };
      HonestRun honest = new HonestRun(arguments);
      honest.meet();
      AttackersRun attackers = new AttackersRun(arguments);
      CompletableFuture.runAsync(() -> attackers.run(10 * SECONDS));
      attackers.underWay.await(); // the time-out of the test ends it
      honest.run(SECONDS);
      attackers.stop();
      System.out.println(honest);
      assertEquals(0, honest.known.lost() + honest.messages.lost(), honest::toString);
      assertTrue(honest.known.count() > 0 && honest.messages.count() > 0, honest::toString);
      assertTrue(process.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }
}
