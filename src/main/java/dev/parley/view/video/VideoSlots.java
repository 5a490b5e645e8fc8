package dev.parley.view.video;

import dev.parley.media.frame.FrameSink;
import java.time.Duration;

/**
 * The pictures that the window shows: one's own and the peer's in a call, and one's own before. The
 * sinks are there before the window is, so that the other rooms can be wired to them at once.
 */
public final class VideoSlots {
  private final FrameSlot local = new FrameSlot();
  private final FrameSlot remote = new FrameSlot();
  private final FrameSlot preview = new FrameSlot();
  private volatile Runnable onFirstRemote = () -> {};
  private volatile VideoPane remotePane;
  private VideoPane localPane;

  /** Takes one's own pictures; of a camera they are shown mirrored while there is a call. */
  public FrameSink local() {
    return local;
  }

  /** Takes the peer's pictures. */
  public FrameSink remote() {
    return remote;
  }

  /** Takes one's own pictures of a preview, before a call. */
  public FrameSink preview() {
    return preview;
  }

  /** What to run, on the JavaFX thread, when the first picture of each call reaches the screen. */
  public void onFirstRemote(Runnable hook) {
    onFirstRemote = hook;
  }

  /** The peer's pictures that really reached the screen, since the start. Any thread. */
  public long remoteShown() {
    VideoPane pane = remotePane;
    return pane == null ? 0 : pane.shown();
  }

  /** How long ago the last of them did; since the start where none has. Any thread. */
  public Duration sinceRemoteShown() {
    VideoPane pane = remotePane;
    return pane == null ? Duration.ZERO : pane.sinceShown();
  }

  /** Shows one's own pictures in a call; the one pane that does. JavaFX thread. */
  public VideoPane localPane() {
    if (localPane == null) {
      localPane = new VideoPane(local);
    }
    return localPane;
  }

  /** Shows the peer's pictures; the one pane that does. JavaFX thread. */
  public VideoPane remotePane() {
    if (remotePane == null) {
      VideoPane pane = new VideoPane(remote);
      pane.setOnFirst(() -> onFirstRemote.run());
      remotePane = pane;
    }
    return remotePane;
  }

  /** A pane more for pictures of a preview; one of them may be open at a time. JavaFX thread. */
  public VideoPane newPreviewPane() {
    return new VideoPane(preview);
  }

  /** Lets go of all pictures. JavaFX thread. */
  public void close() {
    localPane().setOpen(false);
    remotePane().setOpen(false);
    local.close();
    remote.close();
    preview.close();
  }
}
