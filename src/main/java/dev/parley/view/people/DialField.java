package dev.parley.view.people;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Calls somebody who is in no list, by an id that a person types. JavaFX thread. */
final class DialField extends VBox {
  private static final Words WORDS = Words.in(DialField.class);

  private final Intents intents;
  private final TextField id = new TextField();

  /**
   * @param busy whether nobody can be called now
   */
  DialField(Intents intents, ReadOnlyBooleanProperty busy) {
    super(4);
    this.intents = intents;
    setId("dial");
    Label label = new Label(WORDS.say("dial.id"));
    label.setLabelFor(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    id.setId("dial-id");
    id.setAccessibleText(WORDS.say("dial.id"));
    id.setOnAction(event -> call());
    Button call =
        Buttons.text(
            "dial-call", Feather.VIDEO, WORDS.say("peer.connect"), this::call, Styles.ACCENT);
    call.setAccessibleText(WORDS.say("dial.call"));
    id.disableProperty().bind(busy);
    call.disableProperty().bind(busy);
    HBox.setHgrow(id, Priority.ALWAYS);
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(label, new HBox(8, id, call));
  }

  /** What was typed stays: who did not answer is called again. */
  private void call() {
    String typed = id.getText() == null ? "" : id.getText().strip();
    if (!typed.isEmpty()) {
      intents.connect(typed);
    }
  }
}
