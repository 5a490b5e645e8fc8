package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Asks before something that cannot be undone; no answer means no. JavaFX thread. */
final class Question extends Card {
  private static final Words WORDS = Words.in(Question.class);

  private final ModalPane modal;
  private final Label title = title("question-title");
  private final Label words = words("question-words");
  private final Button yes;
  private final Modal shown;
  private Runnable act = () -> {};

  Question(ModalPane modal) {
    super("question");
    this.modal = modal;
    title.setWrapText(true); // it is the question itself: none of it may be cut off
    title.setMinHeight(USE_PREF_SIZE);
    Button no = Buttons.text("question-no", WORDS.say("question.no"), this::withdraw);
    yes = Buttons.text("question-yes", "", this::answered, Styles.DANGER);
    getChildren().addAll(title, words, actions(no, yes));
    shown = new Modal(this, Modal.Rank.QUESTION, this::withdraw, true, yes);
  }

  /**
   * Asks; a question before is forgotten.
   *
   * @param yesWords what the button says that does it
   */
  void ask(String newTitle, String newWords, String yesWords, Runnable newAct) {
    act = newAct;
    title.setText(newTitle);
    words.setText(newWords);
    yes.setText(yesWords);
    setAccessibleText(newTitle + " " + newWords);
    modal.want(shown, true);
  }

  /** It need not be answered any more. */
  void withdraw() {
    modal.want(shown, false);
  }

  private void answered() {
    withdraw();
    act.run();
  }
}
