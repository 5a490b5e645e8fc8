package dev.parley.view;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * At most one card over everything, with the rest darkened and out of reach. Our own, because that
 * of AtlantaFX leaves a ghost of the card behind in the software pipeline. JavaFX thread.
 */
final class ModalPane extends StackPane {
  private final Node behind;
  private Node card;

  /**
   * @param behind what is out of reach meanwhile
   */
  ModalPane(Node behind) {
    this.behind = behind;
    setId("modal");
    Region scrim = new Region();
    scrim.getStyleClass().add("scrim");
    setPadding(Insets.EMPTY);
    getChildren().add(scrim);
    show(null);
  }

  /**
   * @param newCard null for none; then the scrim costs nothing either
   */
  void show(Node newCard) {
    setVisible(newCard != null);
    behind.setDisable(newCard != null);
    if (card == newCard) {
      return;
    }
    getChildren().remove(card);
    card = newCard;
    if (card != null) {
      StackPane.setMargin(card, new Insets(16));
      getChildren().add(card);
    }
  }

  boolean isShowing(Node which) {
    return card == which;
  }
}
