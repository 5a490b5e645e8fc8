package dev.parley.view.call;

import dev.parley.peer.PeerState;
import dev.parley.settings.Preferences.Corner;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.video.VideoPane;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/**
 * Places the self-view in a corner of a call: clear of the bar, and small above the picture where
 * that is a shared screen. Before the call, the self-view fills the window. JavaFX thread.
 */
final class PictureInPictureCorners extends Region {
  private static final double MARGIN = 20;
  private static final double GAP = 8;

  /** Beside a shared screen. */
  private static final double STRIP_WIDTH = 80;

  private final VideoPane local;
  private final PreferencesModel preferencesModel;
  private final SelfView self;
  private boolean inCall;
  private boolean busy;
  private boolean elsewhere;
  private PeerState.Local media = PeerState.Local.ALL;
  private double top;
  private double barTop;
  private double barWidth;
  private boolean beside;

  PictureInPictureCorners(VideoPane local, PreferencesModel preferencesModel) {
    this.local = local;
    this.preferencesModel = preferencesModel;
    self = new SelfView(local, preferencesModel);
    setId("corners");
    setPickOnBounds(false);
    getChildren().add(self);
    preferencesModel.follow(now -> showSelf());
  }

  /** What sets how one's own picture is shown; for another menu. */
  List<MenuItem> items() {
    return self.items("tile-");
  }

  /** Whether a menu is open that must not go with the bars. */
  boolean isMenuShowing() {
    return self.isMenuShowing();
  }

  /**
   * @param nowElsewhere whether one's own picture is a tile among others
   */
  void render(PeerState state, boolean nowElsewhere) {
    if (elsewhere && !nowElsewhere) {
      self.takeBack();
    }
    elsewhere = nowElsewhere;
    setVisible(!elsewhere);
    inCall = state.phase().isShowingPeer();
    busy = state.phase().isBusy();
    media = state.local();
    showSelf();
  }

  private void showSelf() {
    boolean shown = busy && (!inCall || preferencesModel.now().has(Toggle.SHOW_OWN_PICTURE));
    self.setVisible(shown);
    local.setOpen(shown);
    self.render(media.own(), inCall);
    requestLayout();
  }

  /** What the self-view takes of the line above a shared screen; 0 while it is hidden. */
  double stripWidth() {
    return inCall && !elsewhere && self.isVisible() ? STRIP_WIDTH : 0;
  }

  /**
   * Sets what is free.
   *
   * @param newTop where the upper corners are
   * @param newBarTop where the bar begins, in the middle
   * @param newBeside whether the picture is a shared screen, which nothing may cover
   */
  void arrange(double newTop, double newBarTop, double newBarWidth, boolean newBeside) {
    top = newTop;
    barTop = newBarTop;
    barWidth = newBarWidth;
    beside = newBeside;
    layoutChildren();
  }

  /** Where the middle of the window ends that neither the bar nor a low corner reaches into. */
  double middleEnd() {
    boolean low = inCall && self.isVisible() && preferencesModel.now().corner().lower;
    return barTop - GAP - (low && isNarrow() ? ownWidth() * 9 / 16 + GAP : 0);
  }

  /** Whether a lower corner would lie under the bar. */
  private boolean isNarrow() {
    return (getWidth() - barWidth) / 2 < MARGIN + ownWidth() + GAP;
  }

  @Override
  protected void layoutChildren() {
    if (!inCall) {
      self.resizeRelocate(0, 0, getWidth(), getHeight());
      return;
    }
    Corner corner = preferencesModel.now().corner();
    double own = beside ? STRIP_WIDTH : ownWidth();
    double high = own * 9 / 16;
    double bottom = isNarrow() ? barTop - GAP : getHeight() - MARGIN;
    double left = corner.right || beside ? getWidth() - MARGIN - own : MARGIN;
    self.resizeRelocate(left, corner.lower && !beside ? bottom - high : top, own, high);
  }

  /** A fifth of the window, within what the eye can use. */
  private double ownWidth() {
    return Math.rint(Math.max(128, Math.min(256, getWidth() / 5)) / 16) * 16;
  }
}
