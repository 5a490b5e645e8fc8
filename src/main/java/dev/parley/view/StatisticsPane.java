package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Figures;
import dev.parley.peer.History.Measure;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Quality;
import dev.parley.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * How well the call goes: in a word, why, the last minute as lines, and all the figures. While it
 * is closed nothing is drawn, however many figures come. JavaFX thread.
 */
final class StatisticsPane extends Card {
  private static final Words WORDS = Words.in(StatisticsPane.class);

  private final Label title = title("statistics-title");
  private final Label why = words("statistics-why");
  private final List<Measured> lines =
      List.of(
          new Measured("statistics.minute.rate", Measure.RATE, 500, FigureLine::rate),
          new Measured("statistics.minute.loss", Measure.LOSS, 5, FigureLine::loss),
          new Measured(
              "statistics.minute.round-trip", Measure.ROUND_TRIP, 100, FigureLine::millis));
  private final FigureTable table = new FigureTable();
  private final Button copy;
  private final HBox head;
  private final VBox body;
  private Optional<Quality> quality = Optional.empty();
  private Optional<Figures> figures = Optional.empty();

  /**
   * @param close the person has seen enough
   */
  StatisticsPane(Runnable close) {
    super("statistics");
    getStyleClass().add("statistics");
    setMinHeight(0); // what does not fit is scrolled to
    copy =
        Buttons.text(
            "statistics-copy", Feather.COPY, WORDS.say("statistics.copy"), this::copy, Styles.FLAT);
    HBox.setHgrow(title, Priority.ALWAYS);
    head =
        new HBox(
            10,
            title,
            copy,
            Buttons.icon(
                "statistics-close", Feather.X, WORDS.say("statistics.close"), close, Styles.FLAT));
    head.setAlignment(Pos.CENTER_LEFT);
    body = new VBox(10, why);
    body.getStyleClass().add("statistics-body");
    body.getChildren().addAll(lines);
    body.getChildren().add(table);
    ScrollPane scroll = new ScrollPane(body);
    scroll.setId("statistics-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("offer-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    setVisible(false);
  }

  /** As high as all of it is; a scroll pane would reckon with sentences of one line. */
  @Override
  protected double computePrefHeight(double width) {
    double inside = width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset()
        + head.prefHeight(inside)
        + getSpacing()
        + Math.ceil(body.prefHeight(inside))
        + snappedBottomInset();
  }

  void render(PeerState state) {
    quality = state.front().flatMap(call -> call.media().quality());
    figures = state.front().flatMap(call -> call.media().figures());
    if (isVisible()) {
      show();
    }
  }

  void setOpen(boolean open) {
    setVisible(open);
    if (open) {
      show();
    }
  }

  private void show() {
    title.setText(quality.map(QualitySign::name).orElse(WORDS.say("statistics.waiting")));
    why.setText(why());
    setAccessibleText(WORDS.say("statistics.spoken", title.getText(), why.getText()));
    copy.setText(WORDS.say("statistics.copy"));
    copy.setDisable(figures.isEmpty());
    figures.ifPresent(
        now -> {
          lines.forEach(line -> line.show(now.history()));
          table.show(FigureLine.of(now));
        });
  }

  private String why() {
    if (quality.isEmpty()) {
      return WORDS.say("statistics.why.waiting");
    }
    String sentence = ShownText.sentence(quality.get().sentence());
    String advice = figures.map(Figures::advice).map(ShownText::sentence).orElse("");
    return sentence.isEmpty()
        ? WORDS.say("statistics.why.good")
        : advice.isEmpty() ? sentence : sentence + " " + advice;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(text());
    Clipboard.getSystemClipboard().setContent(content);
    copy.setText(WORDS.say("statistics.copied"));
  }

  /** What one sends to whoever is to help. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(title.getText()).append(". ").append(why.getText()).append('\n');
    for (FigureLine line : figures.map(FigureLine::of).orElse(List.of())) {
      text.append(line.name()).append(": ").append(line.sent());
      if (!line.received().isEmpty()) {
        text.append(" | ").append(line.received());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
