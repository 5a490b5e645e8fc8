package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No peer ends the process, whatever it does to the sections of a call. The full number is {@code
 * -Dparley.rounds=1000}; {@code -Dparley.seed} repeats a storm.
 */
@Tag("media")
class SectionStormTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 40);
  private static final long SEED = Long.getLong("parley.seed", new Random().nextInt());

  /** Rounds take some 100 ms; a busy machine may take its time. */
  private static final long SECONDS_A_ROUND = 4;

  @Test
  void noOrderOfStoppedRecycledAndRefusedSectionsEndsTheProcess() throws Exception {
    System.out.printf("-Dparley.seed=%d -Dparley.rounds=%d%n", SEED, ROUNDS);
    Process storm = new ProcessBuilder(command()).redirectErrorStream(true).start();
    try (var lines = storm.inputReader()) {
      List<String> said = lines.lines().toList();
      assertTrue(storm.waitFor(60 + ROUNDS * SECONDS_A_ROUND, TimeUnit.SECONDS), said::toString);
      said.forEach(System.out::println);
      assertEquals(0, storm.exitValue(), said::toString);
    } finally {
      storm.destroyForcibly();
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-CreateCoredumpOnCrash",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        SectionStorm.class.getName(),
        String.valueOf(SEED),
        String.valueOf(ROUNDS));
  }
}
