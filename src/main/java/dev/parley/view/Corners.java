package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.PeerState.Picture;
import dev.parley.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The lower corners of a call, which stay when the bars hide: at the right one's own picture, with
 * what the peer gets or does not get of this side; at the left what is missing of the peer. Before
 * the call one's own picture has all the room. JavaFX thread.
 */
final class Corners extends Region {
  private static final Words WORDS = Words.in(Corners.class);

  private static final double RADIUS = 10;
  private static final double MARGIN = 20;
  private static final double GAP = 8;

  /** Below this width the corners would lie under the buttons in the middle. */
  static final double NARROW = 620;

  /** What the buttons take to the left of the middle, with some air. */
  private static final double BUTTONS = 150;

  private final VideoPane local;
  private final StackPane dark = new StackPane(new FontIcon(Feather.VIDEO_OFF));
  private final Label muted = Signs.sign("own-muted", Feather.MIC_OFF);
  private final Label sharing = Signs.sign("own-sharing", Feather.MONITOR);
  private final VBox ownSigns = new VBox(GAP, sharing, muted);
  private final Label peerMuted = Signs.sign("peer-muted", Feather.MIC_OFF);
  private boolean inCall;

  Corners(VideoPane local) {
    this.local = local;
    setId("corners");
    setMouseTransparent(true);
    local.setId("local-video");
    dark.setId("own-dark");
    dark.getStyleClass().add("own-dark");
    ownSigns.setAlignment(Pos.BOTTOM_RIGHT);
    sharing.getStyleClass().add("sign-sharing");
    peerMuted.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // keeps what is said of a long name
    getChildren().addAll(dark, local, ownSigns, peerMuted);
  }

  void render(PeerState state) {
    inCall = state.phase().isShowingPeer();
    renderOwn(state.media());
    local.setOpen(state.phase().isBusy());
    local.setCornerRadius(inCall ? RADIUS : 0);
    boolean silent = inCall && !state.media().peer().microphone();
    Signs.show(
        peerMuted,
        state
            .partner()
            .filter(peer -> silent)
            .map(peer -> WORDS.say("corner.peer.muted", ShownText.name(peer.name())))
            .orElse(""));
    requestLayout();
  }

  private void renderOwn(Media media) {
    Picture picture = media.own().picture();
    local.setBlind(picture == Picture.NONE);
    local.setMirrored(picture == Picture.CAMERA); // nobody can read a mirrored screen
    local.setFit(picture == Picture.SCREEN ? Fitting.Fit.CONTAIN : Fitting.Fit.COVER);
    dark.setVisible(inCall);
    dark.getChildren().get(0).setVisible(picture == Picture.NONE);
    String silence =
        media.wanted().microphone() ? WORDS.say("corner.silent") : WORDS.say("corner.muted");
    Signs.show(muted, media.own().microphone() ? "" : silence);
    Signs.show(sharing, picture == Picture.SCREEN ? WORDS.say("corner.sharing") : "");
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double bottom = getHeight() - MARGIN - (width < NARROW ? CallBar.HEIGHT + GAP : 0);
    double right = width - MARGIN;
    if (inCall) {
      double own = ownWidth(width);
      double top = bottom - own * 9 / 16;
      local.resizeRelocate(right - own, top, own, bottom - top);
      dark.resizeRelocate(right - own, top, own, bottom - top);
      double free = width < NARROW ? right - own - GAP : width / 2 - BUTTONS;
      place(peerMuted, MARGIN, bottom - height(peerMuted), free - MARGIN);
      placeOwnSigns(right, top - GAP);
    } else {
      local.resizeRelocate(0, 0, width, getHeight());
      placeOwnSigns(right, bottom);
    }
  }

  /** A fifth of the window, within what the eye can use. */
  private static double ownWidth(double width) {
    return Math.rint(Math.max(128, Math.min(256, width / 5)) / 16) * 16;
  }

  private void placeOwnSigns(double right, double bottom) {
    double room = right - MARGIN;
    double wide = Math.min(room, Math.ceil(ownSigns.prefWidth(-1)));
    place(ownSigns, right - wide, bottom - height(ownSigns), room);
  }

  private static void place(Region sign, double x, double y, double room) {
    double wide = Math.min(room, Math.ceil(sign.prefWidth(-1)));
    sign.resizeRelocate(Math.rint(x), Math.rint(y), wide, height(sign));
  }

  private static double height(Region sign) {
    return Math.ceil(sign.prefHeight(-1));
  }
}
