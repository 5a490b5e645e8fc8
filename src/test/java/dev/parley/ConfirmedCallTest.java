package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps one side from being heard and seen is told to that side, and whose side it is; and a
 * call that is over is summed up with whose loss it was. How soon is printed.
 */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConfirmedCallTest {
  /** A second more than it shall take: the machine has others to serve. */
  private static final long SOON_MS = 6_000;

  /** Of a call, from the start of the program on. */
  private static final String LOSSY = "25s";

  @TempDir Path folder;

  @Test
  void whatKeepsOneFromBeingHeardIsToldWithWhoseSideItIs() throws Exception {
    try (ConfirmedCall call = new ConfirmedCall(folder, Map.of(), "5m").confirmed()) {
      told(call, "SPEAKER_MUTED", () -> call.bobsSound.pactl("set-sink-mute", "speaker", "1"));
      again(call, () -> call.bobsSound.pactl("set-sink-mute", "speaker", "0"));
      told(call, "SPEAKER_ZERO", () -> call.bobsSound.pactl("set-sink-volume", "speaker", "0"));
      again(call, () -> call.bobsSound.pactl("set-sink-volume", "speaker", "65536"));
      told(call, "OWN_MICROPHONE", () -> call.annsSound.pactl("set-source-mute", "mike", "1"));
      again(call, () -> call.annsSound.pactl("set-source-mute", "mike", "0"));
      told(
          call, "SPEAKER_MISSING", () -> call.bobsSound.pactl("unload-module", "module-null-sink"));
    }
  }

  private void told(ConfirmedCall call, String cause, ConfirmedCall.Act act) throws Exception {
    long ms = call.judged(call.ann, "heard: \\S+ -> MISSING \\((" + cause + ")\\)", act);
    System.out.printf("%s after %d ms%n", cause, ms);
    assertTrue(ms < SOON_MS, cause + " after " + ms + " ms");
  }

  private static void again(ConfirmedCall call, ConfirmedCall.Act act) throws Exception {
    call.judged(call.ann, "heard: \\S+ -> CONFIRMED", act);
  }

  @Test
  void onWhichWayItWasLostIsToldOnBothSides() throws Exception {
    loss(true, List.of("WAY_THERE", "WAY_BACK"));
  }

  @Test
  void onWhichWayBackItWasLostIsToldOnBothSides() throws Exception {
    loss(false, List.of("WAY_BACK", "WAY_THERE"));
  }

  private void loss(boolean fromAnn, List<String> expected) throws Exception {
    try (ConfirmedCall call = new ConfirmedCall(folder, Map.of(), LOSSY).confirmed()) {
      call.lose(true, fromAnn, 8);
      assertEquals(expected, call.sums());
    }
  }
}
