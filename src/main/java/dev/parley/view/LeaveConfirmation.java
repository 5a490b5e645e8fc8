package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/**
 * Asks before an action that would end a call. Without a peer on the screen it acts at once. JavaFX
 * thread.
 */
final class LeaveConfirmation extends Card {
  private static final Words WORDS = Words.in(LeaveConfirmation.class);

  private final Label title = title("question-title");
  private final Label words = words("question-words");
  private final Button yes;
  private final Modal shown;
  private Runnable act = () -> {};

  LeaveConfirmation(ModalPane modal) {
    super("question");
    title.setWrapText(true); // it is the question itself: none of it may be cut off
    title.setMinHeight(USE_PREF_SIZE);
    words.setText(WORDS.say("leave.words"));
    Button no = Buttons.text("question-no", WORDS.say("question.no"), this::withdraw);
    yes = Buttons.text("question-yes", "", this::answered, Styles.DANGER);
    getChildren().addAll(title, words, actions(no, yes));
    shown = modal.add(this, ModalPane.Rank.QUESTION, this::withdraw, true, yes);
  }

  /** To leave altogether. */
  void leave(PeerState state, Runnable newAct) {
    ask(state, "leave.question", "leave.yes", newAct);
  }

  /** To the start page, and so perhaps to other people. */
  void toStart(PeerState state, Runnable newAct) {
    ask(state, "start.question", "start.yes", newAct);
  }

  /** Withdraws the question if the call has ended in the meantime. */
  void render(PeerState state) {
    if (!state.phase().isShowingPeer()) {
      withdraw();
    }
  }

  /**
   * Asks; a question before is forgotten.
   *
   * @param state null before the first
   */
  private void ask(PeerState state, String what, String yesWords, Runnable newAct) {
    if (state == null || !state.phase().isShowingPeer()) {
      newAct.run();
      return;
    }
    act = newAct;
    title.setText(WORDS.say(what, ShownText.names(state.calls())));
    yes.setText(WORDS.say(yesWords));
    setAccessibleText(title.getText() + " " + words.getText());
    shown.want(true);
  }

  private void withdraw() {
    shown.want(false);
  }

  private void answered() {
    withdraw();
    act.run();
  }
}
