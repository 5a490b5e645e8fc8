package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Saving;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/**
 * Says that Parley is not responding, and what can be done; it disappears when Parley responds
 * again. It uses nothing that may be stuck. JavaFX thread.
 */
final class UnresponsiveCard extends Card {
  private static final Words WORDS = Words.in(UnresponsiveCard.class);

  private final Modal shown;
  private final Label result = words("unresponsive-result");
  private final Button save;

  /** How often the person has been told. */
  private int told;

  /**
   * @param quit null for a kiosk, which offers neither quitting nor saving
   */
  UnresponsiveCard(ModalPane modal, Diagnostics diagnostics, Runnable quit) {
    super("unresponsive");
    shown = modal.add(this, ModalPane.Rank.UNRESPONSIVE, this::putAway, false, null);
    Label title = title("unresponsive-title", WORDS.say("unresponsive.title"));
    Label words =
        words(
            "unresponsive-words",
            WORDS.say(quit == null ? "unresponsive.kiosk" : "unresponsive.words"));
    setAccessibleText(title.getText() + " " + words.getText());
    Button wait = Buttons.text("unresponsive-wait", WORDS.say("unresponsive.wait"), this::putAway);
    save =
        Buttons.text(
            "unresponsive-save",
            WORDS.say("diagnostics.save"),
            () -> diagnostics.save(Diagnostics.graphics()));
    FlowPane ways = new FlowPane(8, 8, wait);
    ways.setAlignment(Pos.CENTER_RIGHT);
    if (quit != null) {
      ways.getChildren()
          .addAll(
              save,
              Buttons.text(
                  "unresponsive-quit", WORDS.say("unresponsive.quit"), quit, Styles.DANGER));
    }
    getChildren().addAll(title, words, result, ways);
    render(Known.NOTHING);
  }

  void render(Known known) {
    save.setDisable(known.saving() == Saving.UNDER_WAY);
    result.setText(known.result());
    Visibility.show(result, known.saving() != Saving.NONE);
    if (known.unresponsive() != told) {
      told = known.unresponsive();
      shown.want(told > 0);
    }
  }

  /** Whether Parley does not respond, on top or put away. */
  boolean isDue() {
    return told > 0;
  }

  /** The person waits, and looks at what is behind it: a call may go on. */
  private void putAway() {
    shown.want(false);
  }
}
