package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows help for problems: the check, and a few short texts. JavaFX thread. */
final class HelpCard extends Card {
  private static final Words WORDS = Words.in(HelpCard.class);
  private static final double WIDTH = 600;
  private static final double HEIGHT = 520;

  private final CheckPane check;
  private final DiagnosticsPane diagnostics;
  private final Modal shown;

  HelpCard(ModalPane modal, Checks checks, Diagnostics wrong) {
    super("help");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMinHeight(0);
    Label title = title("help-title", WORDS.say("help.title"));
    setAccessibleText(title.getText());
    check = new CheckPane(checks);
    diagnostics = new DiagnosticsPane(wrong);
    VBox all =
        new VBox(
            8,
            check,
            topic("first", WORDS.say("help.first"), WORDS.say("help.first.words")),
            topic("levels", WORDS.say("help.levels"), WORDS.say("help.levels.words")),
            topic("wireless", WORDS.say("help.wireless"), WORDS.say("help.wireless.words")),
            topic("firewall", WORDS.say("help.firewall"), WORDS.say("help.firewall.words")),
            topic("vpn", WORDS.say("help.vpn"), WORDS.say("help.vpn.words")),
            topic("privacy", WORDS.say("help.privacy"), WORDS.say("help.privacy.words")),
            new Topic("keys", WORDS.say("help.keys"), keys()),
            new Topic("diagnostics", WORDS.say("help.diagnostics"), diagnostics));
    all.getStyleClass().add("help-topics");
    ScrollPane scroll = new ScrollPane(all);
    scroll.setId("help-scroll");
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    scroll.setMinHeight(0);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("offer-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button close = Buttons.text("help-close", WORDS.say("help.close"), this::close);
    getChildren().addAll(title, scroll, actions(close));
    shown = modal.dialog(this, this::back, close).keeps(check::isBusy);
  }

  void render(Diagnostics.Known known) {
    diagnostics.render(known);
  }

  void open() {
    shown.want(true);
  }

  /** A check that runs ends first. */
  private void back() {
    if (check.isBusy()) {
      check.stop();
    } else {
      close();
    }
  }

  /** A check that nobody sees ends. */
  void close() {
    shown.want(false);
    check.stop();
  }

  private static TitledPane topic(String id, String name, String text) {
    Label words = words("help-words-" + id, text);
    return new Topic(id, name, words);
  }

  /** One text that a person unfolds; folded at first. */
  private static final class Topic extends TitledPane {
    Topic(String id, String name, Node content) {
      super(name, content);
      setId("help-" + id);
      setAnimated(false);
      setExpanded(false);
      getStyleClass().add("help-topic");
    }
  }

  private static GridPane keys() {
    GridPane grid = new GridPane();
    grid.setId("help-words-keys");
    grid.setHgap(18);
    grid.setVgap(6);
    key(grid, "M", WORDS.say("help.key.m"));
    key(grid, "V", WORDS.say("help.key.v"));
    key(grid, "S", WORDS.say("help.key.s"));
    key(grid, "C", WORDS.say("help.key.c"));
    key(grid, "P", WORDS.say("help.key.p"));
    key(grid, "A", WORDS.say("help.key.a"));
    key(grid, "U", WORDS.say("help.key.u"));
    key(grid, "W", WORDS.say("help.key.w"));
    key(grid, "F, F11", WORDS.say("help.key.f"));
    key(grid, "Esc", WORDS.say("help.key.escape"));
    key(grid, "Enter", WORDS.say("help.key.enter"));
    key(grid, "Shift+Enter", WORDS.say("help.key.newline"));
    key(grid, "Shift", WORDS.say("help.key.shift"));
    return grid;
  }

  private static void key(GridPane grid, String key, String does) {
    int row = grid.getRowCount();
    Label name = new Label(key);
    name.getStyleClass().add("help-key");
    name.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(does);
    words.setWrapText(true);
    grid.add(name, 0, row);
    grid.add(words, 1, row);
  }
}
