package dev.parley.view.video;

import dev.parley.media.frame.Frame;
import dev.parley.view.kit.FxThread;
import java.time.Duration;
import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the newest frame of a stream. It holds on to that one picture, so that it can be fitted
 * anew when the pane changes and no next one comes. JavaFX thread.
 */
public final class VideoPane extends Region {
  private static final Logger LOG = LoggerFactory.getLogger(VideoPane.class);

  private final FrameSlot slot;
  private final boolean gpu = Platform.isSupported(ConditionalFeature.SCENE3D);
  private final ImageView image = new ImageView();
  private final Rectangle clip = new Rectangle();
  private final Runnable beforeLayout = this::takeNewest;
  private final Runnable onPulse = this::handOver;
  private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();

  private boolean mirrored;
  private double radius;
  private boolean open;
  private boolean blind;
  private VideoFit.Fit fit = VideoFit.Fit.CONTAIN;
  private Runnable onFirst = () -> {};
  private boolean firstDue;
  private volatile long shown;
  private volatile long shownAt = System.nanoTime();

  /** The newest picture; ours until the next one comes. */
  private Frame kept;

  /** How {@link #kept} was drawn, null while it was not. */
  private VideoFit videoFit;

  // Two in turn: the renderer may still be reading the one it was handed last.
  private Surface drawing = new Surface();
  private Surface handed = new Surface();

  /** Whether there is a drawing that the renderer was not handed yet. */
  private boolean fresh;

  /** Whether that drawing shows a picture that was not counted yet. */
  private boolean uncounted;

  private boolean failed;

  VideoPane(FrameSlot slot) {
    this.slot = slot;
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setMinSize(0, 0);
    getStyleClass().add("video");
    image.setManaged(false);
    getChildren().add(image);
    visibleProperty().addListener((of, was, is) -> requestLayout());
    sceneProperty().addListener((of, was, is) -> watchPulses(was, is));
  }

  /** Whether it fills the pane, with its edges cut off, rather than being shown whole. */
  public void setCover(boolean cover) {
    VideoFit.Fit newFit = cover ? VideoFit.Fit.COVER : VideoFit.Fit.CONTAIN;
    if (fit != newFit) {
      fit = newFit;
      requestLayout();
    }
  }

  /** As in a mirror, for one's own face. */
  public void setMirrored(boolean newMirrored) {
    if (mirrored != newMirrored) {
      mirrored = newMirrored;
      requestLayout();
    }
  }

  /** A few pixels of the picture itself: a clip that is no rectangle costs more than all else. */
  public void setCornerRadius(double newRadius) {
    if (radius != newRadius) {
      radius = newRadius;
      videoFit = null; // drawn anew
      requestLayout();
    }
  }

  /** Runs when the first picture since the pane was opened has been handed to the renderer. */
  void setOnFirst(Runnable hook) {
    onFirst = hook;
  }

  /** Whether a picture is there to be seen. */
  public ReadOnlyBooleanProperty pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The pictures that the renderer was handed, since the start. Any thread. */
  public long shown() {
    return shown;
  }

  /** It shows somebody else from now on. */
  void restart() {
    setOpen(false);
    shownAt = System.nanoTime();
  }

  /** How long ago that was the last time. Any thread. */
  Duration sinceShown() {
    return Duration.ofNanos(System.nanoTime() - shownAt);
  }

  /** Takes pictures from now on; or takes none, and leaves none behind. */
  public void setOpen(boolean newOpen) {
    if (open == newOpen) {
      return;
    }
    open = newOpen;
    firstDue = open;
    watchSlot();
  }

  /** While none is sent: a picture from before, or a late one, must not be taken for a new one. */
  public void setBlind(boolean newBlind) {
    if (blind != newBlind) {
      blind = newBlind;
      watchSlot();
    }
  }

  private void watchSlot() {
    if (open && !blind) {
      slot.open();
      FxThread.pulse();
    } else {
      slot.close();
      clear();
    }
  }

  /**
   * The part of the picture at a place of the pane: from 0 to 1, from the left to the right and
   * from the top to the bottom, as it was sent; empty beside the picture, or without one.
   */
  public Optional<Point2D> part(double x, double y) {
    if (kept == null || videoFit == null) {
      return Optional.empty();
    }
    Point2D in = image.parentToLocal(x, y);
    double across = in.getX() / videoFit.shownWidth();
    double down = in.getY() / videoFit.shownHeight();
    boolean beside = across < 0 || across > 1 || down < 0 || down > 1;
    Frame.Crop crop = videoFit.crop();
    return beside
        ? Optional.empty()
        : Optional.of(
            new Point2D(
                (crop.x() + across * crop.width()) / kept.width(),
                (crop.y() + down * crop.height()) / kept.height()));
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  /** At the head of each pulse. A pulse that nobody sees, of a window that is away, takes none. */
  private void takeNewest() {
    Frame frame = open && !blind ? slot.take() : null;
    if (frame == null) {
      return;
    }
    release();
    kept = frame;
    uncounted = true;
    draw();
  }

  private void clear() {
    release();
    image.setImage(null);
    drawing = new Surface(); // the old pixels go with the old surfaces
    handed = new Surface();
    fresh = false;
    uncounted = false;
    picture.set(false);
  }

  private void release() {
    if (kept != null) {
      kept.release();
      kept = null;
    }
    videoFit = null;
  }

  private void draw() {
    if (kept == null || getScene() == null || !isVisible() || getWidth() < 2 || getHeight() < 2) {
      return;
    }
    try {
      boolean turned = kept.rotation() % 180 != 0;
      VideoFit wanted = fitted(turned);
      if (!wanted.equals(videoFit)) {
        if (!fresh) { // the other one was overtaken before the renderer ever saw it: reuse it
          Surface free = handed;
          handed = drawing;
          drawing = free;
        }
        image.setImage(drawing.draw(kept, wanted, rounding(wanted, turned)));
        videoFit = wanted;
        fresh = true;
        picture.set(true);
      }
      place(turned);
    } catch (RuntimeException unfit) { // a stranger's picture must not end the program
      release();
      if (!failed) {
        failed = true;
        LOG.warn("could not show a video frame", unfit);
      }
    }
  }

  private VideoFit fitted(boolean turned) {
    VideoFit.Box box =
        turned
            ? new VideoFit.Box(getHeight(), getWidth())
            : new VideoFit.Box(getWidth(), getHeight());
    return VideoFit.of(kept.width(), kept.height(), box, density(), fit, gpu);
  }

  /** Of what can be seen of the picture, in its pixels. */
  private Rounding rounding(VideoFit wanted, boolean turned) {
    double pixels = wanted.width() / wanted.shownWidth();
    double width = Math.min(wanted.shownWidth(), turned ? getHeight() : getWidth());
    double height = Math.min(wanted.shownHeight(), turned ? getWidth() : getHeight());
    return new Rounding(radius * pixels, width * pixels, height * pixels);
  }

  /** Centred, and exactly on the screen's pixels: half a pixel off makes Prism resample it all. */
  private void place(boolean turned) {
    image.setFitWidth(videoFit.shownWidth());
    image.setFitHeight(videoFit.shownHeight());
    image.setRotate(kept.rotation());
    image.setScaleX(mirrored && !turned ? -1 : 1); // scaled before it is turned
    image.setScaleY(mirrored && turned ? -1 : 1);
    image.relocate(
        snapPositionX((getWidth() - videoFit.shownWidth()) / 2),
        snapPositionY((getHeight() - videoFit.shownHeight()) / 2));
  }

  private double density() {
    return getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
  }

  private void watchPulses(Scene was, Scene is) {
    if (was != null) {
      was.removePreLayoutPulseListener(beforeLayout);
      was.removePostLayoutPulseListener(onPulse);
    }
    if (is != null) {
      is.addPreLayoutPulseListener(beforeLayout);
      is.addPostLayoutPulseListener(onPulse);
    }
  }

  /**
   * Between layout and painting of each pulse. What is drawn by now is what this pulse hands to the
   * renderer; a drawing that the next one overtook before is never counted. The pulse after waits
   * for the painting to end before it touches the scene, so the surface handed before is free.
   */
  private void handOver() {
    if (!fresh) {
      return;
    }
    fresh = false;
    if (!uncounted) {
      return; // the same picture again, fitted anew
    }
    uncounted = false;
    shown = shown + 1; // written on this thread alone
    shownAt = System.nanoTime();
    if (firstDue) {
      firstDue = false;
      onFirst.run();
    }
  }
}
