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
    } else if (what.kind() == PictureSource.Kind.CAMERA && !reports.isOpen()) {
      device.standInAfterAll();
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
    } else if (!wanted) {
      return PictureSource.NOTHING;
    }
    return switch (pick.kind()) {
      case NONE -> PictureSource.NOTHING;
      case TEST -> PictureSource.CARD;
      case ECHO -> PictureSource.ECHO;
      case AUTOMATIC, DEVICE, PREFERRED -> {
        if (!device.name().isEmpty()) {
          yield PictureSource.camera(device.name());
        }
        yield device.isStoodIn() ? PictureSource.CARD : PictureSource.NOTHING;
      }
    };
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
