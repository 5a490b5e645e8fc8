package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.data.card.CallCard;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Quality;
import dev.parley.peer.figures.Figures;
import dev.parley.peer.figures.History;
import dev.parley.peer.figures.History.Measure;
import dev.parley.text.Words;
import dev.parley.view.card.CardTable;
import dev.parley.view.card.CardText;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.tiles.QualitySign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the call quality: in a word, why, the last minute as lines, and all statistics. While it is
 * closed nothing is drawn, however many figures come. JavaFX thread.
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
  private final CardTable call =
      new CardTable("statistics-call", Set.of("path", "trip", "freezes"));
  private final Button copy;
  private final HBox head;
  private final VBox body;
  private Optional<Quality> quality = Optional.empty();
  private Optional<Figures> figures = Optional.empty();
  private Optional<CallCard> card = Optional.empty();
  private List<Call> calls = List.of();
  private String peerId = "";

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
    body.getChildren().addAll(table, call);
    Visibility.show(call, false);
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
    calls = state.calls();
    Optional<Call> call = subject();
    quality = call.flatMap(one -> one.media().quality());
    figures = call.flatMap(one -> one.media().figures());
    card = card.filter(now -> state.phase().isShowingPeer());
    if (isVisible()) {
      show();
    }
  }

  /** With whom the connection is that it shows; empty for the first. */
  void about(String newPeerId) {
    peerId = newPeerId;
    if (isVisible()) {
      show();
    }
  }

  boolean isAbout(String id) {
    return subject().filter(call -> call.peerId().equals(id)).isPresent();
  }

  /** Of several, one that has left gives way to the first. */
  private Optional<Call> subject() {
    return calls.stream()
        .filter(call -> call.peerId().equals(peerId))
        .findFirst()
        .or(() -> calls.stream().findFirst());
  }

  private String name() {
    return subject().map(one -> ShownText.name(one.name())).orElse("");
  }

  /** The whole call so far. */
  void card(CallCard now) {
    card = Optional.of(now);
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
    String level = quality.map(QualitySign::name).orElse(WORDS.say("statistics.waiting"));
    title.setText(calls.size() > 1 ? WORDS.say("shown.whose", name(), level) : level);
    why.setText(why());
    setAccessibleText(WORDS.say("statistics.spoken", title.getText(), why.getText()));
    copy.setText(WORDS.say("statistics.copy"));
    copy.setDisable(figures.isEmpty());
    Optional<CallCard> its =
        card.flatMap(
            now ->
                now.parts().stream()
                    .filter(part -> calls.size() < 2 || isAbout(part.peerId()))
                    .findFirst());
    Visibility.show(call, figures.isPresent() && its.isPresent());
    its.ifPresent(call::show);
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
    Buttons.copy(text());
    copy.setText(WORDS.say("statistics.copied"));
  }

  /** The text to send to a person who helps. */
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
    card.ifPresent(now -> text.append(CardText.text(now)));
    return text.toString();
  }

  /** The figures of a call: what one sends beside what one gets. Its labels stay. JavaFX thread. */
  private static final class FigureTable extends GridPane {
    private final List<Label> values = new ArrayList<>();

    FigureTable() {
      setId("statistics-table");
      getStyleClass().add("figures");
      setHgap(10);
      setVgap(4);
      ColumnConstraints names = new ColumnConstraints();
      names.setMinWidth(USE_PREF_SIZE);
      getColumnConstraints().add(names);
      for (int column = 1; column < 3; column++) { // the two share what the names leave
        ColumnConstraints figures = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        figures.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(figures);
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

  /** One measure of a call: what it is, its value now, and the last minute as a line. */
  private static final class Measured extends VBox {
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
}
