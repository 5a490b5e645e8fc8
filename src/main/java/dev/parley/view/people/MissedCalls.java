package dev.parley.view.people;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Missed;
import dev.parley.text.Words;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Ticker;
import dev.parley.view.kit.Visibility;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows missed calls until the person has seen them. JavaFX thread. */
final class MissedCalls extends VBox {
  private static final Words WORDS = Words.in(MissedCalls.class);

  /** Room for three and a bit: that there are more can be seen. */
  private static final double HEIGHT = 176;

  /** In a low window: one, the rest is scrolled to. */
  private static final double LEAST = 40;

  private final Intents intents;
  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private final Label title = Card.title("missed-title");
  private final VBox list = new VBox();
  private final Map<String, MissedRow> rows = new LinkedHashMap<>();
  private List<Missed> shown = List.of();

  MissedCalls(Intents intents, Supplier<Duration> now) {
    this.intents = intents;
    this.now = now;
    setId("missed");
    getStyleClass().add("missed");
    title.setGraphic(new FontIcon(Feather.PHONE_MISSED));
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head =
        new HBox(
            10, title, Buttons.text("missed-seen", WORDS.say("missed.seen"), intents::seenMissed));
    head.setAlignment(Pos.CENTER_LEFT);
    list.getStyleClass().add("missed-rows");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    setMargin(scroll, new Insets(0, -12, 0, 0)); // its bar stands in the padding
    scroll.setMinHeight(LEAST);
    setVgrow(scroll, Priority.SOMETIMES);
    scroll.getStyleClass().add("offer-scroll");
    getChildren().addAll(head, scroll);
    setMaxHeight(Region.USE_PREF_SIZE);
    Visibility.show(this, false);
  }

  /** How many calls there were, of however many peers. */
  static int count(PeerState state) {
    return state.missed().stream().mapToInt(Missed::times).sum();
  }

  void render(PeerState state) {
    if (!state.missed().equals(shown)) {
      shown = state.missed();
      title.setText(WORDS.say("missed.title", count(state)));
      setAccessibleText(title.getText());
      rows.keySet().retainAll(shown.stream().map(Missed::peerId).toList());
      List<Node> order = shown.stream().map(this::row).toList();
      if (!list.getChildren().equals(order)) {
        list.getChildren().setAll(order);
      }
      Visibility.show(this, !shown.isEmpty());
      ticker.run(!shown.isEmpty());
      tick();
    }
  }

  void stop() {
    ticker.run(false);
  }

  private Node row(Missed missed) {
    MissedRow row = rows.computeIfAbsent(missed.peerId(), peerId -> new MissedRow(peerId));
    row.show(missed);
    return row;
  }

  private void tick() {
    Duration moment = now.get();
    rows.values().forEach(row -> row.age(moment));
  }

  /** One peer that has called in vain, and the button that calls it back. JavaFX thread. */
  private final class MissedRow extends HBox {
    private final Avatar avatar = new Avatar(32);
    private final Label name = new Label();
    private final Label when = new Label();
    private final Button back;
    private Missed missed;

    MissedRow(String peerId) {
      super(10);
      setAlignment(Pos.CENTER_LEFT);
      name.setId("missed-name-" + peerId);
      name.getStyleClass().add("peer-name");
      when.setId("missed-when-" + peerId);
      when.getStyleClass().add("peer-standing");
      back =
          Buttons.text(
              "missed-back-" + peerId,
              Feather.VIDEO,
              WORDS.say("missed.back"),
              () -> intents.connect(peerId));
      VBox who = new VBox(2, name, when);
      who.setMinWidth(0);
      who.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(who, Priority.ALWAYS);
      getChildren().addAll(avatar, who, back);
    }

    void show(Missed now) {
      missed = now;
      String shown = ShownText.name(now.name());
      avatar.show(now.peerId(), shown);
      name.setText(shown);
      back.setDisable(!now.free());
      back.setAccessibleText(WORDS.say("missed.back.said", shown));
    }

    void age(Duration now) {
      String age = Clock.age(now.minus(missed.at()));
      when.setText(WORDS.say("missed.when", missed.times(), age));
    }
  }
}
