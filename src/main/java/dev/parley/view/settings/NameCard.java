package dev.parley.view.settings;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.NameRule;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.Visibility;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/**
 * Asks for the person's name: once before the first call, and whenever the person wants to change
 * it. What is wrong with it is said below the field while it is typed. JavaFX thread.
 */
final class NameCard extends Card {
  private static final Words WORDS = Words.in(NameCard.class);

  private final Intents intents;
  private final Label title = title("name-title");
  private final Label words = words("name-words");
  private final TextField field = new TextField();
  private final Label reason = words("name-reason");
  private final Button save;
  private final Button back;
  private final Modal shown;
  private boolean first;
  private Optional<String> asks = Optional.empty();
  private String present = "";

  /** What the field began with. */
  private String begun = "";

  NameCard(Intents intents, ModalPane modal) {
    super("name");
    this.intents = intents;
    words.setText(WORDS.say("name.words"));
    field.setId("name-field");
    field.setAccessibleText(WORDS.say("name.field"));
    field.setPromptText(WORDS.say("name.field"));
    field.textProperty().addListener(of -> check());
    field.setOnAction(enter -> save());
    reason.getStyleClass().add("field-reason");
    back = Buttons.text("name-back", "", this::leave);
    save = Buttons.text("name-save", WORDS.say("name.save"), this::save, Styles.ACCENT);
    getChildren().addAll(title, words, field, reason, actions(back, save));
    shown = modal.dialog(this, this::back, save).first(() -> field).keeps(this::isChanged);
  }

  /** The person is to be asked as soon as there is something to see. */
  void askOnce(String suggested) {
    asks = Optional.of(suggested);
  }

  void render(PeerState state) {
    present = state.named() ? state.ownName() : "";
    asks.ifPresent(this::askFirst);
    asks = Optional.empty(); // once
  }

  private void askFirst(String suggested) {
    first = true;
    open(WORDS.say("name.title.first"), suggested, WORDS.say("name.skip"));
  }

  /** The person wants another one. */
  void change() {
    first = false;
    open(WORDS.say("name.title"), present, WORDS.say("name.back"));
  }

  private void open(String newTitle, String name, String backWords) {
    title.setText(newTitle);
    setAccessibleText(newTitle + " " + words.getText());
    back.setText(backWords);
    begun = name;
    restore();
    check();
    shown.want(true);
  }

  private void restore() {
    field.setText(begun);
    field.selectAll();
  }

  private void check() {
    String wrong = NameRule.reason(NameRule.tidy(field.getText()));
    Visibility.say(reason, wrong);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty());
    field.setAccessibleHelp(wrong);
    save.setDisable(!wrong.isEmpty());
  }

  private boolean isChanged() {
    return !field.getText().equals(begun);
  }

  private void save() {
    if (save.isDisabled()) {
      return;
    }
    shown.want(false);
    intents.rename(NameRule.tidy(field.getText()));
  }

  /** What was typed goes first, and the card with the next step. */
  private void back() {
    if (isChanged()) {
      restore();
    } else {
      leave();
    }
  }

  /** Who does not answer at first has answered, and is not asked again. */
  private void leave() {
    shown.want(false);
    if (first) {
      intents.rename("");
    }
  }
}
