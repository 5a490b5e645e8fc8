package dev.parley.view.call;

import dev.parley.peer.figures.History;
import dev.parley.peer.figures.History.Measure;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * Draws one measure of the last minute as a line, with the present at the right. Its points are
 * made once and moved: a second costs no memory. JavaFX thread.
 */
final class Sparkline extends Region {
  private static final double HEIGHT = 26;

  /** Half the line's width: it is not cut at the top and the bottom. */
  private static final double EDGE = 1;

  private final Measure measure;
  private final double least;
  private final MoveTo first = new MoveTo();
  private final LineTo[] rest = new LineTo[History.LENGTH - 1];
  private History history = History.EMPTY;

  /**
   * @param least the smallest value that the height stands for: what is tiny looks tiny
   */
  Sparkline(Measure measure, double least) {
    this.measure = measure;
    this.least = least;
    getStyleClass().add("sparkline");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    Path line = new Path(first);
    line.getStyleClass().add("sparkline-line");
    line.setManaged(false);
    for (int at = 0; at < rest.length; at++) {
      rest[at] = new LineTo();
    }
    line.getElements().addAll(rest);
    getChildren().add(line);
  }

  void show(History newHistory) {
    history = newHistory;
    draw();
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  private void draw() {
    double top = scale(Math.max(least, history.highest(measure)));
    int missing = History.LENGTH - history.size();
    for (int at = 0; at < History.LENGTH; at++) {
      // What was before the beginning lies on the first point, where nobody sees it.
      int moment = Math.max(0, at - missing);
      double value = history.size() == 0 ? 0 : history.at(measure, moment);
      double x = getWidth() * Math.max(at, missing) / (History.LENGTH - 1.0);
      double y = EDGE + (getHeight() - 2 * EDGE) * (1 - value / top);
      if (at == 0) {
        first.setX(Math.min(x, getWidth()));
        first.setY(y);
      } else {
        rest[at - 1].setX(Math.min(x, getWidth()));
        rest[at - 1].setY(y);
      }
    }
  }

  /** The next of 1, 2, 5, 10, 20…: the line does not jump with every new highest value. */
  static double scale(double highest) {
    double power = Math.pow(10, Math.floor(Math.log10(highest)));
    double digits = highest / power;
    return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
  }
}
