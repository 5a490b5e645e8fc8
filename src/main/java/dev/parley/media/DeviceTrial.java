package dev.parley.media;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.loop.Loop;
import dev.parley.media.capture.Capture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Opens camera and microphone as the next call would, and closes them at once. If anything else in
 * this process has them open, it does not touch them. Its work is done on the loop of the media.
 */
public final class DeviceTrial {
  /** Longer than all that opening may wait for. */
  private static final Duration LIMIT = Duration.ofSeconds(12);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Loop user;
  private final Loop loop;
  private final CompletableFuture<Outcome> result = new CompletableFuture<>();
  private final List<String> notes = new ArrayList<>();
  private final Duration began;
  private Loop.Timer limit = () -> {};
  private boolean over;

  /**
   * What came of it.
   *
   * @param inUse a call, or a look at the own picture, has the devices: nothing was opened
   * @param microphone whether sound would be sent
   * @param camera whether a picture would be sent
   * @param notes what was said meanwhile, sentences for a person
   */
  public record Outcome(
      boolean inUse, boolean microphone, boolean camera, List<String> notes, Duration took) {
    public Outcome {
      notes = List.copyOf(notes);
    }
  }

  private DeviceTrial(Loop user, Media media) {
    this.user = user;
    loop = media.loop();
    began = loop.now();
  }

  private void begin(Media media) {
    if (over) {
      return;
    }
    if (media.openCaptures() > 0) {
      end(true, true, true);
      return;
    }
    limit = loop.after(LIMIT, () -> end(false, false, false));
    media.capture(frame -> {}, new Opening()).whenComplete(this::opened);
  }

  /**
   * Begins at once. Any thread.
   *
   * @param loop on which the outcome is wanted
   */
  public static DeviceTrial of(Loop loop, Media media) {
    DeviceTrial trial = new DeviceTrial(loop, media);
    trial.loop.post(() -> trial.begin(media));
    return trial;
  }

  /**
   * Completes on the loop of its user within 12 s, never exceptionally; not at all once cancelled.
   */
  public CompletableFuture<Outcome> outcome() {
    return result;
  }

  /** Ends it without an outcome; what is open is closed. Any thread, any number of times. */
  public void cancel() {
    loop.post(
        () -> {
          over = true;
          limit.cancel();
        });
  }

  private void opened(Capture capture, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      notes.add(String.valueOf(cause.getMessage()));
      end(false, false, false);
      return;
    }
    // What is sent is told right after this, and then the devices are free again.
    loop.post(
        () -> loop.post(() -> loop.offload("close a trial", () -> capture.close(), CLOSE_LIMIT)));
  }

  private void end(boolean inUse, boolean microphone, boolean camera) {
    if (!over) {
      over = true;
      limit.cancel();
      Outcome outcome = new Outcome(inUse, microphone, camera, notes, loop.now().minus(began));
      user.post(() -> result.complete(outcome));
    }
  }

  private final class Opening implements Capture.Listener {
    @Override
    public void sent(MediaState now) {
      end(false, now.microphone(), now.picture() == PictureKind.CAMERA);
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }
  }
}
