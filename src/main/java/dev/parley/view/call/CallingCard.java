package dev.parley.view.call;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.Phase;
import dev.parley.text.Words;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says over the self-view who is being called; the way out is in the bar. JavaFX thread. */
final class CallingCard extends Card {
  private static final Words WORDS = Words.in(CallingCard.class);

  private final Avatar avatar = new Avatar(48);
  private final Label title = title("calling-title");
  private final Label words = words("calling-words");

  CallingCard() {
    super("calling");
    title.setWrapText(true);
    VBox who = new VBox(2, title, words);
    who.setMinWidth(0);
    who.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(who, Priority.ALWAYS);
    HBox head = new HBox(14, avatar, who);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
  }

  /** Whether this phase has this card. */
  static boolean belongsTo(Phase phase) {
    return phase.isBusy() && !phase.isShowingPeer();
  }

  void render(PeerState state) {
    state.front().ifPresent(call -> render(call, state.phase(), ShownText.names(state.calls())));
  }

  private void render(Call call, Phase phase, String name) {
    avatar.show(call.peerId(), name);
    switch (phase) {
      case PREPARING_OFFER -> say(WORDS.say("calling.title", name), WORDS.say("calling.opening"));
      case OFFERING -> say(WORDS.say("calling.title", name), WORDS.say("calling.waiting"));
      case PREPARING_ACCEPT ->
          say(WORDS.say("calling.connecting", name), WORDS.say("calling.opening"));
      case CONNECTING -> say(WORDS.say("calling.connecting", name), WORDS.say("calling.looking"));
      case IDLE, CONNECTED, RECONNECTING -> say("", "");
    }
  }

  private void say(String newTitle, String newWords) {
    title.setText(newTitle);
    words.setText(newWords);
    setAccessibleText(newTitle);
  }
}
