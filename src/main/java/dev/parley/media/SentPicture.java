package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.PictureKind;
import dev.parley.loop.Loop;
import dev.parley.media.MediaChoice.Kind;
import dev.parley.media.MediaChoice.Pick;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The picture of a {@link Capture}: which camera or screen it is of, as wishes change. */
final class SentPicture {
  private final Loop loop;
  private final Capture.Reports reports;
  private final Sources sources;
  private final LatestWinsOpener<PictureSource, OpenPicture> source;
  private final DeviceInUse camera = new DeviceInUse("camera");

  private Pick pick;
  private boolean wanted = true;
  private String screen = "";
  private boolean motion;

  /** A screen that could not be opened; empty for none. */
  private String refused = "";

  /** What the source was last told; a wish is not repeated where only another has changed. */
  private PictureSource told;

  private PictureKind shown = PictureKind.NONE;
  private boolean begun;
  private boolean settled = true;

  /** Given to the connection where there is no picture; made when it is first asked for. */
  private OpenPicture idle;

  SentPicture(Loop loop, Sources sources, Capture.Reports reports) {
    this.reports = reports;
    this.sources = sources;
    this.loop = loop;
    source = new LatestWinsOpener<>(loop, this::open, new Follow());
  }

  private OpenPicture open(PictureSource which) throws MediaException {
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

  private final class Follow implements LatestWinsOpener.Listener<PictureSource, OpenPicture> {
    @Override
    public CompletableFuture<Void> changing() {
      settled = false;
      return CompletableFuture.completedFuture(null);
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
        camera.standInAfterAll();
        apply();
      }
    }

    @Override
    public void settled() {
      settled = true;
      reports.changed();
    }
  }

  void begin() {
    begun = true;
    apply();
  }

  void send(boolean camera, String screenId, boolean screenMoves) {
    wanted = camera;
    motion = screenMoves;
    screen = screenId;
    refused = screenId.equals(refused) ? refused : ""; // tried again once it was let go
    apply();
  }

  void choose(Pick wish, List<String> there) {
    pick = wish;
    camera.choose(wish, there);
    told = null; // what failed is tried again
    apply();
  }

  /** Returns a sentence for the person, empty where nothing has changed. */
  String look(List<String> there) {
    String sentence = camera.look(there);
    if (!sentence.isEmpty()) {
      told = null;
    }
    apply();
    return sentence;
  }

  private void apply() {
    PictureSource next = target();
    if (begun && (told == null || !told.equals(next))) {
      told = next;
      source.want(next == PictureSource.NOTHING ? null : next);
    }
  }

  private PictureSource target() {
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
        if (!camera.name().isEmpty()) {
          yield PictureSource.camera(camera.name());
        }
        yield camera.isStoodIn() ? PictureSource.CARD : PictureSource.NOTHING;
      }
    };
  }

  PictureKind shown() {
    return shown;
  }

  boolean isSettled() {
    return settled;
  }

  boolean maySend() {
    return pick.kind() != Kind.NONE || shown != PictureKind.NONE;
  }

  VideoTrack track() {
    OpenPicture current = source.current();
    if (current != null) {
      return current.track();
    }
    if (idle == null) {
      try {
        idle = open(PictureSource.NOTHING);
      } catch (MediaException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return idle.track();
  }

  void received(Frame frame) {
    OpenPicture current = source.current();
    if (current != null) {
      current.received(frame);
    }
  }

  void stop() {
    source.stop();
  }

  void free() {
    source.free();
    if (idle != null) {
      idle.stop();
      idle.free();
    }
  }
}
