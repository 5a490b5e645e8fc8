package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How loud is a real microphone, as far as Parley can tell? At a sound server of the test's own.
 */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EarTest {
  /** Of the tone that is played to the microphone. */
  private static final double LEVEL = 0.212;

  @TempDir Path folder;

  private PrivatePulse pulse;
  private Process client;
  private BufferedReader says;

  @BeforeEach
  void speak() throws Exception {
    pulse = new PrivatePulse(folder);
    pulse.speak(440);
  }

  @AfterEach
  void end() {
    Closing.all(client == null ? null : () -> client.destroyForcibly().onExit().join(), pulse);
  }

  private void listen(String way) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EarClient.class.getName(),
                way,
                PrivatePulse.MICROPHONE)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(pulse.environment());
    client = builder.start();
    says = client.inputReader();
  }

  private String next(String beginning) throws IOException {
    String line = says.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = says.readLine();
    }
    return line == null ? "nothing" : line;
  }

  private double level() throws IOException {
    return Double.parseDouble(next("level").substring(6));
  }

  /** Levels a second, of the next forty. */
  private double rate() throws IOException {
    long begun = System.nanoTime();
    for (int i = 0; i < 40; i++) {
      level();
    }
    return 40e9 / (System.nanoTime() - begun);
  }

  private boolean isInUse() throws Exception {
    return pulse.pactl("list", "short", "source-outputs").contains("s16le 1ch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ears", "library"})
  void aToneIsAsLoudAsItIsAndTheMicrophoneIsFreeAfterwards(String way) throws Exception {
    listen(way);
    System.out.println(way + ": level after ms, " + next("first"));
    while (Math.abs(level() - LEVEL) > 0.005) {
      // it begins in the middle of something
    }
    List<Double> levels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      levels.add(level());
    }
    Collections.sort(levels);
    assertEquals(LEVEL, levels.get(10), 0.01, levels.toString()); // one may miss a piece
    double rate = rate();
    while (rate <= 10 || rate >= 40) {
      rate = rate(); // what was late comes all at once
    }
    System.out.printf("%s: %.1f levels a second%n", way, rate);
    assertTrue(isInUse(), "listens to nothing");

    client.getOutputStream().write('s');
    client.getOutputStream().flush();
    System.out.println(way + ": " + next("stopped") + " ms");
    assertTrue(!isInUse(), "the microphone is still in use");
  }
}
