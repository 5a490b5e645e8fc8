package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import dev.parley.media.DeviceTrial.Outcome;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of microphone, camera and speaker. */
@Tag("unit")
class DeviceCheckTest {
  private static final Devices THERE =
      new Devices(List.of("HD Webcam"), List.of("Desk", "Headset"), List.of("Loud"));
  private static final Outcome OPEN = outcome(false, true, true);
  private static final String FAILED = "NOT_LOOKED_AT Could not be checked.";

  private final CompletableFuture<Devices> list = new CompletableFuture<>();

  /** What was said of the devices, and whether they were opened. */
  private final List<String> happened = new ArrayList<>();

  @Test
  void whatOpensIsGood() {
    DeviceCheck look = of(MediaChoice.AUTOMATIC);
    assertEquals(good("HD Webcam works (opened in 400 ms)."), said(look.camera(THERE, OPEN)));
    assertEquals(good("Desk works (opened in 400 ms)."), said(look.microphone(THERE, OPEN)));
    assertEquals(good("Loud is connected."), said(look.speaker(THERE)));
  }

  @Test
  void theOneThatWasChosenIsNamed() {
    MediaChoice choice = MediaChoice.AUTOMATIC.withMicrophone(new Pick(Kind.PREFERRED, "headset"));
    assertEquals(
        good("Headset works (opened in 400 ms)."), said(of(choice).microphone(THERE, OPEN)));
  }

  @Test
  void whatACallUsesIsNotOpenedAgain() {
    Outcome inUse = outcome(true, true, true);
    assertEquals(
        good("HD Webcam works. Parley is using it now."),
        said(of(MediaChoice.AUTOMATIC).camera(THERE, inUse)));
  }

  @Test
  void whatIsNotThereIsSaid() {
    DeviceCheck look = of(MediaChoice.AUTOMATIC);
    for (Finding finding :
        List.of(
            look.camera(Devices.NONE, OPEN),
            look.microphone(Devices.NONE, OPEN),
            look.speaker(Devices.NONE))) {
      assertEquals(Standing.BAD, finding.standing(), finding.what());
      assertTrue(finding.why().startsWith("No "), finding.why());
      assertTrue(!finding.advice().isEmpty());
    }
  }

  @Test
  void whatDoesNotOpenIsSaidAsTheDeviceSaysIt() {
    Outcome dark =
        new Outcome(
            false,
            true,
            false,
            List.of("The camera HD Webcam is not sending any video."),
            Duration.ZERO);
    Finding camera = of(MediaChoice.AUTOMATIC).camera(THERE, dark);
    assertEquals("BAD The camera HD Webcam is not sending any video.", said(camera));
    assertEquals(Standing.GOOD, of(MediaChoice.AUTOMATIC).microphone(THERE, dark).standing());
  }

  @Test
  void whatTakesTooLongIsSaid() {
    assertEquals(
        "BAD Desk took too long to open.",
        said(of(MediaChoice.AUTOMATIC).microphone(THERE, outcome(false, false, false))));
  }

  @Test
  void withoutASoundServerThatIsSaidAndSaidOnce() {
    DeviceCheck look = of(MediaChoice.AUTOMATIC, false);
    Finding microphone = look.microphone(Devices.NONE, OPEN);
    assertEquals("BAD The sound server is not responding.", said(microphone));
    assertTrue(microphone.advice().contains("PulseAudio"), microphone.advice());
    assertEquals("BAD Not available without a sound server.", said(look.speaker(Devices.NONE)));
    DeviceCheck mute = of(MediaChoice.parse(null, "none", null), false);
    assertEquals("BAD The sound server is not responding.", said(mute.speaker(Devices.NONE)));
  }

  @Test
  void whatIsSwitchedOffIsNotLookedAt() {
    MediaChoice none = MediaChoice.parse("none", "none", "none");
    assertEquals("NOT_LOOKED_AT Turned off.", said(of(none).camera(THERE, OPEN)));
    assertEquals(
        "NOT_LOOKED_AT A test source is used instead.", said(of(MediaChoice.TEST).speaker(THERE)));
  }

  @Test
  void afterItsEndNothingIsOpenedAndNothingSaid() {
    DeviceCheck look = examining();
    look.begin(finding -> happened.add(said(finding)));
    look.cancel();
    list.complete(THERE);
    assertEquals(List.of(), happened);
  }

  @Test
  void afterItsEndAFailureIsNotSaid() {
    DeviceCheck look = examining();
    look.begin(finding -> happened.add(said(finding)));
    look.cancel();
    list.completeExceptionally(new IllegalStateException("on purpose"));
    assertEquals(List.of(), happened);
  }

  @Test
  void aListThatFailsIsSaidOfEachDevice() {
    examining().begin(finding -> happened.add(finding.id() + " " + said(finding)));
    list.completeExceptionally(new IllegalStateException("on purpose"));
    assertEquals(
        List.of("microphone " + FAILED, "camera " + FAILED, "speaker " + FAILED), happened);
  }

  @Test
  void whatCannotBeTriedIsSaidOfTheOthersAlone() {
    examining().begin(finding -> happened.add(finding.id() + " " + said(finding)));
    list.complete(THERE);
    assertEquals(
        List.of(
            "speaker GOOD Loud is connected.",
            "opened",
            "microphone " + FAILED,
            "camera " + FAILED),
        happened);
  }

  /** Its devices are listed when the test says so, and cannot be opened. */
  private DeviceCheck examining() {
    return new DeviceCheck(
        MediaChoice.AUTOMATIC,
        true,
        () -> list,
        () -> {
          happened.add("opened");
          throw new IllegalStateException("on purpose");
        });
  }

  private static DeviceCheck of(MediaChoice choice) {
    return of(choice, true);
  }

  private static DeviceCheck of(MediaChoice choice, boolean sound) {
    return new DeviceCheck(choice, sound, CompletableFuture::new, () -> null);
  }

  private static Outcome outcome(boolean inUse, boolean microphone, boolean camera) {
    return new Outcome(inUse, microphone, camera, List.of(), Duration.ofMillis(400));
  }

  private static String good(String why) {
    return "GOOD " + why;
  }

  private static String said(Finding finding) {
    return finding.standing() + " " + finding.why();
  }
}
