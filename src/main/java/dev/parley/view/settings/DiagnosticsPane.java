package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Saving;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Saves the diagnostics, and shows where they are. JavaFX thread. */
final class DiagnosticsPane extends VBox {
  private static final Words WORDS = Words.in(DiagnosticsPane.class);

  private final Label result = Card.words("diagnostics-result");
  private final Label log = Card.words("diagnostics-log");
  private final Button save;
  private final Button reveal;
  private Known known = Known.NOTHING;

  DiagnosticsPane(Diagnostics diagnostics) {
    super(10);
    setId("diagnostics");
    Label words = Card.words("diagnostics-words", WORDS.say("diagnostics.words"));
    save =
        Buttons.text(
            "diagnostics-save",
            Feather.ARCHIVE,
            WORDS.say("diagnostics.save"),
            () -> diagnostics.save(Diagnostics.graphics()));
    reveal =
        Buttons.text(
            "diagnostics-reveal",
            Feather.FOLDER,
            WORDS.say("diagnostics.reveal"),
            () -> known.file().ifPresent(diagnostics::reveal));
    getChildren().addAll(words, new FlowPane(8, 8, save, reveal), result, log);
    render(known);
  }

  void render(Known next) {
    known = next;
    save.setDisable(known.saving() == Saving.UNDER_WAY);
    result.setText(known.result());
    result
        .getStyleClass()
        .setAll("label", "card-words", known.saving() == Saving.FAILED ? "field-problem" : "saved");
    Visibility.show(result, known.saving() != Saving.NONE);
    Visibility.show(reveal, known.saving() == Saving.DONE);
    Visibility.say(log, ShownText.sentence(known.log()));
  }
}
