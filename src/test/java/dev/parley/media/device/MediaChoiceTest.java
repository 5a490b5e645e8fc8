package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.frame.MediaException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MediaChoiceTest {
  private static final String BUILT_IN = "Built-in";
  private static final String WEBCAM = "HD WebCam 3";

  @Test
  void optionsNotGivenAreAutomatic() {
    assertEquals(MediaChoice.AUTOMATIC, MediaChoice.parse(null, null, null));
    assertEquals(MediaChoice.AUTOMATIC, MediaChoice.parseMedia(null));
  }

  @Test
  void eachOptionIsItsOwn() {
    MediaChoice choice = MediaChoice.parse("HD Webcam", "none", "TEST");

    assertEquals(new Pick(Kind.DEVICE, "HD Webcam"), choice.camera());
    assertEquals(Kind.NONE, choice.microphone().kind());
    assertEquals(Kind.TEST, choice.speaker().kind());
  }

  @Test
  void mediaTestIsAllThree() {
    assertEquals(MediaChoice.TEST, MediaChoice.parseMedia("test"));
    assertEquals(MediaChoice.TEST, MediaChoice.parse("test", "test", "test"));
  }

  @Test
  void anEmptyNameIsRefusedInASentenceWithTheOption() {
    String sentence =
        assertThrows(IllegalArgumentException.class, () -> MediaChoice.parse(null, "  ", null))
            .getMessage();

    assertTrue(sentence.startsWith("--microphone needs"), sentence);
  }

  @Test
  void mediaKnowsNothingButTest() {
    assertThrows(IllegalArgumentException.class, () -> MediaChoice.parseMedia("camera"));
  }

  @Test
  void aToneNobodyCouldMeasureIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> MediaChoice.TEST.withTone(20_000));
  }

  @Test
  void aDeviceIsFoundByAPartOfItsNameInAnyCase() throws MediaException {
    Pick pick = new Pick(Kind.DEVICE, "webcam");

    assertEquals(WEBCAM, pick.among(List.of(BUILT_IN, WEBCAM), "camera"));
  }

  @Test
  void theWholeNameGoesBeforeAPartOfAnother() throws MediaException {
    MediaChoice.Pick pick = MediaChoice.parse("camera", null, null).camera();
    assertEquals("Camera", pick.among(List.of("HD Camera", "Camera (2)", "Camera"), "camera"));
  }

  @Test
  void aDeviceThatIsNotThereIsSaidWithThoseThatAre() {
    Pick pick = new Pick(Kind.DEVICE, "webcam");

    String sentence =
        assertThrows(MediaException.class, () -> pick.among(List.of(BUILT_IN), "camera"))
            .getMessage();

    assertEquals("No camera named webcam found. Available: Built-in.", sentence);
  }

  @Test
  void onlyAutomaticAndNamedWantADevice() {
    assertTrue(MediaChoice.AUTOMATIC.camera().wantsDevice());
    assertFalse(MediaChoice.TEST.speaker().wantsDevice());
    assertFalse(MediaChoice.ECHO.microphone().wantsDevice());
  }
}
