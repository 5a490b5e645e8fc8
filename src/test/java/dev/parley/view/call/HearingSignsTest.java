package dev.parley.view.call;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.hearing.TestHearing;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees of whether the peer hears and sees them. */
@Tag("desktop")
class HearingSignsTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @BeforeEach
  void call() throws Exception {
    open = new OpenView(CALL);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theButtonsCarryATickWhileTheOtherSideConfirms() {
    assertFalse(open.sees("call-microphone-tick"));

    open.view.beside().hearing(TestHearing.confirmed("1002"));
    open.settle();
    assertTrue(open.sees("call-microphone-tick"));
    assertTrue(open.sees("call-camera-tick"));
    assertTrue(open.spoken("call-microphone").contains("Alice hears you."));
    assertTrue(open.spoken("call-camera").contains("Alice sees you."));

    open.view.beside().hearing(TestHearing.unheard("1002", Cause.LOST, OpenView.START));
    open.settle();
    assertFalse(open.sees("call-microphone-tick"));
    assertFalse(open.spoken("call-microphone").contains("Alice"));
  }

  @Test
  void whoIsMutedHasNoTick() {
    open.view.beside().hearing(TestHearing.confirmed("1002"));
    open.show(CALL.sending(false, false, ""));

    assertFalse(open.sees("call-microphone-tick"));
    assertFalse(open.sees("call-camera-tick"));
  }

  @Test
  void whatWasConfirmedByAnotherDoesNotCount() {
    open.view.beside().hearing(TestHearing.confirmed("1003"));
    open.settle();

    assertFalse(open.sees("call-microphone-tick"));
  }

  @Test
  void itIsSaidForHowLongOneIsNotHeardAndWhoseSideItIs() {
    open.view
        .beside()
        .hearing(
            TestHearing.unheard(
                "1002", Cause.SPEAKER_MUTED, OpenView.START.minus(Duration.ofSeconds(5))));
    open.settle();

    assertEquals(
        "Alice has not heard you for 5 s. Alice’s speaker is muted.", open.text("own-unheard"));
    assertFalse(open.sees("next-microphone"));
  }

  @Test
  void theNextMicrophoneIsOneClickAway() {
    open.view.devices(
        Map.of(
            Kind.MICROPHONE,
            new Devices(List.of("Webcam", "Headset", "Line"), Choice.named("Headset"))));
    open.view.beside().hearing(TestHearing.unheard("1002", Cause.OWN_MICROPHONE, OpenView.START));
    open.settle();
    assertEquals("Use Line", open.text("next-microphone"));

    open.click("next-microphone");
    assertEquals(List.of("MICROPHONE NAMED Line"), open.machine.chosen());
  }

  @Test
  void withOneMicrophoneThereIsNoNext() {
    open.view.devices(Map.of(Kind.MICROPHONE, new Devices(List.of("Webcam"), Choice.AUTOMATIC)));
    open.view.beside().hearing(TestHearing.unheard("1002", Cause.OWN_MICROPHONE, OpenView.START));
    open.settle();

    assertTrue(open.sees("own-unheard"));
    assertFalse(open.sees("next-microphone"));
  }

  @Test
  void itIsSaidThatOneIsNotSeen() {
    open.view.beside().hearing(TestHearing.unseen("1002", Cause.WINDOW_HIDDEN, OpenView.START));
    open.settle();

    assertEquals(
        "Alice has not seen you for 0 s. Alice’s window is hidden.", open.text("own-unseen"));
  }

  @Test
  void oneWhoseSpeakerIsMutedIsToldWhileTheOtherSpeaks() {
    open.view.beside().hearing(TestHearing.deaf("1002", Cause.SPEAKER_ZERO));
    open.settle();

    assertEquals("You cannot hear Alice: your volume is at zero.", open.text("own-speaker"));
  }

  @Test
  void afterTheCallNothingIsSaid() {
    open.view.beside().hearing(TestHearing.unheard("1002", Cause.LOST, OpenView.START));
    open.settle();
    open.show(alone());
    open.show(alone().call(Phase.CONNECTED, "1003", "Carol", Duration.ZERO));

    assertFalse(open.sees("own-unheard"));
  }
}
