package dev.parley.media.sound;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures what a person notices of sound, each beside the other way round: how soon nothing is
 * heard of somebody who mutes and something of who speaks again; how long the media take to open
 * without a sound server and with one. See {@code src/scripts/measure/sound}.
 */
final class SoundTimes {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private SoundTimes() {}

  /**
   * @param args a folder for the sound server, and how often
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    try (PrivatePulse pulse = new PrivatePulse(Files.createDirectories(folder.resolve("pulse")))) {
      mute(pulse, times);
      open(pulse, Files.createDirectories(folder.resolve("empty")), times);
    }
    System.exit(0);
  }

  private static void mute(PrivatePulse pulse, int times) throws Exception {
    pulse.speak(440);
    List<Long> muted = new ArrayList<>();
    List<Long> spoken = new ArrayList<>();
    try (SoundSide near =
            new SoundSide(pulse.environment(), "none", PrivatePulse.MICROPHONE, "none");
        SoundSide far =
            new SoundSide(pulse.environment(), "none", "none", PrivatePulse.FAR_SPEAKER)) {
      SoundSide.connect(near, far);
      SinkEar ear = new SinkEar(pulse.hear("far"));
      ear.awaitTone(440, LIMIT);
      for (int time = 0; time < times; time++) {
        long told = System.nanoTime();
        near.tell("wish false true");
        muted.add(Math.max(0, (ear.awaitSilence(LIMIT) - told) / 1_000_000));
        told = System.nanoTime();
        near.tell("wish true true");
        spoken.add((ear.awaitSound(LIMIT) - told) / 1_000_000);
        ear.awaitTone(440, LIMIT);
      }
    }
    print("silent after the mute, heard after its end", muted, spoken);
  }

  private static void open(PrivatePulse pulse, Path empty, int times) throws Exception {
    Map<String, String> nothing = NoSoundServerTest.nothing(empty);
    List<Long> without = new ArrayList<>();
    List<Long> with = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      with.add(opening(pulse.environment()));
      without.add(opening(nothing));
    }
    print("media open without a sound server, with one", without, with);
  }

  private static long opening(Map<String, String> environment) throws Exception {
    try (SoundSide side = new SoundSide(environment, "-", "-", "-")) {
      return Long.parseLong(side.await("open ").split(" ")[1]);
    }
  }

  private static void print(String what, List<Long> one, List<Long> other) {
    System.out.printf(
        "%s: %d and %d ms, ratio %.2f; %s and %s%n",
        what,
        middle(one),
        middle(other),
        (double) middle(one) / Math.max(1, middle(other)),
        one,
        other);
  }

  private static long middle(List<Long> of) {
    return of.stream().sorted().toList().get(of.size() / 2);
  }
}
