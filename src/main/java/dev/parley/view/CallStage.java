package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The pictures of a call and what floats over them: one's own over the whole window while calling,
 * the peer's in a call, with one's own small in the corner. JavaFX thread.
 */
final class CallStage extends StackPane {
  private static final double CORNER_RADIUS = 10;
  private static final double MARGIN = 20;

  private final VideoPane remote;
  private final VideoPane local;
  private final Avatar faceless = new Avatar(120);
  private final CallingCard calling;
  private final Label reconnecting = new Label("Connection reconnecting. Trying to get it back…");
  private final Button close;
  private boolean inCall;
  private boolean quiet;

  CallStage(Intents intents, VideoPane remote, VideoPane local) {
    this.remote = remote;
    this.local = local;
    setId("call");
    getStyleClass().add("call-stage");
    remote.setId("remote-video");
    local.setId("local-video");
    faceless.setId("faceless");
    calling = new CallingCard(intents);
    reconnecting.setId("reconnecting");
    reconnecting.getStyleClass().add("over-video");
    reconnecting.setWrapText(true);
    reconnecting.setMaxWidth(480);
    reconnecting.setCache(true);
    close =
        Buttons.icon(
            "call-close",
            Feather.PHONE_OFF,
            "End the call",
            intents::close,
            Styles.BUTTON_CIRCLE,
            Styles.DANGER);
    close.getStyleClass().add("hang-up");
    close.setCache(true);
    StackPane.setAlignment(close, Pos.BOTTOM_CENTER);
    StackPane.setAlignment(local, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(close, new Insets(MARGIN));
    StackPane.setMargin(calling, new Insets(16));
    remote.pictureProperty().addListener((of, was, is) -> faceless.setVisible(inCall && !is));
    getChildren().addAll(faceless, remote, local, calling, reconnecting, close);
  }

  void render(PeerState state) {
    Phase phase = state.phase();
    inCall = phase.isShowingPeer();
    setVisible(phase.isBusy());
    remote.setOpen(phase.isNegotiable());
    local.setOpen(phase.isBusy());
    remote.setVisible(inCall);
    state
        .partner()
        .ifPresent(
            peer -> {
              faceless.show(peer.peerId(), ShownText.name(peer.name()));
              calling.render(phase, peer);
            });
    faceless.setVisible(inCall && !remote.pictureProperty().get());
    calling.setVisible(CallingCard.belongsTo(phase));
    reconnecting.setVisible(phase == Phase.RECONNECTING);
    arrange();
  }

  /** Nobody stirs: leave nothing over the picture. */
  void setQuiet(boolean newQuiet) {
    quiet = newQuiet;
    close.setVisible(inCall && !quiet);
  }

  /** Whether Escape takes back a call that is being made. */
  boolean isCalling() {
    return isVisible() && calling.isVisible();
  }

  /** What has the keys while a call is being made. */
  Node callingCard() {
    return calling;
  }

  private void arrange() {
    close.setVisible(inCall && !quiet);
    local.setFit(Fitting.Fit.COVER);
    local.setCornerRadius(inCall ? CORNER_RADIUS : 0);
    StackPane.setMargin(local, inCall ? new Insets(MARGIN) : Insets.EMPTY);
    sizeLocal();
  }

  @Override
  protected void layoutChildren() {
    sizeLocal();
    super.layoutChildren();
  }

  /** A fifth of the window, sixteen to nine, within what the eye can use. */
  private void sizeLocal() {
    if (inCall) {
      double width = Math.rint(Math.max(128, Math.min(256, getWidth() / 5)) / 16) * 16;
      local.setMaxSize(width, width * 9 / 16);
    } else {
      local.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }
  }
}
