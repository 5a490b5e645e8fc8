package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.loop.FakeLoop;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a capture sends, as wishes and devices change; without a machine. */
@Tag("unit")
class CaptureTest {
  private static final Devices ALL =
      new Devices(List.of("Eye", "Web"), List.of("Headset", "Desk"), List.of());

  private final FakeLoop loop = new FakeLoop();
  private final FakeSources sources = new FakeSources();
  private final List<String> told = new ArrayList<>();
  private Capture capture;

  private final class Log implements Capture.Listener {
    @Override
    public void picture(VideoTrack track, PictureKind kind) {
      told.add("picture " + kind + " " + track);
    }

    @Override
    public void sound(AudioTrack track, boolean on) {
      told.add("sound " + track + (on ? "" : " muted"));
    }

    @Override
    public void sent(MediaState now) {
      told.add(
          "sent "
              + (now.microphone() ? "sound " : now.lacksMicrophone() ? "nothing " : "silence ")
              + now.picture()
              + (now.lacksCamera() ? ", no camera" : ""));
    }

    @Override
    public void note(String sentence) {
      told.add(sentence);
    }
  }

  @Test
  void atFirstAllIsOpenedAndSaidOnce() {
    open(MediaChoice.AUTOMATIC, ALL);

    assertEquals(List.of("MICROPHONE", "CAMERA Eye"), sources.open);
    assertEquals(List.of("Headset"), sources.microphones);
    assertEquals(List.of("opened", "sent sound CAMERA"), told);
  }

  @Test
  void mutingIsAtOnceAndSaid() {
    opened(ALL);

    loop.act(
        () -> {
          capture.send(false, true, "", false);
          assertTrue(sources.done.contains("MICROPHONE muted"));
        });

    assertEquals(List.of("sent silence CAMERA"), told);
    assertTrue(sources.open.contains("MICROPHONE"));
  }

  @Test
  void withoutTheCameraTheTrackGoesFirst() {
    opened(ALL);

    loop.act(
        () -> {
          capture.send(true, false, "", false);
          assertEquals(List.of("picture NONE null", "sent sound NONE"), told);
        });

    assertEquals(List.of("MICROPHONE"), sources.open);
  }

  @Test
  void theCameraComesBack() {
    opened(ALL);
    send(true, false, "");

    send(true, true, "");

    assertEquals(List.of("picture CAMERA CAMERA Eye", "sent sound CAMERA"), told);
  }

  @Test
  void aScreenTakesTheCamerasPlaceFiveTimes() {
    opened(ALL);
    for (int i = 0; i < 5; i++) {
      send(true, true, "window");
      assertEquals(List.of("MICROPHONE", "SCREEN window"), sources.open);
      assertEquals("sent sound SCREEN", told.get(told.size() - 1));
      send(true, true, "");
      assertEquals(List.of("MICROPHONE", "CAMERA Eye"), sources.open);
      assertEquals("sent sound CAMERA", told.get(told.size() - 1));
    }
  }

  @Test
  void afterAScreenTheCameraStaysOffIfItWasOff() {
    opened(ALL);
    send(true, false, "window");

    send(true, false, "");

    assertEquals(List.of("MICROPHONE"), sources.open);
  }

  @Test
  void aScreenThatDoesNotOpenIsNotedAndTheCameraIsBack() {
    opened(ALL);
    sources.broken.add("SCREEN window");

    send(true, true, "window");

    assertTrue(told.contains("SCREEN window does not open."));
    assertEquals("sent sound CAMERA", told.get(told.size() - 1));
  }

  @Test
  void aScreenThatFailedIsNotTriedAgainByAnotherWish() {
    opened(ALL);
    sources.broken.add("SCREEN window");
    send(true, true, "window");

    send(false, true, "window");

    assertEquals(List.of("sent silence CAMERA"), told);
  }

  @Test
  void aWindowThatIsClosedIsNotedAndTheCameraIsBack() {
    opened(ALL);
    send(true, true, "window");

    loop.act(() -> sources.ended.accept("The window was closed."));

    assertEquals(List.of("MICROPHONE", "CAMERA Eye"), sources.open);
    assertTrue(told.contains("The window was closed."));
  }

  @Test
  void theNewestWishCounts() {
    opened(ALL);

    loop.act(
        () -> {
          capture.send(true, true, "window", false);
          capture.send(true, false, "", false);
          capture.send(true, true, "", false);
        });

    assertEquals(List.of("MICROPHONE", "CAMERA Eye"), sources.open);
    assertEquals("sent sound CAMERA", told.get(told.size() - 1));
  }

  @Test
  void aCameraThatDoesNotOpenIsNotedAndNothingStandsIn() {
    sources.broken.add("CAMERA Eye");

    open(MediaChoice.AUTOMATIC, ALL);

    assertEquals(List.of("MICROPHONE"), sources.open);
    assertEquals(
        List.of("CAMERA Eye does not open.", "opened", "sent sound NONE, no camera"), told);
  }

  @Test
  void aCameraThatDidNotOpenMayBeTriedAgainOnceItIsOff() {
    sources.broken.add("CAMERA Eye");
    opened(ALL);

    send(true, false, "");

    assertEquals(List.of("sent sound NONE"), told);
  }

  @Test
  void aMicrophoneThatDoesNotOpenIsLackingAlsoWhenMuted() {
    sources.broken.add("MICROPHONE");
    open(MediaChoice.AUTOMATIC, ALL);

    send(false, false, "");

    assertEquals(List.of("picture NONE null", "sent nothing NONE"), told);
  }

  @Test
  void aScreenIsSharedWithoutACamera() {
    opened(new Devices(List.of(), ALL.microphones(), List.of()));

    send(true, true, "window");

    assertEquals("sent sound SCREEN, no camera", told.get(told.size() - 1));
  }

  @Test
  void aCameraThatComesLaterIsUsed() {
    opened(new Devices(List.of(), ALL.microphones(), List.of()));

    devices(ALL);

    assertEquals("sent sound CAMERA", told.get(told.size() - 1));
  }

  @Test
  void aNamedCameraThatDoesNotOpenLeavesTheCallWithoutAPicture() {
    sources.broken.add("CAMERA Web");

    open(MediaChoice.parse("Web", null, null), ALL);

    assertEquals(List.of("MICROPHONE"), sources.open);
    assertEquals(
        List.of("CAMERA Web does not open.", "opened", "sent sound NONE, no camera"), told);
    assertNotNull(capture.video());
    assertTrue(capture.sendsVideo());
  }

  @Test
  void withoutDevicesNothingStandsIn() {
    open(MediaChoice.AUTOMATIC, Devices.NONE);

    assertEquals(List.of(), sources.open);
    assertEquals(List.of("opened", "sent nothing NONE, no camera"), told);
    assertTrue(capture.sendsVideo(), "a camera may come");
  }

  @Test
  void theTestCardIsSentWhereItIsAskedFor() {
    open(MediaChoice.TEST, Devices.NONE);

    assertTrue(sources.open.contains("CARD"), sources.open::toString);
    assertEquals("sent sound CAMERA", told.get(told.size() - 1));
  }

  @Test
  void whoWantsNothingOpensNothing() {
    open(MediaChoice.parse("none", "none", "none"), ALL);

    assertEquals(List.of(), sources.open);
    assertEquals(List.of("opened", "sent nothing NONE, no camera"), told);
    assertFalse(capture.sendsAudio() || capture.sendsVideo());
    assertNotNull(capture.audio());
  }

  @Test
  void aMicrophoneThatVanishesIsReplacedWithoutAnotherTrack() {
    opened(ALL);

    devices(new Devices(ALL.cameras(), List.of("Desk"), List.of()));

    assertEquals(List.of("The microphone Headset was disconnected. Using Desk."), told);
    assertEquals(List.of("Headset", "Desk"), sources.microphones);
  }

  @Test
  void theLastMicrophoneThatVanishesLeavesSilence() {
    opened(ALL);

    devices(new Devices(ALL.cameras(), List.of(), List.of()));

    assertEquals(
        List.of(
            "sound null muted",
            "sent silence CAMERA",
            "The microphone Headset was disconnected. Others no longer hear you.",
            "sent nothing CAMERA"),
        told);
    assertEquals(List.of("CAMERA Eye"), sources.open);
  }

  @Test
  void aMicrophoneThatComesThenIsUsed() {
    opened(ALL);
    devices(new Devices(ALL.cameras(), List.of(), List.of()));

    devices(new Devices(ALL.cameras(), List.of("Spare"), List.of()));

    assertTrue(told.contains("Microphone connected. Using Spare."), told::toString);
    assertTrue(told.contains("sound MICROPHONE"), told::toString);
  }

  @Test
  void aCameraThatVanishesIsReplacedByTheNext() {
    opened(ALL);

    devices(new Devices(List.of("Web"), ALL.microphones(), List.of()));

    assertEquals(List.of("MICROPHONE", "CAMERA Web"), sources.open);
    assertTrue(told.contains("The camera Eye was disconnected. Using Web."));
  }

  @Test
  void otherDevicesAreTakenWithoutAWordAboutOldOnes() {
    opened(ALL);

    loop.act(() -> capture.choose(MediaChoice.parse("Web", "Desk", null), ALL));

    assertEquals(List.of("MICROPHONE", "CAMERA Web"), sources.open);
    assertEquals(List.of("Headset", "Desk"), sources.microphones);
  }

  @Test
  void otherProcessingIsAnotherTrack() {
    opened(ALL);

    loop.act(() -> capture.choose(MediaChoice.AUTOMATIC.withSound(SoundOptions.NONE), ALL));

    assertEquals(
        List.of("sound null muted", "sent silence CAMERA", "sound MICROPHONE", "sent sound CAMERA"),
        told);
  }

  @Test
  void mutedStaysMutedWithAnotherTrack() {
    opened(ALL);
    send(false, true, "");
    told.clear();

    loop.act(() -> capture.choose(MediaChoice.AUTOMATIC.withSound(SoundOptions.NONE), ALL));

    assertEquals(List.of("sound null muted", "sound MICROPHONE muted"), told);
  }

  @Test
  void nothingIsHeldOnceAllIsSettled() {
    opened(ALL);

    assertEquals(0, sources.holds);
  }

  @Test
  void afterTheStopNobodyIsToldAnything() {
    opened(ALL);

    loop.act(
        () -> {
          capture.send(true, true, "window", false);
          told.clear();
          capture.stop();
        });
    send(false, false, "");
    devices(Devices.NONE);
    capture.close();
    capture.close();

    assertEquals(List.of(), told);
    assertEquals(List.of(), sources.open);
    assertEquals(0, sources.holds);
    assertEquals(1, sources.done.stream().filter("closed"::equals).count());
  }

  private void open(MediaChoice choice, Devices there) {
    loop.act(
        () -> {
          capture = new Capture(loop, sources, choice, there, new Log());
          capture.open(() -> told.add("opened"));
        });
  }

  private void opened(Devices there) {
    open(MediaChoice.AUTOMATIC, there);
    told.clear();
  }

  private void send(boolean microphone, boolean camera, String screen) {
    told.clear();
    loop.act(() -> capture.send(microphone, camera, screen, false));
  }

  private void devices(Devices there) {
    told.clear();
    loop.act(() -> capture.look(there));
  }
}
