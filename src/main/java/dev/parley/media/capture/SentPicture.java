package dev.parley.media.capture;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.PictureKind;
import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.MediaException;

/** The picture of a {@link Capture}: which camera or screen it is of, as wishes change. */
final class SentPicture extends SentTrack<PictureSource, OpenPicture> {
  private boolean wanted = true;
  private String screen = "";
  private boolean motion;

  /** A screen that could not be opened; empty for none. */
  private String refused = "";

  private PictureKind shown = PictureKind.NONE;

  SentPicture(Loop loop, Sources sources, Reports reports) {
    super(loop, sources, reports, new DeviceInUse("camera"), PictureSource.NOTHING);
  }

  @Override
  OpenPicture open(PictureSource which) throws MediaException {
    return sources.picture(which, sentence -> loop.post(() -> ended(which, sentence)));
  }

  /** It ended by itself: the window that was shared is closed. */
  private void ended(PictureSource which, String sentence) {
    if (which.equals(target())) {
      reports.note(sentence);
      refused = screen;
      apply();
    }
  }

  @Override
  public void opened(PictureSource what, OpenPicture thing) {
    shown = what.shown();
    reports.picture(thing.track(), shown);
    reports.changed();
  }

  @Override
  public void closing() {
    if (shown != PictureKind.NONE) {
      shown = PictureKind.NONE;
      reports.picture(null, shown);
      reports.changed();
    }
  }

  @Override
  public void failed(PictureSource what, String sentence) {
    reports.note(sentence);
    if (what.isScreen()) {
      refused = screen; // back to the camera, if that is wanted
      apply();
    }
  }

  void send(boolean camera, String screenId, boolean screenMoves) {
    wanted = camera;
    motion = screenMoves;
    screen = screenId;
    refused = screenId.equals(refused) ? refused : ""; // tried again once it was let go
    apply();
  }

  @Override
  PictureSource target() {
    if (!screen.equals(refused)) {
      return PictureSource.screen(screen, motion);
    }
    return wanted ? camera() : PictureSource.NOTHING;
  }

  /** What is sent where a camera is wanted. */
  private PictureSource camera() {
    return switch (pick.kind()) {
      case NONE -> PictureSource.NOTHING;
      case TEST -> PictureSource.CARD;
      case ECHO -> PictureSource.ECHO;
      case AUTOMATIC, DEVICE, PREFERRED ->
          device.name().isEmpty() // a test card in the place of a face helps nobody
              ? PictureSource.NOTHING
              : PictureSource.camera(device.name());
    };
  }

  /**
   * Whether there is no camera that could be turned on, or the one that is wanted does not open.
   */
  boolean isLacking() {
    return camera().equals(PictureSource.NOTHING)
        || wanted && isSettled() && shown == PictureKind.NONE;
  }

  PictureKind shown() {
    return shown;
  }

  boolean maySend() {
    return pick.kind() != Kind.NONE || shown != PictureKind.NONE;
  }

  VideoTrack track() {
    return currentOrIdle().track();
  }

  void received(Frame frame) {
    OpenPicture current = current();
    if (current != null) {
      current.received(frame);
    }
  }
}
