package dev.parley.view;

import dev.parley.peer.History;
import dev.parley.peer.History.Measure;
import dev.parley.text.Words;
import java.util.function.DoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows one measure of a call: its name, its current value, and the last minute as a line. */
final class Measured extends VBox {
  private static final Words WORDS = Words.in(Measured.class);

  private final Measure measure;
  private final DoubleFunction<String> words;
  private final Label now;
  private final Sparkline line;
  private final String name;

  /**
   * @param key of its name; with the end of it as its id
   * @param least as in {@link Sparkline}
   */
  Measured(String key, Measure measure, double least, DoubleFunction<String> words) {
    super(2);
    this.measure = measure;
    this.words = words;
    String id = key.substring(key.lastIndexOf('.') + 1);
    setId("statistics-minute-" + id);
    name = WORDS.say(key);
    Label what = new Label(name);
    what.getStyleClass().add("peer-standing");
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    now = new Label();
    now.setId("statistics-now-" + id);
    now.setMinWidth(USE_PREF_SIZE);
    line = new Sparkline(measure, least);
    line.setId("statistics-sparkline-" + id);
    getChildren().addAll(new HBox(8, what, now), line);
  }

  void show(History history) {
    double latest = history.size() == 0 ? 0 : history.at(measure, history.size() - 1);
    now.setText(words.apply(latest));
    line.show(history);
    setAccessibleText(
        WORDS.say(
            "statistics.minute.spoken",
            name,
            now.getText(),
            words.apply(history.highest(measure))));
  }
}
