package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  /** A hundred thousand, or {@code -Dparley.rounds} thousands. */
  @Test
  void ofRandomMessagesTheLastThatIsOneCounts() {
    int rounds = Integer.getInteger("parley.rounds", 100);
    Random random = new Random(rounds);
    List<MediaState> told = new ArrayList<>();
    SideChannel channel = new SideChannel(now -> told.add(0, now));
    String[] words = {"sends", "microphone", "camera", "screen", "no-camera", " ", "\0", "\u202e"};
    for (int number = 0; number < rounds * 1_000; number++) {
      StringBuilder text = new StringBuilder(random.nextInt(3) > 0 ? "sends" : "");
      for (int word = random.nextInt(20); word > 0; word--) {
        text.append(' ').append(words[random.nextInt(words.length)]);
        text.append(random.nextInt(20) == 0 ? (char) random.nextInt(0x10000) : "");
      }
      channel.heard(text.toString());
      told.subList(Math.min(1, told.size()), told.size()).clear();
    }
    channel.heard("sends screen");
    channel.heard("sends microphone");
    channel.heard("stops");
    assertEquals(List.of(new MediaState(true, PictureKind.NONE)), told.subList(0, 1));
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
