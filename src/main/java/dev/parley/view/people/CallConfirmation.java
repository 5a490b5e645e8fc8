package dev.parley.view.people;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Calls a person; asks first if that person is in a call. JavaFX thread. */
final class CallConfirmation extends Card {
  private static final Words WORDS = Words.in(CallConfirmation.class);

  private final Label title = title("busy-title");
  private final Label words = words("busy-words");
  private final Intents intents;
  private final Modal shown;
  private String peerId = "";

  CallConfirmation(ModalPane modal, Intents intents) {
    super("busy");
    this.intents = intents;
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Button no = Buttons.text("busy-no", WORDS.say("question.no"), this::withdraw);
    Button yes =
        Buttons.text(
            "busy-yes", Feather.VIDEO, WORDS.say("busy.yes"), this::confirmed, Styles.ACCENT);
    getChildren().addAll(title, words, actions(no, yes));
    shown = modal.add(this, ModalPane.Rank.QUESTION, this::withdraw, true, yes);
  }

  /** Calls this person. */
  void call(PersonRow person) {
    if (person.isBusy()) {
      peerId = person.peerId();
      String name = ShownText.name(person.name());
      title.setText(WORDS.say("busy.question", name));
      words.setText(WORDS.say("busy.words", name));
      setAccessibleText(title.getText() + " " + words.getText());
      shown.want(true);
    } else {
      intents.connect(person.peerId());
    }
  }

  /** Withdraws the question if that person has left, or a call has begun here. */
  void render(List<PersonRow> people, boolean busy) {
    if (busy || people.stream().noneMatch(one -> one.peerId().equals(peerId) && one.callable())) {
      withdraw();
    }
  }

  private void withdraw() {
    shown.want(false);
  }

  private void confirmed() {
    withdraw();
    intents.connect(peerId);
  }
}
