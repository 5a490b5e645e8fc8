package dev.parley.view;

import dev.parley.peer.PeerState.Partner;
import dev.parley.peer.PeerState.Picture;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** In place of a peer's picture: who it is, and why there is none. JavaFX thread. */
final class Faceless extends VBox {
  private final Avatar avatar = new Avatar(120);
  private final Label why = new Label();

  Faceless() {
    super(16);
    setId("faceless");
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    why.setId("faceless-why");
    why.getStyleClass().add("faceless-why");
    why.setWrapText(true);
    getChildren().addAll(avatar, why);
  }

  void render(Partner peer, Picture picture) {
    String name = ShownText.name(peer.name());
    avatar.show(peer.peerId(), name);
    why.setText(
        switch (picture) {
          case NONE -> name + "’s camera is off";
          case CAMERA, SCREEN -> "";
        });
  }
}
