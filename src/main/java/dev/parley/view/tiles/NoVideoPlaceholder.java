package dev.parley.view.tiles;

import dev.parley.call.MediaState;
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
public final class NoVideoPlaceholder extends VBox {
  private static final Words WORDS = Words.in(NoVideoPlaceholder.class);

  private static final double MARGIN = 20;

  private final Avatar avatar = new Avatar(120);
  private final Label why = new Label();

  public NoVideoPlaceholder(String id) {
    super(16);
    setId(id);
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    setPadding(new Insets(0, MARGIN, 0, MARGIN));
    why.setId(id + "-why");
    why.getStyleClass().add("faceless-why");
    why.setWrapText(true);
    getChildren().addAll(avatar, why);
  }

  public void render(Call call) {
    String name = ShownText.name(call.name());
    avatar.show(call.peerId(), name);
    MediaState peer = call.media().peer();
    why.setText(
        switch (peer.picture()) {
          case NONE -> WORDS.say(peer.lacksCamera() ? "faceless.none" : "faceless.off", name);
          case CAMERA, SCREEN -> "";
        });
  }
}
