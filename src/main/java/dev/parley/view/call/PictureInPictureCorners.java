package dev.parley.view.call;

import dev.parley.call.PictureKind;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Local;
import dev.parley.settings.Preferences.Corner;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.video.VideoPane;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Places what stays in the corners of a call when the bars hide: the self-view in one, with signs
 * about what the peer gets; in a lower one, signs about the peer. Before the call, the self-view
 * fills the window. JavaFX thread.
 */
final class PictureInPictureCorners extends Region {
  private static final Words WORDS = Words.in(PictureInPictureCorners.class);

  private static final double MARGIN = 20;
  private static final double GAP = 8;

  /** Below this width the corners would lie under the buttons in the middle. */
  static final double NARROW = 920;

  /** What the buttons take to the left of the middle, with some air. */
  private static final double BUTTONS = 260;

  private final VideoPane local;
  private final PreferencesModel preferencesModel;
  private final SelfView self;
  private final Label muted = sign("own-muted", Feather.MIC_OFF);
  private final Label sharing = sign("own-sharing", Feather.MONITOR);
  private final VBox ownSigns = new VBox(GAP, sharing, muted);
  private final Label peerMuted = sign("peer-muted", Feather.MIC_OFF);
  private boolean inCall;
  private boolean busy;
  private PictureKind picture = PictureKind.NONE;

  PictureInPictureCorners(VideoPane local, PreferencesModel preferencesModel) {
    this.local = local;
    this.preferencesModel = preferencesModel;
    self = new SelfView(local, preferencesModel);
    setId("corners");
    setPickOnBounds(false);
    sharing.getStyleClass().add("sign-sharing");
    peerMuted.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // keeps the words after a long name
    ownSigns.setMouseTransparent(true);
    peerMuted.setMouseTransparent(true);
    getChildren().addAll(self, ownSigns, peerMuted);
    preferencesModel.follow(now -> showSelf());
  }

  /** Creates a small label over a picture, in the same colours in either theme; hidden at first. */
  private static Label sign(String id, Feather icon) {
    Label sign = new Label("", new FontIcon(icon));
    sign.setId(id);
    sign.getStyleClass().add("sign");
    sign.setCache(true);
    Visibility.show(sign, false);
    return sign;
  }

  /** Whether a menu is open that must not go with the bars. */
  boolean isMenuShowing() {
    return self.isMenuShowing();
  }

  void render(PeerState state) {
    inCall = state.phase().isShowingPeer();
    busy = state.phase().isBusy();
    picture = state.local().own().picture();
    renderOwn(state.local());
    showSelf();
    Visibility.say(
        peerMuted,
        state
            .front()
            .filter(call -> inCall && !call.media().peer().microphone())
            .map(call -> WORDS.say("corner.peer.muted", ShownText.name(call.name())))
            .orElse(""));
  }

  private void showSelf() {
    boolean shown = busy && (!inCall || preferencesModel.now().has(Toggle.SHOW_OWN_PICTURE));
    self.setVisible(shown);
    local.setOpen(shown);
    self.render(picture, inCall);
    requestLayout();
  }

  private void renderOwn(Local media) {
    String silence =
        media.wanted().microphone() ? WORDS.say("corner.silent") : WORDS.say("corner.muted");
    Visibility.say(muted, media.own().microphone() ? "" : silence);
    Visibility.say(sharing, picture == PictureKind.SCREEN ? WORDS.say("corner.sharing") : "");
  }

  /**
   * One's own picture in its corner, the signs about it beside it towards the middle, what is
   * missing of the peer in a lower corner that is free. In a narrow window the buttons have the
   * lowest line to themselves.
   */
  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double top = WindowLayout.BAR_HEIGHT + MARGIN;
    double bottom = getHeight() - MARGIN - (width < NARROW ? CallBar.HEIGHT + GAP : 0);
    Corner corner = preferencesModel.now().corner();
    if (!inCall) {
      self.resizeRelocate(0, 0, width, getHeight());
      placeOwnSigns(Corner.LOWER_RIGHT, bottom);
      return;
    }
    double own = self.isVisible() ? ownWidth(width) : 0;
    double high = own * 9 / 16;
    double left = corner.right ? width - MARGIN - own : MARGIN;
    double upper = corner.lower ? bottom - high : top;
    self.resizeRelocate(left, upper, own, high);
    double gap = self.isVisible() ? GAP : 0;
    if (corner.lower) {
      placeOwnSigns(corner, upper - gap);
    } else {
      placeOwnSigns(corner, upper + high + gap + height(ownSigns));
    }
    boolean besideOwn = width < NARROW && corner.lower;
    double free = besideOwn ? width - MARGIN - own - GAP : width / 2 - BUTTONS;
    boolean right = corner == Corner.LOWER_LEFT;
    double wide = Math.min(free - MARGIN, Math.ceil(peerMuted.prefWidth(-1)));
    double x = right ? width - MARGIN - wide : MARGIN;
    place(peerMuted, x, bottom - height(peerMuted), wide);
  }

  /** A fifth of the window, within what the eye can use. */
  private static double ownWidth(double width) {
    return Math.rint(Math.max(128, Math.min(256, width / 5)) / 16) * 16;
  }

  private void placeOwnSigns(Corner corner, double bottom) {
    double room = getWidth() - 2 * MARGIN;
    double wide = Math.min(room, Math.ceil(ownSigns.prefWidth(-1)));
    ownSigns.setAlignment(corner.right ? Pos.BOTTOM_RIGHT : Pos.BOTTOM_LEFT);
    double x = corner.right ? getWidth() - MARGIN - wide : MARGIN;
    place(ownSigns, x, bottom - height(ownSigns), room);
  }

  private static void place(Region sign, double x, double y, double room) {
    double wide = Math.min(room, Math.ceil(sign.prefWidth(-1)));
    sign.resizeRelocate(Math.rint(x), Math.rint(y), wide, height(sign));
  }

  private static double height(Region sign) {
    return Math.ceil(sign.prefHeight(-1));
  }
}
