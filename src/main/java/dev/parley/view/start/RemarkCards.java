package dev.parley.view.start;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Remark;
import dev.parley.view.settings.Diagnostics.Saving;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows messages that a person should read before a call, until they are dismissed. JavaFX thread.
 */
final class RemarkCards extends VBox {
  private static final Words WORDS = Words.in(RemarkCards.class);

  private final Diagnostics diagnostics;
  private Known shown = Known.NOTHING;

  /** The file that was offered to be shown; null once a person has put that away. */
  private Path putAway;

  RemarkCards(Diagnostics diagnostics) {
    super(12);
    this.diagnostics = diagnostics;
    setId("remarks");
    render(Known.NOTHING);
  }

  void render(Known known) {
    if (known.equals(shown) && !getChildren().isEmpty()) {
      return; // a control that has the focus there keeps it
    }
    shown = known;
    List<Node> cards = new ArrayList<>();
    known.remarks().forEach(remark -> cards.add(card(remark)));
    boolean saved = known.saving() == Saving.DONE && !known.file().get().equals(putAway);
    if (saved) {
      cards.add(saved(known.file().get()));
    } else if (known.saving() == Saving.FAILED && !known.remarks().isEmpty()) {
      cards.add(box("remark-trouble", Feather.ALERT_TRIANGLE, known.result()));
    }
    getChildren().setAll(cards);
    Visibility.show(this, !cards.isEmpty());
  }

  private Node card(Remark remark) {
    String id = "remark-" + remark.id();
    HBox card = box(id, Feather.ALERT_TRIANGLE, ShownText.sentence(remark.text()));
    FlowPane ways = new FlowPane(8, 8);
    if (remark.asksToSave()) {
      Node save =
          Buttons.text(
              id + "-save",
              WORDS.say("diagnostics.save"),
              () -> diagnostics.save(Diagnostics.graphics()));
      save.setDisable(shown.saving() == Saving.UNDER_WAY);
      ways.getChildren().add(save);
    }
    ways.getChildren()
        .add(
            Buttons.text(
                id + "-dismiss", WORDS.say("remark.dismiss"), () -> diagnostics.dismiss(remark)));
    ((VBox) card.getChildren().get(1)).getChildren().add(ways);
    return card;
  }

  private Node saved(Path file) {
    HBox card = box("remark-saved", Feather.ARCHIVE, shown.result());
    FlowPane ways =
        new FlowPane(
            8,
            8,
            Buttons.text(
                "remark-saved-reveal",
                WORDS.say("diagnostics.reveal"),
                () -> diagnostics.reveal(file)),
            Buttons.text(
                "remark-saved-dismiss",
                WORDS.say("remark.dismiss"),
                () -> {
                  putAway = file;
                  Known now = shown;
                  shown = Known.NOTHING;
                  render(now);
                }));
    ((VBox) card.getChildren().get(1)).getChildren().add(ways);
    return card;
  }

  private static HBox box(String id, Feather icon, String text) {
    Label words = Card.words(id + "-words", text);
    VBox beside = new VBox(10, words);
    HBox.setHgrow(beside, Priority.ALWAYS);
    beside.setMinWidth(0);
    HBox box = new HBox(12, new FontIcon(icon), beside);
    box.setId(id);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("remark");
    return box;
  }
}
