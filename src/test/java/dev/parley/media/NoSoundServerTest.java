package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which no sound server runs: everything else goes on as usual. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoSoundServerTest {
  @TempDir Path folder;

  /** Where libpulse finds nothing. */
  private Map<String, String> nothing() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    return Map.of(
        "HOME", empty.toString(),
        "PULSE_SERVER", "unix:" + empty.resolve("socket"),
        "PULSE_RUNTIME_PATH", empty.toString(),
        "XDG_RUNTIME_DIR", empty.toString());
  }

  @Test
  void aCallWithoutSoundIsACall() throws Exception {
    try (SoundSide near = new SoundSide(nothing(), "test", "none", "none");
        SoundSide far = new SoundSide(nothing(), "test", "none", "none")) {
      SoundSide.connect(near, far);

      far.await("peer sends false CAMERA");
      near.tell("close");
      near.await("closed");
      assertTrue(near.quits(Duration.ofSeconds(10)));
      assertFalse(near.hasSaid("note") || near.hasSaid("failed"));
    }
  }

  @Test
  void whoAsksForNothingSendsSilence() throws Exception {
    try (SoundSide near = new SoundSide(nothing(), "none", "-", "-");
        SoundSide far = new SoundSide(nothing(), "none", "-", "-")) {
      SoundSide.connect(near, far);

      near.await("peer sends false NONE");
    }
  }

  @Test
  void aMicrophoneThatWasNamedIsMissedInASentence() throws Exception {
    try (SoundSide near = new SoundSide(nothing(), "none", "Mike", "none")) {
      near.tell("media");

      assertEquals("failed There is no microphone named Mike.", near.await("failed"));
    }
  }

  /** Printed, not judged: how long a start takes is the machine's affair. */
  @Test
  void theMediaOpenInTheUsualTime() throws Exception {
    try (PrivatePulse pulse = new PrivatePulse(folder.resolve("pulse"))) {
      long with = opening(pulse.environment());
      long without = opening(nothing());
      System.out.printf(
          "media open: %d ms with a sound server, %d ms without, ratio %.2f%n",
          with, without, (double) without / with);
    }
  }

  /** The least of three, in milliseconds. */
  private static long opening(Map<String, String> environment) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      try (SoundSide side = new SoundSide(environment, "-", "-", "-")) {
        least = Math.min(least, Long.parseLong(side.await("open ").split(" ")[1]));
      }
    }
    return least;
  }
}
