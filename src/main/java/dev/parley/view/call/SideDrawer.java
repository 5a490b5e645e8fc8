package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows something beside a call: the people in the channel, or the chat. JavaFX thread. */
final class SideDrawer extends VBox {
  static final double WIDTH = 340;

  private final Label title = Card.title("drawer-title");
  private final Button close;
  private Node held;

  /**
   * @param close takes away what is shown
   */
  SideDrawer(Runnable close) {
    super(12);
    getStyleClass().add("drawer");
    setMinWidth(0);
    setPrefWidth(WIDTH);
    setPadding(new Insets(16));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    this.close = Buttons.icon("drawer-close", Feather.X, "", close, Styles.FLAT);
    HBox head = new HBox(title, gap, this.close);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    setVisible(false);
  }

  /**
   * Takes this from its former parent, and shows it.
   *
   * @param name of what it is, for its id
   * @param words the heading
   * @param closeWords what its cross does
   */
  void hold(Node part, String name, String words, String closeWords) {
    setId(name + "-drawer");
    title.setText(words);
    close.setAccessibleText(closeWords);
    close.getTooltip().setText(closeWords);
    if (part.getParent() != this) {
      getChildren().remove(held);
      VBox.setVgrow(part, Priority.ALWAYS);
      getChildren().add(part);
    }
    held = part;
    setVisible(true);
  }
}
