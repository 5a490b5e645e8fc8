package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which no sound server runs: everything else goes on as usual. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoSoundServerTest {
  @TempDir Path folder;

  /** Where libpulse finds nothing. */
  private Map<String, String> nothing() throws IOException {
    return nothing(Files.createDirectories(folder.resolve("empty")));
  }

  static Map<String, String> nothing(Path empty) {
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
      assertTrue(near.quits(Duration.ofSeconds(60)));
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

      assertEquals("failed No microphone named Mike found.", near.await("failed"));
    }
  }
}
