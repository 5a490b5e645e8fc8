package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sound from a microphone to the far side's speaker, through a sound server of the test's own: two
 * processes, real devices as far as Parley can tell.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoundCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** How soon nothing is heard of somebody who mutes. */
  private static final long MUTE_MS = 200;

  private static final int MUTES = 5;

  @TempDir Path folder;

  private PrivatePulse pulse;
  private SoundSide near;
  private SoundSide far;
  private SinkEar ear;

  @BeforeEach
  void call() throws Exception {
    pulse = new PrivatePulse(folder);
    pulse.speak(440);
    near = new SoundSide(pulse.environment(), "none", PrivatePulse.MICROPHONE, "none");
    far = new SoundSide(pulse.environment(), "none", "none", PrivatePulse.FAR_SPEAKER);
    SoundSide.connect(near, far);
    ear = new SinkEar(pulse.hear("far"));
    ear.awaitTone(440, LIMIT);
  }

  @AfterEach
  void end() throws Exception {
    Closing.all(near, far, pulse);
  }

  @Test
  void aToneIsHeardAtTheFarSide() throws Exception {
    SinkEar.Heard heard =
        ear.await(now -> near(now.hertz(), 440, 2) && near(now.level(), 0.21, 0.05), LIMIT);
    System.out.printf("far side's speaker: %.0f Hz at level %.3f%n", heard.hertz(), heard.level());
  }

  @Test
  void mutedIsSilenceSoonAndSpokenIsHeardAgain() throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < MUTES; i++) {
      long told = System.nanoTime();
      near.tell("wish false true");
      times.add(Math.max(0, (ear.awaitSilence(LIMIT) - told) / 1_000_000));
      near.tell("wish true true");
      ear.awaitTone(440, LIMIT);
    }
    System.out.println("muted: silence at the far side's speaker after " + times + " ms");
    Collections.sort(times);
    assertTrue(times.get(MUTES / 2) <= MUTE_MS, times + " ms"); // one may meet a busy machine
    assertTrue(near.hasSaid("sends false") && far.hasSaid("peer sends false"));
  }

  @Test
  void aMutedMicrophoneIsHeardHereAndNotThere() throws Exception {
    near.tell("wish false true");
    ear.awaitSilence(LIMIT);
    near.tell("level");
    near.await("level ");
    SinkEar.Heard heard = ear.await(now -> now.level() < 0.001, LIMIT);
    near.tell("level");
    double level = Double.parseDouble(near.await("level ").substring(6));
    System.out.printf("muted: level %.3f here, %.4f there%n", level, heard.level());
    assertTrue(near(level, 0.3, 0.05), "level " + level);
  }

  @Test
  void whoDoesNotWantItIsNotListenedTo() throws Exception {
    near.tell("notice false");
    near.tell("wish false true");
    near.tell("level");
    assertEquals("level none", near.await("level "));
  }

  private static boolean near(double now, double wanted, double tolerance) {
    return Math.abs(now - wanted) <= tolerance;
  }

  @Test
  void aMicrophoneThatVanishesLeavesTheCallAndIsTakenAgain() throws Exception {
    pulse.pactl("unload-module", "module-remap-source");

    near.await("sends false");
    assertEquals("note The microphone Mike is gone; silence is sent.", near.await("note"));
    ear.awaitSilence(LIMIT);
    pulse.pactl(
        "load-module",
        "module-remap-source",
        "master=feed.monitor",
        "source_name=again",
        "source_properties=device.description=Mike");

    assertEquals("note The microphone Mike is there; it is used now.", near.await("note"));
    ear.awaitTone(440, LIMIT);
    assertFalse(near.hasSaid("failed") || far.hasSaid("failed"));
    assertFalse(near.hasSaid("state RECONNECTING"));
  }

  @Test
  void anEndedSoundServerIsSaidAndTheProgramEnds() throws Exception {
    pulse.kill();

    assertTrue(near.await("note").contains("The sound server has ended"));
    near.tell("wish false true");
    near.await("sends false");
    near.tell("close");
    assertTrue(near.quits(Duration.ofSeconds(10)), "still there after 10 s");
    assertFalse(near.hasSaid("failed"));
  }
}
