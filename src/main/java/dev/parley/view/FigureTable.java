package dev.parley.view;

import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/**
 * Shows the call statistics: what is sent beside what is received. Its labels stay. JavaFX thread.
 */
final class FigureTable extends GridPane {
  private static final Words WORDS = Words.in(FigureTable.class);

  private final List<Label> values = new ArrayList<>();

  FigureTable() {
    setId("statistics-table");
    getStyleClass().add("figures");
    setHgap(10);
    setVgap(4);
    for (int column = 0; column < 3; column++) {
      ColumnConstraints wide = new ColumnConstraints();
      wide.setHgrow(column == 0 ? Priority.NEVER : Priority.ALWAYS);
      wide.setMinWidth(column == 0 ? USE_PREF_SIZE : 0);
      wide.setPercentWidth(column == 0 ? 32 : 34);
      getColumnConstraints().add(wide);
    }
    add(label("", "figures-head"), 0, 0);
    add(label(WORDS.say("statistics.sent"), "figures-head"), 1, 0);
    add(label(WORDS.say("statistics.received"), "figures-head"), 2, 0);
  }

  void show(List<FigureLine> lines) {
    if (values.isEmpty()) {
      lines.forEach(this::add);
    }
    int at = 0;
    for (FigureLine line : lines) {
      values.get(at++).setText(line.sent());
      values.get(at++).setText(line.received());
    }
  }

  private void add(FigureLine line) {
    int row = values.size() / 2 + 1;
    Label name = label(line.name(), "peer-standing");
    Label sent = label("", "figure");
    sent.setId("statistics-sent-" + line.id());
    Label received = label("", "figure");
    received.setId("statistics-received-" + line.id());
    values.add(sent);
    values.add(received);
    add(name, 0, row);
    if (line.received().isEmpty()) { // one value for both has the room of both
      sent.setWrapText(true);
      add(sent, 1, row, 2, 1);
    } else {
      add(sent, 1, row);
      add(received, 2, row);
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
