package dev.parley.view.call;

import dev.parley.peer.PeerState.Call;
import dev.parley.text.Words;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.ShownText;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Shows a placeholder for a peer without video: who it is, and why there is none. JavaFX thread.
 */
final class NoVideoPlaceholder extends VBox {
  private static final Words WORDS = Words.in(NoVideoPlaceholder.class);

  private static final double MARGIN = 20;
  private static final double CORNERS_HEIGHT = 200;

  private final Avatar avatar = new Avatar(120);
  private final Label why = new Label();

  NoVideoPlaceholder() {
    super(16);
    setId("faceless");
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    why.setId("faceless-why");
    why.getStyleClass().add("faceless-why");
    why.setWrapText(true);
    getChildren().addAll(avatar, why);
    widthProperty().addListener(of -> keepClear());
  }

  /** In a narrow window the corners reach to the middle: then it stands above them. */
  private void keepClear() {
    double below = getWidth() < PictureInPictureCorners.NARROW ? CORNERS_HEIGHT : 0;
    setPadding(new Insets(WindowLayout.BAR_HEIGHT, MARGIN, below, MARGIN));
  }

  void render(Call call) {
    String name = ShownText.name(call.name());
    avatar.show(call.peerId(), name);
    why.setText(
        switch (call.media().peer().picture()) {
          case NONE -> WORDS.say("faceless.off", name);
          case CAMERA, SCREEN -> "";
        });
  }
}
