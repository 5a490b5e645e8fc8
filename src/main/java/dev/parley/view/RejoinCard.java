package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Status;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Why one is out of the channel, and the way back. JavaFX thread. */
final class RejoinCard extends Card {
  private final Label title = title("rejoin-title");
  private final Label words = words("rejoin-words");

  RejoinCard(Intents intents, Runnable leave) {
    super("rejoin");
    getChildren()
        .addAll(
            title,
            words,
            actions(
                Buttons.text("rejoin-leave", "Leave", leave),
                Buttons.text(
                    "rejoin-again",
                    Feather.REFRESH_CW,
                    "Come back",
                    intents::rejoin,
                    Styles.ACCENT)));
  }

  static boolean belongsTo(Status status) {
    return status.canRejoin() && !status.detail().isBlank();
  }

  void render(Status status) {
    title.setText(ShownText.sentence(status.text()));
    words.setText(ShownText.sentence(status.detail()));
    setAccessibleText(words.getText());
  }
}
