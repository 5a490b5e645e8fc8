package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sound from a microphone to the far side's speaker, through a sound server of the test's own: two
 * processes, real devices as far as Parley can tell.
 */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoundCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

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
  void mutedIsSilenceAndSpokenIsHeardAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      near.tell("wish false true");
      far.await("peer sends false");
      ear.awaitSilence(LIMIT);
      near.tell("wish true true");
      far.await("peer sends true");
      ear.awaitTone(440, LIMIT);
    }
    assertTrue(near.hasSaid("sends false"));
  }

  @Test
  void aMutedMicrophoneIsHeardHereAndNotThere() throws Exception {
    near.tell("wish false true");
    ear.awaitSilence(LIMIT);
    near.tell("level");
    near.await("level ");
    ear.await(now -> now.level() < 0.001, LIMIT);
    while (!near(levelHere(), 0.3, 0.05)) {
      // the last pieces that came were late
    }
  }

  @Test
  void whoDoesNotWantItIsNotListenedTo() throws Exception {
    near.tell("notice false");
    near.tell("wish false true");
    near.tell("level");
    assertEquals("level none", near.await("level "));
  }

  private double levelHere() throws Exception {
    near.tell("level");
    return Double.parseDouble(near.await("level ").substring(6));
  }

  private static boolean near(double now, double wanted, double tolerance) {
    return Math.abs(now - wanted) <= tolerance;
  }

  @Test
  void aMicrophoneThatVanishesLeavesTheCallAndIsTakenAgain() throws Exception {
    pulse.pactl("unload-module", "module-remap-source");

    near.await("sends false");
    assertEquals(
        "note The microphone Mike was disconnected. Others no longer hear you.",
        near.await("note"));
    ear.awaitSilence(LIMIT);
    pulse.pactl(
        "load-module",
        "module-remap-source",
        "master=feed.monitor",
        "source_name=again",
        "source_properties=device.description=Mike");

    assertEquals("note Microphone reconnected. Using Mike.", near.await("note"));
    ear.awaitTone(440, LIMIT);
    assertFalse(near.hasSaid("failed") || far.hasSaid("failed"));
    assertFalse(near.hasSaid("state RECONNECTING"));
  }

  @Test
  void anEndedSoundServerIsSaidAndTheProgramEnds() throws Exception {
    pulse.kill();

    assertTrue(near.await("note").contains("The sound server has stopped"));
    near.tell("wish false true");
    near.await("sends false");
    near.tell("close");
    assertTrue(near.quits(LIMIT), "still there");
    assertFalse(near.hasSaid("failed"));
  }
}
