package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Lists the incoming calls that wait for an answer, oldest on top. JavaFX thread. */
final class OffersCard extends Card {
  private static final Words WORDS = Words.in(OffersCard.class);

  private static final double WIDTH = 520;

  /** Room for three and a bit: that there are more can be seen. */
  private static final double HEIGHT = 312;

  private final Intents intents;
  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private final Map<Offer, OfferRow> rows = new LinkedHashMap<>();
  private final VBox list = new VBox();
  private final Label words = words("offers-words");

  OffersCard(Intents intents, Supplier<Duration> now) {
    super("offers");
    this.intents = intents;
    this.now = now;
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    list.getStyleClass().add("offer-rows");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    setMargin(scroll, new Insets(0, -12, 0, 0)); // its bar stands in the card's padding
    scroll.getStyleClass().add("offer-scroll");
    words.setText(WORDS.say("offers.words"));
    getChildren().addAll(scroll, words);
  }

  /** Rows that stay keep their nodes: none moves under a finger for a newer one. */
  void render(PeerState state) {
    boolean free = !state.phase().isBusy();
    words.setVisible(free);
    words.setManaged(free);
    setAccessibleText(
        state.offers().stream()
            .map(offer -> WORDS.say("offer.said", ShownText.name(offer.name())))
            .collect(Collectors.joining(" · ")));
    rows.keySet().retainAll(state.offers());
    List<Node> shown =
        state.offers().stream()
            .map(offer -> (Node) rows.computeIfAbsent(offer, of -> new OfferRow(intents, of)))
            .toList();
    rows.values().forEach(row -> row.render(state));
    tick();
    if (!list.getChildren().equals(shown)) {
      list.getChildren().setAll(shown);
    }
    ticker.run(!rows.isEmpty());
  }

  /** Answers none of them. */
  void ignoreAll() {
    rows.keySet().forEach(offer -> intents.ignore(offer.peerId()));
  }

  void stop() {
    ticker.run(false);
  }

  private void tick() {
    Duration moment = now.get();
    rows.values().forEach(row -> row.age(moment));
  }
}
