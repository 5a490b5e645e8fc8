package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.connection.session.TestCall;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is sent changes in a call with real media, and no description is exchanged for it. */
@Tag("media")
class WishTest {
  private TestCall call = TestCall.ofTestMedia();

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone);
  }

  @Test
  void aCameraThatIsOffSendsNoPictureAndComesBack() {
    call.connected();
    picturesFlow();
    int descriptions = call.polite.sent.size();

    wish(new SendSettings(true, false, "", false));
    says(new MediaState(true, PictureKind.NONE));
    noPictures();

    wish(SendSettings.ALL);
    says(MediaState.ALL);
    picturesFlow();
    assertEquals(descriptions, call.polite.sent.size());
  }

  @Test
  void aScreenAndTheCameraTakeTurnsFiveTimes() {
    TestMedia.cardsForScreens();
    call.connected();
    picturesFlow();
    int descriptions = call.polite.sent.size();
    for (int i = 0; i < 5; i++) {
      wish(new SendSettings(true, true, "whole", false));
      says(new MediaState(true, PictureKind.SCREEN));
      picturesFlow();
      wish(SendSettings.ALL);
      says(MediaState.ALL);
      picturesFlow();
    }
    assertEquals(descriptions, call.polite.sent.size(), () -> call.polite.sent.toString());
  }

  @Test
  void aMutedToneIsSilence() {
    call.connected();
    TestMedia.await("440 Hz", TestCall.LIMIT, () -> call.impolite.meter.frequency().isPresent());

    wish(new SendSettings(false, true, "", false));

    says(new MediaState(false, PictureKind.CAMERA));
    TestMedia.await("silence", TestCall.LIMIT, () -> call.impolite.meter.level() < 0.001);
    wish(SendSettings.ALL);
    TestMedia.await("440 Hz", TestCall.LIMIT, () -> call.impolite.meter.frequency().isPresent());
  }

  @Test
  void aCameraThatWasOffFromTheStartSendsOnceItIsOn() {
    call.opened();
    wish(new SendSettings(true, false, "", false));
    call.connected();
    noPictures();

    wish(SendSettings.ALL);

    picturesFlow();
  }

  @Test
  void whoHasNoCameraCanStillShowAScreen() {
    TestMedia.cardsForScreens();
    call = new TestCall(MediaChoice.parse("none", "none", "none"), MediaChoice.TEST);
    call.connected();

    wish(new SendSettings(true, true, "whole", false));

    picturesFlow();
    assertEquals(
        List.of(
            new MediaState(false, PictureKind.NONE, true, true),
            new MediaState(false, PictureKind.SCREEN, true, true)),
        call.polite.sends);
  }

  private static MediaState sent(PictureKind picture) {
    return new MediaState(false, picture);
  }

  private void wish(SendSettings wish) {
    TestMedia.on(
        () -> {
          call.polite.connection.send(wish);
          return null;
        });
  }

  private void says(MediaState sent) {
    TestMedia.await(
        sent.toString(),
        TestCall.LIMIT,
        () -> sent.equals(call.polite.sends.get(call.polite.sends.size() - 1)));
  }

  private void picturesFlow() {
    int before = call.impolite.pictures.get();
    TestMedia.await("pictures", TestCall.LIMIT, () -> call.impolite.pictures.get() >= before + 15);
  }

  /** A second passes without a picture. */
  private void noPictures() {
    AtomicInteger last = new AtomicInteger(-1);
    AtomicInteger looks = new AtomicInteger();
    TestMedia.await(
        "no pictures",
        TestCall.LIMIT,
        () -> {
          int now = call.impolite.pictures.get();
          looks.set(last.getAndSet(now) == now ? looks.get() + 1 : 0);
          return looks.get() >= 50; // of 20 ms each
        });
  }
}
