package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs a storm in a process of its own, since what it looks for would end or hang this one. {@code
 * -Dparley.seed} repeats a storm, {@code -Dparley.rounds} is for the full number.
 */
public final class StormProcess {
  private static final long SEED = Long.getLong("parley.seed", new Random().nextInt());

  private StormProcess() {}

  /**
   * Waits until it has ended, well or not.
   *
   * @param storm its main class, whose arguments are the seed and the number of rounds
   * @param usualRounds where no number is given
   * @param secondsEach what a round may take on a busy machine
   */
  public static void run(Class<?> storm, int usualRounds, long secondsEach) throws Exception {
    int rounds = Integer.getInteger("parley.rounds", usualRounds);
    System.out.printf("-Dparley.seed=%d -Dparley.rounds=%d%n", SEED, rounds);
    Path output = Files.createTempFile("storm", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ErrorFileToStdout",
                "-cp",
                System.getProperty("java.class.path"),
                storm.getName(),
                String.valueOf(SEED),
                String.valueOf(rounds))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(60 + rounds * secondsEach, TimeUnit.SECONDS);
      String said = Files.readString(output, StandardCharsets.ISO_8859_1);
      System.out.println(said);
      assertTrue(ended, "the storm hangs");
      assertEquals(0, process.exitValue(), said);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
