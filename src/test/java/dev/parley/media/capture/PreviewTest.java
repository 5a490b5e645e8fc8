package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Camera and microphone before a call, on a machine that the test makes up. */
@Tag("unit")
class PreviewTest {
  private static final Devices ALL =
      new Devices(List.of("Webcam", "Other"), List.of("Mike", "Headset"), List.of("Speaker"));
  private static final String ADVICE =
      " Close other programs that use it, and check that Parley may access the camera.";

  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final FakeLoop loop = new FakeLoop();
  private final FakeSources sources = new FakeSources();
  private final List<String> ears = new ArrayList<>();
  private final List<Double> levels = new ArrayList<>();
  private String camera = "";
  private String microphone = "";
  private DoubleConsumer sound;
  private boolean earBroken;
  private final Preview preview = new Preview(loop, sources, this::listen, true, new Noting());

  private final class Noting implements Preview.Listener {
    @Override
    public void level(double level) {
      levels.add(level);
    }

    @Override
    public void camera(String trouble) {
      camera = trouble;
    }

    @Override
    public void microphone(String trouble) {
      microphone = trouble;
    }
  }

  private Opened listen(String name, DoubleConsumer level) throws MediaException {
    if (earBroken) {
      throw new MediaException("It cannot be used.");
    }
    ears.add(name);
    sound = level;
    return new Opened() {
      @Override
      public void stop() {
        ears.remove(name);
      }

      @Override
      public void free() {}
    };
  }

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @AfterEach
  void backToTheFormerLanguage() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  private void begin(MediaChoice choice, Devices there, boolean hasSound) {
    loop.act(() -> preview.begin(choice, there, hasSound));
  }

  private void hear(double rms) {
    loop.act(() -> sound.accept(rms));
  }

  private void close() {
    loop.act(preview::close);
  }

  @Test
  void whoOnlyLooksHearsNothing() {
    Preview look = new Preview(loop, sources, this::listen, false, new Noting());
    loop.act(() -> look.begin(MediaChoice.AUTOMATIC, ALL, true));
    assertEquals(List.of("CAMERA Webcam"), sources.open);
    assertEquals(List.of(), ears);
    assertEquals("", camera + microphone);
    loop.act(look::close);
    assertEquals(List.of(), sources.open);
  }

  @Test
  void itOpensCameraAndMicrophoneAndNothingIsWrong() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    assertEquals(List.of("CAMERA Webcam"), sources.open);
    assertEquals(List.of("Mike"), ears);
    assertEquals("", camera + microphone);
  }

  @Test
  void loudnessIsTold() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    levels.clear();
    hear(0.1);
    hear(0.0001);
    assertEquals(2, levels.size());
    assertEquals(2 / 3.0, levels.get(0), 0.001);
    assertEquals(0, levels.get(1));
  }

  @Test
  void allIsFreeOnceItIsClosedAndNothingMoreIsTold() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    levels.clear();
    close();
    hear(0.1);
    loop.advance(Duration.ofSeconds(10));
    assertEquals(List.of(), sources.open);
    assertEquals(List.of(), ears);
    assertEquals(List.of(), levels);
    assertEquals("", microphone);
  }

  @Test
  void oneThatIsClosedBeforeItBeginsOpensNothing() {
    close();
    begin(MediaChoice.AUTOMATIC, ALL, true);
    assertEquals(List.of(), sources.open);
    assertEquals(List.of(), ears);
  }

  @Test
  void closingTwiceIsOnce() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    List<Object> ends = new ArrayList<>();
    loop.act(() -> ends.addAll(List.of(preview.close(), preview.close())));
    assertEquals(ends.get(0), ends.get(1));
  }

  @Test
  void anotherChoiceIsFollowed() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    MediaChoice other =
        MediaChoice.AUTOMATIC
            .withCamera(new Pick(Kind.PREFERRED, "Other"))
            .withMicrophone(new Pick(Kind.PREFERRED, "Headset"));
    loop.act(() -> preview.choose(other, ALL));
    assertEquals(List.of("CAMERA Other"), sources.open);
    assertEquals(List.of("Headset"), ears);
  }

  @Test
  void aMachineWithoutDevicesIsToldWhatToDo() {
    begin(MediaChoice.AUTOMATIC, Devices.NONE, true);
    assertEquals("No camera found. Connect one, or call without video.", camera);
    assertEquals("No microphone found. Connect one.", microphone);
    assertEquals(List.of(), sources.open);
  }

  @Test
  void devicesThatComeAreUsed() {
    begin(MediaChoice.AUTOMATIC, Devices.NONE, true);
    loop.act(() -> preview.look(MediaChoice.AUTOMATIC, ALL, true));
    assertEquals(List.of("CAMERA Webcam"), sources.open);
    assertEquals(List.of("Mike"), ears);
    assertEquals("", camera + microphone);
  }

  @Test
  void aCameraThatIsBusyIsSaid() {
    sources.broken.add("CAMERA Webcam");
    begin(MediaChoice.AUTOMATIC, ALL, true);
    assertEquals("CAMERA Webcam does not open." + ADVICE, camera);
  }

  @Test
  void aCameraThatWorksAfterAnotherChoiceIsNoTroubleAnyMore() {
    sources.broken.add("CAMERA Webcam");
    begin(MediaChoice.AUTOMATIC, ALL, true);
    MediaChoice other = MediaChoice.AUTOMATIC.withCamera(new Pick(Kind.PREFERRED, "Other"));
    loop.act(() -> preview.choose(other, ALL));
    assertEquals("", camera);
  }

  @Test
  void aMicrophoneThatDoesNotOpenIsSaid() {
    earBroken = true;
    begin(MediaChoice.AUTOMATIC, ALL, true);
    assertEquals("It cannot be used.", microphone);
  }

  @Test
  void withoutASoundServerItSaysSo() {
    begin(MediaChoice.AUTOMATIC, new Devices(ALL.cameras(), List.of(), List.of()), false);
    assertTrue(microphone.startsWith("This computer has no sound"), microphone);
    assertEquals("", camera);
  }

  @Test
  void whatWasSwitchedOffIsSaid() {
    Pick none = Pick.of(Kind.NONE);
    begin(MediaChoice.AUTOMATIC.withCamera(none).withMicrophone(none), ALL, true);
    assertEquals("Camera off. Others will not see you.", camera);
    assertEquals("Microphone off. Others will not hear you.", microphone);
    assertEquals(List.of(), ears);
  }

  @Test
  void aMicrophoneThatGivesNothingIsSaidUntilItDoes() {
    begin(MediaChoice.AUTOMATIC, ALL, true);
    hear(0);
    loop.advance(Preview.DEAF);
    assertTrue(microphone.startsWith("No sound from the microphone"), microphone);
    hear(0.00001);
    assertEquals("", microphone);
    loop.advance(Preview.DEAF.minusMillis(1));
    assertEquals("", microphone);
  }

  @Test
  void testSourcesAreNoTrouble() {
    begin(MediaChoice.TEST, ALL, true);
    assertEquals("", camera + microphone);
    assertEquals(List.of("CARD"), sources.open);
    assertEquals(List.of(), ears);
  }
}
