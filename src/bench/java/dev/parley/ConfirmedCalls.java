package dev.parley;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What both sides of a call make of its troubles: how soon each says what keeps it from being
 * heard, and whether a call is summed up with the right direction of its loss. Arguments: a folder,
 * and how often. Ends with 1 where anything was late or wrong.
 */
final class ConfirmedCalls {
  private static final long SOON_MS = 5_000;

  /** In bytes; sound is in smaller packets. */
  private static final int SMALLEST_PICTURE = 300;

  private static int wrong;
  private static int number;

  private ConfirmedCalls() {}

  public static void main(String[] said) throws Exception {
    Path folder = Path.of(said[0]);
    int times = Integer.parseInt(said[1]);
    for (int time = 0; time < times; time++) {
      causes(next(folder));
    }
    int right = 0;
    for (int call = 0; call < 4 * times; call++) {
      right += loss(next(folder), call % 2 == 0, call / 2 % 2 == 0) ? 1 : 0;
    }
    System.out.printf("whose loss it was: %d of %d right%n", right, 4 * times);
    System.exit(wrong > 0 || right < 4 * times ? 1 : 0);
  }

  private static Path next(Path folder) throws Exception {
    return Files.createDirectories(folder.resolve("call-" + ++number));
  }

  private static void causes(Path folder) throws Exception {
    try (ConfirmedCall call = new ConfirmedCall(folder, Map.of(), "5m").confirmed()) {
      told(call, "SPEAKER_MUTED", () -> call.bobsSound.pactl("set-sink-mute", "speaker", "1"));
      again(call, () -> call.bobsSound.pactl("set-sink-mute", "speaker", "0"));
      told(call, "SPEAKER_ZERO", () -> call.bobsSound.pactl("set-sink-volume", "speaker", "0"));
      again(call, () -> call.bobsSound.pactl("set-sink-volume", "speaker", "65536"));
      told(call, "OWN_MICROPHONE", () -> call.annsSound.pactl("set-source-mute", "mike", "1"));
      again(call, () -> call.annsSound.pactl("set-source-mute", "mike", "0"));
      starve(call);
      told(
          call, "SPEAKER_MISSING", () -> call.bobsSound.pactl("unload-module", "module-null-sink"));
    }
  }

  /** Bob gets nothing of which a picture could be made: what there is of it is lost, or no use. */
  private static void starve(ConfirmedCall call) throws Exception {
    long ms =
        ConfirmedCall.judged(
            call.ann,
            "seen: \\S+ -> MISSING \\((NOT_DECODED|LOST)",
            () -> call.bobsMachine.loseLarge(SMALLEST_PICTURE));
    row("starved decoder", ms);
    ConfirmedCall.judged(call.ann, "seen: \\S+ -> CONFIRMED", call.bobsMachine::heal);
  }

  private static void told(ConfirmedCall call, String cause, ConfirmedCall.Act act)
      throws Exception {
    row(cause, ConfirmedCall.judged(call.ann, "heard: \\S+ -> MISSING \\(" + cause, act));
  }

  private static void row(String cause, long ms) {
    wrong += ms > SOON_MS ? 1 : 0;
    System.out.printf("%-16s %5d ms%n", cause, ms);
  }

  private static void again(ConfirmedCall call, ConfirmedCall.Act act) throws Exception {
    ConfirmedCall.judged(call.ann, "heard: \\S+ -> CONFIRMED", act);
  }

  private static boolean loss(Path folder, boolean onAnns, boolean fromAnn) throws Exception {
    try (ConfirmedCall call = new ConfirmedCall(folder, Map.of(), "22s").confirmed()) {
      call.lose(onAnns, fromAnn, 8);
      List<String> sums = call.sums(call.ann);
      System.out.printf(
          "%s's cable, %s Ann: %s%n", onAnns ? "Ann" : "Bob", fromAnn ? "from" : "to", sums);
      return sums.equals(
          fromAnn ? List.of("WAY_THERE", "WAY_BACK") : List.of("WAY_BACK", "WAY_THERE"));
    }
  }
}
