package dev.parley.view.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a text field with its label above and its error below. */
public final class AskedField extends VBox {
  private final TextField field;
  private final Label label;
  private final Label problem = Card.words("");
  private final HBox trouble = new HBox(6, new FontIcon(Feather.ALERT_TRIANGLE), problem);

  /**
   * @param field has an id, from which the others are made
   * @param example of what is to be typed
   * @param enter what Enter does
   */
  public AskedField(TextField field, String name, String example, Runnable enter) {
    super(4);
    this.field = field;
    label = new Label(name);
    label.setLabelFor(field);
    ask(name, example);
    field.setOnAction(event -> enter.run());
    field.textProperty().addListener(of -> say(""));
    problem.setId(field.getId() + "-problem");
    problem.getStyleClass().add("field-problem");
    trouble.getStyleClass().add("field-trouble");
    trouble.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(problem, Priority.ALWAYS);
    setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(label, field, trouble);
    say("");
  }

  /**
   * Asks for this from now on.
   *
   * @param hint what is to be typed; empty for nothing to say
   */
  public void ask(String name, String hint) {
    label.setText(name);
    field.setPromptText(hint);
    field.setAccessibleText(name);
    say(""); // of what was asked for before
  }

  /** Puts a button in the line of the field. */
  public void beside(Button button) {
    getChildren().remove(field);
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().add(1, new HBox(8, field, button));
  }

  public String text() {
    return field.getText() == null ? "" : field.getText();
  }

  public void clear() {
    field.clear();
  }

  /** Takes the keys. */
  public void focus() {
    field.requestFocus();
  }

  /**
   * @param sentence empty for none
   */
  public void say(String sentence) {
    problem.setText(ShownText.sentence(sentence));
    Visibility.show(trouble, !sentence.isEmpty());
    field.setAccessibleHelp(sentence.isEmpty() ? null : sentence);
    field.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, !sentence.isEmpty());
  }

  public boolean isWrong() {
    return trouble.isVisible();
  }
}
