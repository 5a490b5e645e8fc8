package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.text.Words;

/**
 * The ways out that would end a call by the way. With a peer on the screen the person is asked
 * first, since it may be a slip. JavaFX thread.
 */
final class LeaveConfirmation {
  private static final Words WORDS = Words.in(LeaveConfirmation.class);

  private final Question question;

  LeaveConfirmation(ModalPane modal) {
    question = new Question(modal);
  }

  /** To leave altogether. */
  void leave(PeerState state, Runnable act) {
    ask(state, "leave.question", "leave.yes", act);
  }

  /** To the start page, and so perhaps to other people. */
  void toStart(PeerState state, Runnable act) {
    ask(state, "start.question", "start.yes", act);
  }

  /** The call may have ended meanwhile: then nobody need answer. */
  void render(PeerState state) {
    if (!state.phase().isShowingPeer()) {
      question.withdraw();
    }
  }

  /**
   * @param state null before the first
   */
  private void ask(PeerState state, String what, String yes, Runnable act) {
    if (state == null || !state.phase().isShowingPeer()) {
      act.run();
      return;
    }
    question.ask(
        WORDS.say(what, ShownText.names(state.calls())),
        WORDS.say("leave.words"),
        WORDS.say(yes),
        act);
  }
}
