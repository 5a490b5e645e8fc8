package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each side tells the other of what it sends. */
@Tag("media")
class SideChannelTest {
  private TestCall call;

  @AfterEach
  void close() {
    if (call != null) {
      call.close();
    }
  }

  @ParameterizedTest
  @EnumSource(PictureKind.class)
  void whatIsSaidIsUnderstood(PictureKind picture) {
    for (boolean microphone : List.of(true, false)) {
      boolean camera = picture == PictureKind.CAMERA;
      for (MediaState sent :
          List.of(
              new MediaState(microphone, picture),
              new MediaState(microphone, picture, !microphone, !camera))) {
        assertEquals(sent, SideChannel.read(SideChannel.text(sent)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sends,                             false, NONE",
    "sends microphone,                  true,  NONE",
    "sends camera screen,               false, SCREEN",
    "' sends \t microphone   camera\n', true,  CAMERA",
    "sends microphone camera hologram,  true,  CAMERA",
  })
  void aLaterVersionsWordsArePassedOver(String text, boolean microphone, PictureKind picture) {
    assertEquals(new MediaState(microphone, picture), SideChannel.read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "sends no-microphone no-camera,           false, NONE,   true,  true",
    "sends screen no-camera,                  false, SCREEN, false, true",
    "sends microphone camera no-microphone,   true,  CAMERA, false, false",
    "sends camera no-camera no-microphones,   false, CAMERA, false, false",
    "sends NO-CAMERA,                         false, NONE,   false, false",
  })
  void whatIsSentIsNotLacking(
      String text,
      boolean microphone,
      PictureKind picture,
      boolean noMicrophone,
      boolean noCamera) {
    assertEquals(
        new MediaState(microphone, picture, noMicrophone, noCamera), SideChannel.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "microphone", "SENDS camera", "{\"sends\":1}", "sendscamera"})
  void anythingElseMeansNothing(String text) {
    assertNull(SideChannel.read(text));
  }

  /** What was said last may be what the peer wanted to be taken for true. */
  @Test
  void afterAFloodTheDescriptionsCountAgain() {
    List<MediaState> told = new ArrayList<>();
    SideChannel channel = new SideChannel(told::add);
    channel.agreed(true, false);
    channel.heard("sends screen");
    channel.closed();
    channel.agreed(false, true);
    assertEquals(
        List.of(
            new MediaState(true, PictureKind.NONE),
            new MediaState(false, PictureKind.SCREEN),
            new MediaState(true, PictureKind.NONE),
            new MediaState(false, PictureKind.CAMERA)),
        told);
  }

  @Test
  void bothSidesHearOfAChangeOnce() {
    call = TestCall.ofTestMedia().connected();
    MediaState quiet = new MediaState(false, PictureKind.SCREEN);

    TestMedia.on(
        () -> {
          call.polite.session().sends(quiet, false);
          call.impolite.session().sends(quiet, false);
          call.impolite.session().sends(quiet, false);
          return null;
        });

    TestMedia.await("at the impolite side", TestCall.LIMIT, () -> call.impolite.knows(quiet));
    TestMedia.await("at the polite side", TestCall.LIMIT, () -> call.polite.knows(quiet));
    assertEquals(1, call.polite.peerSends.size());
    assertTrue(call.polite.failures.isEmpty());
  }
}
