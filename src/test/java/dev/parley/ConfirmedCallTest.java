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

  private static final String LONG = "5m";

  @TempDir Path folder;

  /** Programs take longer to start than to tell this, so one start serves all of it. */
  @Test
  void whatIsNotHeardAndWhatIsLostIsToldWithWhoseSideItIs() throws Exception {
    try (ConfirmedCall call = new ConfirmedCall(folder, Map.of(), LONG).confirmed()) {
      ProcessLines ann = call.ann;
      ProcessLines cid = call.calls("cid", LONG); // waits until Bob is free
      told(ann, "SPEAKER_MUTED", () -> call.bobsSound.pactl("set-sink-mute", "speaker", "1"));
      again(ann, () -> call.bobsSound.pactl("set-sink-mute", "speaker", "0"));
      told(ann, "SPEAKER_ZERO", () -> call.bobsSound.pactl("set-sink-volume", "speaker", "0"));
      again(ann, () -> call.bobsSound.pactl("set-sink-volume", "speaker", "65536"));
      call.lose(true, true, 8);
      told(ann, "OWN_MICROPHONE", () -> call.annsSound.pactl("set-source-mute", "mike", "1"));
      again(ann, () -> call.annsSound.pactl("set-source-mute", "mike", "0"));
      lost(call, ann, List.of("WAY_THERE", "WAY_BACK"));

      call.lose(true, false, 8);
      again(cid, () -> {});
      told(cid, "SPEAKER_MISSING", () -> call.bobsSound.pactl("unload-module", "module-null-sink"));
      lost(call, cid, List.of("WAY_BACK", "WAY_THERE"));
    }
  }

  private static void told(ProcessLines caller, String cause, ConfirmedCall.Act act)
      throws Exception {
    String told = "heard: \\S+ -> MISSING \\((" + cause + ")\\)";
    long ms = ConfirmedCall.judged(caller, told, act);
    System.out.printf("%s after %d ms%n", cause, ms);
    assertTrue(ms < SOON_MS, cause + " after " + ms + " ms");
  }

  private static void again(ProcessLines caller, ConfirmedCall.Act act) throws Exception {
    ConfirmedCall.judged(caller, "heard: \\S+ -> CONFIRMED", act);
  }

  /**
   * On which way it is lost, is told while the call runs, and once it is over. Whoever calls next
   * loses nothing yet.
   */
  private static void lost(ConfirmedCall call, ProcessLines caller, List<String> expected) {
    assertEquals(expected, call.soFar(caller));
    call.annsMachine.heal();
    caller.terminate();
    assertEquals(expected, call.sums(caller));
  }
}
