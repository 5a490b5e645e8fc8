package dev.parley.view.settings;

import atlantafx.base.theme.Styles;
import dev.parley.check.Finding;
import dev.parley.check.Finding.Standing;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Latest;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Checks.Running;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Runs the check of what a call needs, and shows each result with its reason and what to do. JavaFX
 * thread.
 */
final class CheckPane extends VBox {
  private static final Words WORDS = Words.in(CheckPane.class);

  private final Checks checks;
  private final Button start;
  private final Label sum = Card.words("check-sum");
  private final VBox list = new VBox(10);
  private final Map<String, CheckRow> rows = new LinkedHashMap<>();

  /** From whatever thread it is told on; the newest counts. */
  private Latest<List<Finding>> newest = new Latest<>();

  private Running running = () -> {};
  private boolean busy;

  /** A check that was told to stop may take its time. */
  private boolean stopping;

  CheckPane(Checks checks) {
    super(12);
    this.checks = checks;
    setId("check");
    start =
        Buttons.text(
            "check-start", Feather.ACTIVITY, WORDS.say("check.start"), this::act, Styles.ACCENT);
    sum.setText(WORDS.say("check.words"));
    HBox.setHgrow(sum, Priority.ALWAYS);
    sum.setMinWidth(0);
    HBox head = new HBox(12, sum, start);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, list);
  }

  /** Nobody looks any more: what is under way ends. */
  void stop() {
    stopping = true;
    running.cancel();
  }

  /** Whether a check runs that has not been stopped. */
  boolean isBusy() {
    return busy && !stopping;
  }

  private void act() {
    if (busy) {
      stop();
      return;
    }
    stopping = false;
    newest.close(); // what an older look still has to say comes too late
    newest = new Latest<>();
    newest.open(this::show);
    become(true);
    running = checks.begin(newest::offer);
  }

  private void become(boolean now) {
    busy = now;
    start.setText(now ? WORDS.say("check.stop") : WORDS.say("check.again"));
    start.setGraphic(new FontIcon(now ? Feather.X : Feather.ACTIVITY));
  }

  private void show(List<Finding> found) {
    rows.keySet().retainAll(found.stream().map(Finding::id).toList());
    List<Node> order =
        found.stream()
            .map(one -> (Node) rows.computeIfAbsent(one.id(), CheckRow::new).show(one))
            .toList();
    if (!list.getChildren().equals(order)) {
      list.getChildren().setAll(order);
    }
    long waiting = found.stream().filter(one -> one.standing() == Standing.WAITING).count();
    long bad = found.stream().filter(Finding::needsAction).count();
    sum.setText(
        waiting > 0
            ? WORDS.say("check.looking", waiting)
            : bad > 0 ? WORDS.say("check.bad", bad) : WORDS.say("check.good"));
    if (waiting == 0) {
      become(false);
    }
  }

  /** What was found of one thing: a mark, a word, why, and what to do. JavaFX thread. */
  private static final class CheckRow extends HBox {
    private final FontIcon mark = new FontIcon();
    private final Label what = new Label();
    private final Label standing = new Label();
    private final Label why;
    private final Label advice;

    CheckRow(String id) {
      super(10);
      setAlignment(Pos.TOP_LEFT);
      getStyleClass().add("check-row");
      what.setId("check-what-" + id);
      what.getStyleClass().add("peer-name");
      what.setWrapText(true);
      standing.setId("check-standing-" + id);
      standing.setMinWidth(USE_PREF_SIZE);
      why = Card.words("check-why-" + id);
      advice = Card.words("check-advice-" + id);
      advice.getStyleClass().add("check-advice");
      HBox.setHgrow(what, Priority.ALWAYS);
      what.setMaxWidth(Double.MAX_VALUE);
      VBox words = new VBox(2, new HBox(8, what, standing), why, advice);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      getChildren().addAll(mark, words);
    }

    CheckRow show(Finding found) {
      mark.setIconCode(icon(found.standing()));
      mark.getStyleClass().removeAll("check-good", "check-bad", "check-none");
      mark.getStyleClass().add(style(found.standing()));
      what.setText(ShownText.sentence(found.what()));
      standing.setText(word(found.standing()));
      Visibility.say(why, ShownText.sentence(found.why()));
      Visibility.say(advice, ShownText.sentence(found.advice()));
      setAccessibleText(
          WORDS.say(
              "check.said", what.getText(), standing.getText(), why.getText(), advice.getText()));
      return this;
    }

    private static String word(Standing standing) {
      return switch (standing) {
        case WAITING -> WORDS.say("check.standing.waiting");
        case GOOD -> WORDS.say("check.standing.good");
        case REMARK, BAD -> WORDS.say("check.standing.bad");
        case NOT_LOOKED_AT -> WORDS.say("check.standing.none");
      };
    }

    private static Feather icon(Standing standing) {
      return switch (standing) {
        case WAITING -> Feather.CLOCK;
        case GOOD -> Feather.CHECK_CIRCLE;
        case REMARK, BAD -> Feather.ALERT_TRIANGLE;
        case NOT_LOOKED_AT -> Feather.MINUS_CIRCLE;
      };
    }

    private static String style(Standing standing) {
      return switch (standing) {
        case GOOD -> "check-good";
        case REMARK, BAD -> "check-bad";
        case WAITING, NOT_LOOKED_AT -> "check-none";
      };
    }
  }
}
