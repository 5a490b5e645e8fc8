package dev.parley.view.card;

import atlantafx.base.theme.Styles;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.RecentCalls.Known;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists the last calls, newest first: a click shows the card of one, and that of a call that has
 * just ended is shown at once. JavaFX thread.
 */
public final class RecentCallRows extends VBox {
  private static final Words WORDS = Words.in(RecentCallRows.class);

  /** So few that what is below the list stays in reach. */
  private static final int FEW = 3;

  private boolean all;
  private Optional<Known> known = Optional.empty();
  private Optional<CallCard> open = Optional.empty();

  public RecentCallRows() {
    super(2);
    setId("recent-calls");
    getStyleClass().add("start-card");
    Visibility.show(this, false);
  }

  public void render(Known now) {
    known = Optional.of(now);
    if (now.latest() && !now.cards().isEmpty()) {
      open = Optional.of(now.cards().get(0));
    }
    fill();
  }

  private void fill() {
    List<CallCard> cards = known.map(Known::cards).orElse(List.of());
    getChildren().setAll(Card.title("recent-calls-title", WORDS.say("calls.title")));
    int shown = all ? cards.size() : Math.min(FEW, cards.size());
    for (int number = 0; number < shown; number++) {
      CallCard card = cards.get(number);
      getChildren().add(row(card, number));
      if (open.filter(card::is).isPresent()) {
        getChildren().add(details(card));
      }
    }
    Button more =
        Buttons.text("recent-calls-all", WORDS.say("calls.all"), this::showAll, Styles.FLAT);
    Visibility.show(more, shown < cards.size());
    getChildren()
        .addAll(
            more,
            Buttons.text(
                "recent-calls-delete",
                Feather.TRASH_2,
                WORDS.say("calls.delete.all"),
                () -> known.ifPresent(now -> now.calls().deleteAll()),
                Styles.FLAT));
    Visibility.show(this, !cards.isEmpty());
  }

  private void showAll() {
    all = true;
    fill();
    lookup("#recent-call-" + FEW).requestFocus();
  }

  private HBox row(CallCard card, int number) {
    String name = CardText.names(card);
    Label who = new Label(name);
    who.setMinWidth(0);
    Label when =
        new Label(WORDS.say("calls.when", CardText.when(card), Clock.length(card.wholeLength())));
    when.getStyleClass().add("peer-standing");
    VBox words = new VBox(who, when);
    HBox inside =
        new HBox(10, new FontIcon(card.others().isEmpty() ? Feather.PHONE : Feather.USERS), words);
    inside.setAlignment(Pos.CENTER_LEFT);
    Button toggle = Buttons.text("recent-call-" + number, "", () -> toggle(card), Styles.FLAT);
    toggle.setGraphic(inside);
    toggle.setAlignment(Pos.CENTER_LEFT);
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.setMinWidth(0);
    toggle.getStyleClass().add("recent-go");
    toggle.setAccessibleText(
        WORDS.say("calls.open", name, when.getText(), CardText.sentence(card)));
    HBox.setHgrow(toggle, Priority.ALWAYS);
    HBox row =
        new HBox(
            4,
            toggle,
            Buttons.icon(
                "recent-call-delete-" + number,
                Feather.X,
                WORDS.say("calls.delete", name, when.getText()),
                () -> known.ifPresent(now -> now.calls().delete(card)),
                Styles.FLAT));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox details(CallCard card) {
    CardTable table = new CardTable("recent-call-card", Set.of());
    table.show(card);
    Button copy =
        Buttons.text(
            "recent-call-copy",
            Feather.COPY,
            WORDS.say("statistics.copy"),
            () -> Buttons.copy(CardText.text(card)),
            Styles.FLAT);
    VBox details = new VBox(8, table, copy);
    details.getStyleClass().add("recent-question");
    return details;
  }

  private void toggle(CallCard card) {
    open = open.filter(card::is).isPresent() ? Optional.empty() : Optional.of(card);
    fill();
    lookup("#recent-call-" + known.map(now -> now.cards().indexOf(card)).orElse(0)).requestFocus();
  }
}
