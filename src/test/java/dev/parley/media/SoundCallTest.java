package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
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
    near.close();
    far.close();
    pulse.close();
  }

  @Test
  void aToneIsHeardAtTheFarSide() {
    System.out.printf("far side's speaker: %.0f Hz at level %.3f%n", ear.hertz(), ear.level());
    assertEquals(440, ear.hertz(), 2);
    assertEquals(0.21, ear.level(), 0.05);
  }

  @Test
  void mutedIsSilenceSoonAndSpokenIsHeardAgain() throws Exception {
    long told = System.nanoTime();
    near.tell("wish false true");

    long silent = (ear.awaitSilence(LIMIT) - told) / 1_000_000;
    System.out.println("muted: silence at the far side's speaker after " + silent + " ms");
    assertTrue(silent <= MUTE_MS, silent + " ms");

    near.tell("wish true true");
    ear.awaitTone(440, LIMIT);
    near.await("sends false");
    far.await("peer sends false");
    far.await("peer sends true");
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
