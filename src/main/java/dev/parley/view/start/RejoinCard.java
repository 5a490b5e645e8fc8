package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Status;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says why the channel was left, and offers to join again; with a field if a different password may
 * help. JavaFX thread.
 */
public final class RejoinCard extends Card {
  private static final Words WORDS = Words.in(RejoinCard.class);

  private final Intents intents;
  private final Label title = title("rejoin-title");
  private final Label words = words("rejoin-words");
  private final PasswordField password = new PasswordField();
  private final Button again;

  /**
   * @param leave null where nobody shall leave; only coming back is offered then
   * @param start leads to where other places are
   */
  public RejoinCard(Intents intents, Runnable leave, Runnable start) {
    super("rejoin");
    this.intents = intents;
    password.setId("rejoin-password");
    password.setPromptText(WORDS.say("rejoin.password"));
    password.setAccessibleText(WORDS.say("rejoin.password.which"));
    password.setOnAction(enter -> comeBack());
    password.textProperty().addListener(of -> limit());
    again =
        Buttons.text(
            "rejoin-again",
            Feather.REFRESH_CW,
            WORDS.say("rejoin.again"),
            this::comeBack,
            Styles.ACCENT);
    Node ways =
        leave == null
            ? actions(again)
            : actions(
                Buttons.text("rejoin-leave", WORDS.say("rejoin.leave"), leave),
                Buttons.text("rejoin-start", WORDS.say("leave.channel"), start),
                again);
    getChildren().addAll(title, words, password, ways);
  }

  /** What takes the keyboard focus. */
  public Node first() {
    return password.isVisible() ? password : again;
  }

  public static boolean belongsTo(Status status) {
    return status.canRejoin() && !status.detail().isBlank();
  }

  public void render(Status status) {
    title.setText(ShownText.sentence(status.text()));
    words.setText(ShownText.sentence(status.detail()));
    setAccessibleText(words.getText());
    Visibility.show(password, status.asksPassword());
    limit();
  }

  /** An empty password is none. */
  private void limit() {
    again.setDisable(password.isVisible() && password.getText().isEmpty());
  }

  /** The field is emptied as soon as it was read: a password stays on no screen. */
  private void comeBack() {
    if (again.isDisabled()) {
      return;
    }
    String typed = password.getText();
    password.clear();
    if (password.isVisible()) {
      intents.rejoin(typed);
    } else {
      intents.rejoin();
    }
  }
}
