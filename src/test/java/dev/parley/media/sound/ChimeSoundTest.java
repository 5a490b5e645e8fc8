package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Do the sounds of the house really sound? At the speakers of a sound server of the test's own. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChimeSoundTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A ring that goes on sounds for two seconds more. */
  private static final long STOPPED_MS = 500;

  /** Tries, of which each may meet a machine that has other things to do; one does not. */
  private static final int STOPS = 10;

  private static final int BYTES_A_SECOND = 2 * Chime.SAMPLE_RATE;

  @TempDir Path folder;

  private PrivatePulse pulse;
  private Process client;
  private BufferedReader says;

  @BeforeEach
  void server() throws Exception {
    pulse = new PrivatePulse(folder);
  }

  @AfterEach
  void end() {
    Closing.all(client == null ? null : () -> client.destroyForcibly().onExit().join(), pulse);
  }

  private void play(Map<String, String> environment, String... words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChimeClient.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().addAll(List.of(words));
    builder.environment().putAll(environment);
    client = builder.start();
    says = client.inputReader();
  }

  /** What a speaker plays in some seconds, from its first loud moment on. */
  private CompletableFuture<byte[]> heard(String sink, double seconds) throws IOException {
    InputStream sound = pulse.hear(sink);
    return CompletableFuture.supplyAsync(() -> read(sound, seconds));
  }

  private static byte[] read(InputStream sound, double seconds) {
    try {
      byte[] piece = sound.readNBytes(960);
      while (piece.length == 960 && Spectrum.energy(piece) < 1e-6) {
        piece = sound.readNBytes(960);
      }
      return sound.readNBytes((int) (seconds * BYTES_A_SECOND) & ~1);
    } catch (IOException ended) {
      return new byte[0];
    }
  }

  private static void assertRings(byte[] sound, Chime chime) {
    double level = Math.sqrt(Spectrum.energy(sound));
    assertTrue(level > 0.01 && level < 0.25, "level " + level);
    for (Chime.Note note : chime.notes()) {
      double there = Spectrum.share(sound, note.hertz()) / Spectrum.energy(sound);
      double beside = Spectrum.share(sound, note.hertz() * 1.3) / Spectrum.energy(sound);
      System.out.printf("%s: %.2f of it at %.1f Hz%n", chime, there, note.hertz());
      assertTrue(there > 0.02 && there > 3 * beside, chime + " at " + note.hertz());
    }
    System.out.printf("%s: level %.3f%n", chime, level);
  }

  @Test
  void aRingSoundsOnTheDefaultSpeaker() throws Exception {
    CompletableFuture<byte[]> sound = heard("speaker", 2);
    play(pulse.environment(), "chimes", "RING", "-");
    assertEquals("begins", says.readLine());
    assertRings(sound.join(), Chime.RING);
    assertEquals("over true", says.readLine());
  }

  @Test
  void aRingBackSoundsOnTheSpeakerOfItsChoiceAlone() throws Exception {
    CompletableFuture<byte[]> far = heard("far", 1);
    CompletableFuture<byte[]> other = heard("speaker", 0.1);
    play(pulse.environment(), "chimes", "RING_BACK", PrivatePulse.FAR_SPEAKER);
    assertRings(far.join(), Chime.RING_BACK);
    assertEquals("begins", says.readLine());
    assertEquals("over true", says.readLine());
    assertTrue(!other.isDone(), "it was heard on the other speaker, too");
  }

  @Test
  void aRingThatIsStoppedIsSilentAtOnce() throws Exception {
    SinkEar ear = new SinkEar(pulse.hear("speaker"));
    List<Long> times = new ArrayList<>();
    while (times.isEmpty() || times.get(times.size() - 1) >= STOPPED_MS) {
      times.add(untilSilent(ear));
      assertTrue(times.size() <= STOPS, times + " ms");
    }
    System.out.println("silent " + times + " ms after it was stopped");
  }

  /** How long a ring still sounds after it was stopped, in milliseconds. */
  private long untilSilent(SinkEar ear) throws Exception {
    play(pulse.environment(), "chimes", "RING", "-");
    ear.await(now -> now.level() > 0.02, LIMIT);
    long told = System.nanoTime();
    client.getOutputStream().write('s');
    client.getOutputStream().flush();
    long silent = ear.awaitSilence(LIMIT);
    client.destroyForcibly().onExit().join();
    return Math.max(0, (silent - told) / 1_000_000);
  }

  @Test
  void whereTheToolIsMissingTheLibraryPlays() throws Exception {
    CompletableFuture<byte[]> sound = heard("speaker", 1);
    play(pulse.environment(), "library", "RING_BACK", "-");
    assertRings(sound.join(), Chime.RING_BACK);
    assertEquals("begins", says.readLine());
    assertEquals("over true", says.readLine());
  }

  @Test
  void withoutASoundServerItIsOverAtOnce() throws Exception {
    play(Map.of("PULSE_SERVER", "unix:" + folder.resolve("nothing")), "chimes", "RING", "-");
    assertEquals("begins", says.readLine());
    assertEquals("over false", says.readLine());
  }

  @Test
  void aServerThatEndsEndsTheSound() throws Exception {
    CompletableFuture<byte[]> sound = heard("speaker", 0.1);
    play(pulse.environment(), "chimes", "RING", "-");
    assertEquals("begins", says.readLine());
    sound.join();
    pulse.kill();
    assertTrue(says.readLine().startsWith("over"));
  }
}
