package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.ThreadLoop;
import dev.parley.media.DeviceTrial.Outcome;
import dev.parley.media.capture.Capture;
import dev.parley.media.device.MediaChoice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices opened for a moment, to see whether they do. */
@Tag("media")
class DeviceTrialTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Media media = TestMedia.media();

  @Test
  void whatOpensIsToldAndLetGo() {
    nothingIsOpen();
    Outcome outcome = outcome(media);
    assertFalse(outcome.inUse());
    assertTrue(outcome.microphone() && outcome.camera(), outcome.toString());
    assertEquals(List.of(), outcome.notes());
    nothingIsOpen();
  }

  @Test
  void whatIsNotThereIsSaid() {
    nothingIsOpen();
    Outcome outcome = outcome(media.with(MediaChoice.parse("no such camera", "none", "none")));
    assertFalse(outcome.camera());
    assertEquals(List.of("No camera named no such camera found."), outcome.notes());
    nothingIsOpen();
  }

  @Test
  void whatACallHasOpenIsNotTouched() throws Exception {
    nothingIsOpen();
    Capture call =
        TestMedia.on(() -> media.capture(frame -> {}, Capture.Listener.NONE))
            .get(60, TimeUnit.SECONDS);
    try {
      Outcome outcome = outcome(media);
      assertTrue(outcome.inUse());
      assertEquals(1, media.openCaptures());
    } finally {
      call.close();
    }
  }

  @Test
  void whatIsCancelledSaysNothingAndIsLetGo() {
    nothingIsOpen();
    CompletableFuture<Outcome> outcome =
        TestMedia.on(
            () -> {
              DeviceTrial trial = DeviceTrial.of(TestMedia.loop(), media);
              trial.cancel();
              return trial.outcome();
            });
    nothingIsOpen();
    assertFalse(outcome.isDone());
  }

  /** As in the program, where the media have a loop of their own. */
  @Test
  void itIsAskedForFromAnotherLoop() {
    nothingIsOpen();
    try (ThreadLoop user = new ThreadLoop("user")) {
      CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
      user.post(
          () ->
              DeviceTrial.of(user, media)
                  .outcome()
                  .thenAccept(
                      outcome -> {
                        user.assertOn();
                        onLoop.complete(outcome.microphone() && outcome.camera());
                      }));
      assertTrue(onLoop.orTimeout(60, TimeUnit.SECONDS).join());
    }
    nothingIsOpen();
  }

  private static Outcome outcome(Media of) {
    return TestMedia.on(() -> DeviceTrial.of(TestMedia.loop(), of).outcome())
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private void nothingIsOpen() {
    TestMedia.await("nothing is open", LIMIT, () -> media.openCaptures() == 0);
  }
}
