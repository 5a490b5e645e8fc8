package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows the people in the channel beside a call. JavaFX thread. */
final class PeopleDrawer extends VBox {
  private static final Words WORDS = Words.in(PeopleDrawer.class);
  static final double WIDTH = 340;

  PeopleDrawer(Runnable close) {
    super(12);
    setId("people-drawer");
    getStyleClass().add("drawer");
    setMinWidth(0);
    setPrefWidth(WIDTH);
    setPadding(new Insets(16));
    Label title = Card.title("drawer-title", WORDS.say("drawer.title"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            gap,
            Buttons.icon("drawer-close", Feather.X, WORDS.say("drawer.close"), close, Styles.FLAT));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    setVisible(false);
  }

  /** Takes the list from its former parent. */
  void hold(Node list) {
    if (list.getParent() != this) {
      VBox.setVgrow(list, Priority.ALWAYS);
      getChildren().add(list);
    }
    setVisible(true);
  }
}
