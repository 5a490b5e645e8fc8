package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundOptions;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Toggle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a change of the settings does to the microphone of this run. */
@Tag("unit")
class DevicesControllerTest {
  private static final Preferences BEFORE = Preferences.FIRST;
  private static final MediaChoice MEASURING =
      MediaChoice.parseMedia("test").withSound(SoundOptions.NONE);

  @Test
  void whatIsNotAboutTheSoundLeavesItAsTheRunWasTold() {
    assertEquals(
        MEASURING, DevicesController.heard(MEASURING, BEFORE, BEFORE.with(Toggle.RING, false)));
  }

  @Test
  void whatIsAboutTheSoundCounts() {
    Preferences after =
        BEFORE
            .with(Toggle.ECHO_CANCELLATION, false)
            .with(Toggle.GAIN_CONTROL, false)
            .with(Toggle.NOTICE_MUTED, false);
    MediaChoice next = DevicesController.heard(MEASURING, BEFORE, after);
    assertEquals(new SoundOptions(false, true, false), next.sound());
    assertFalse(next.noticesMuted());
    assertTrue(next.camera().equals(MEASURING.camera()));
  }
}
