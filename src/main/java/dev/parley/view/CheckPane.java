package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.Checks.Found;
import dev.parley.view.Checks.Running;
import dev.parley.view.Checks.Standing;
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
  private Latest<List<Found>> newest = new Latest<>(older -> {});

  private Running running = () -> {};
  private boolean busy;

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
    running.cancel();
  }

  private void act() {
    if (busy) {
      running.cancel();
      return;
    }
    newest.close(); // what an older look still has to say comes too late
    newest = new Latest<>(older -> {});
    newest.open(this::show);
    become(true);
    running = checks.begin(newest::offer);
  }

  private void become(boolean now) {
    busy = now;
    start.setText(now ? WORDS.say("check.stop") : WORDS.say("check.again"));
    start.setGraphic(new FontIcon(now ? Feather.X : Feather.ACTIVITY));
  }

  private void show(List<Found> found) {
    rows.keySet().retainAll(found.stream().map(Found::id).toList());
    List<Node> order =
        found.stream()
            .map(one -> (Node) rows.computeIfAbsent(one.id(), CheckRow::new).show(one))
            .toList();
    if (!list.getChildren().equals(order)) {
      list.getChildren().setAll(order);
    }
    long waiting = found.stream().filter(one -> one.standing() == Standing.WAITING).count();
    long bad = found.stream().filter(one -> one.standing() == Standing.BAD).count();
    sum.setText(
        waiting > 0
            ? WORDS.say("check.looking", waiting)
            : bad > 0 ? WORDS.say("check.bad", bad) : WORDS.say("check.good"));
    if (waiting == 0) {
      become(false);
    }
  }
}
