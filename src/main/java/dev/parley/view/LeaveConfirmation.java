package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/**
 * Asks before an action that would end a call to which both sides have agreed, or leave a caller
 * without an answer. Where there is neither, it acts at once. JavaFX thread.
 */
final class LeaveConfirmation extends Card {
  private static final Words WORDS = Words.in(LeaveConfirmation.class);

  private final Label title = title("question-title");
  private final Label words = words("question-words");
  private final Button yes;
  private final Modal shown;
  private Runnable act = () -> {};
  private boolean leaves;

  LeaveConfirmation(ModalPane modal) {
    super("question");
    title.setWrapText(true); // it is the question itself: none of it may be cut off
    title.setMinHeight(USE_PREF_SIZE);
    Button no = Buttons.text("question-no", WORDS.say("question.no"), this::withdraw);
    yes = Buttons.text("question-yes", "", this::answered, Styles.DANGER);
    getChildren().addAll(title, words, actions(no, yes));
    shown = modal.add(this, ModalPane.Rank.QUESTION, this::withdraw, true, no);
  }

  /** To leave altogether. */
  void leave(PeerState state, Runnable newAct) {
    ask(state, true, newAct);
  }

  /** To the start page, and so perhaps to other people. */
  void toStart(PeerState state, Runnable newAct) {
    ask(state, false, newAct);
  }

  /** Withdraws the question if there is nothing to ask any more. */
  void render(PeerState state) {
    if (!isInCall(state) && !(leaves && isCalled(state))) {
      withdraw();
    }
  }

  /**
   * Asks; a question before is forgotten.
   *
   * @param state null before the first
   */
  private void ask(PeerState state, boolean all, Runnable newAct) {
    act = newAct;
    leaves = all;
    if (isInCall(state)) {
      String names = ShownText.names(state.calls());
      say(
          state.isGroup()
              ? WORDS.say(all ? "leave.group" : "start.group", names)
              : WORDS.say(all ? "leave.question" : "start.question", names),
          WORDS.say(state.isGroup() ? "leave.group.words" : "leave.words"),
          state.isGroup()
              ? WORDS.say(all ? "leave.group.yes" : "start.group.yes")
              : WORDS.say(all ? "leave.yes" : "start.yes"));
    } else if (all && isCalled(state)) {
      say(
          WORDS.say("leave.called", ShownText.name(state.offers().get(0).name())),
          WORDS.say("leave.called.words"),
          WORDS.say("leave.called.yes"));
    } else {
      newAct.run();
    }
  }

  private void say(String question, String sentence, String yesWords) {
    title.setText(question);
    words.setText(sentence);
    yes.setText(yesWords);
    setAccessibleText(question + " " + sentence);
    shown.want(true);
  }

  private static boolean isInCall(PeerState state) {
    return state != null
        && state.phase().isBusy()
        && state.phase() != Phase.PREPARING_OFFER
        && state.phase() != Phase.OFFERING;
  }

  private static boolean isCalled(PeerState state) {
    return state != null && !state.offers().isEmpty();
  }

  private void withdraw() {
    shown.want(false);
  }

  private void answered() {
    withdraw();
    act.run();
  }
}
