package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The offers that wait for an answer, oldest on top. JavaFX thread. */
final class OffersCard extends Card {
  private static final double WIDTH = 460;

  /** Room for four and a bit: that there are more can be seen. */
  private static final double HEIGHT = 280;

  private final Intents intents;
  private final Map<String, HBox> rows = new LinkedHashMap<>();
  private final VBox list = new VBox();
  private final Label words = words("offers-words");
  private List<Offer> offers = List.of();

  OffersCard(Intents intents) {
    super("offers");
    this.intents = intents;
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    list.getStyleClass().add("offer-rows");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    scroll.getStyleClass().add("offer-scroll");
    words.setText("Your camera and microphone open when you accept.");
    getChildren().addAll(scroll, words);
  }

  /** Rows that stay keep their nodes: none moves under a finger for a newer one. */
  void render(List<Offer> newOffers, boolean inCall) {
    words.setVisible(!inCall);
    words.setManaged(!inCall);
    if (offers.equals(newOffers)) {
      return;
    }
    offers = newOffers;
    rows.keySet().retainAll(offers.stream().map(Offer::peerId).toList());
    List<Node> shown =
        offers.stream()
            .map(offer -> (Node) rows.computeIfAbsent(offer.peerId(), id -> row(offer)))
            .toList();
    if (!list.getChildren().equals(shown)) {
      list.getChildren().setAll(shown);
    }
  }

  /** Answers none of them. */
  void ignoreAll() {
    offers.forEach(offer -> intents.ignore(offer.peerId()));
  }

  private HBox row(Offer offer) {
    String id = offer.peerId();
    String shown = ShownText.name(offer.name());
    Avatar avatar = new Avatar(40);
    avatar.show(id, shown);
    Label name = new Label(shown);
    name.setId("offer-name-" + id);
    name.getStyleClass().add("peer-name");
    Label wish = new Label("would like to talk");
    wish.getStyleClass().add("peer-standing");
    VBox who = new VBox(2, name, wish);
    who.setMinWidth(0);
    who.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(who, Priority.ALWAYS);
    Node ignore = Buttons.text("offer-ignore-" + id, "Ignore", () -> intents.ignore(id));
    Node accept =
        Buttons.text(
            "offer-accept-" + id,
            Feather.VIDEO,
            "Accept",
            () -> intents.accept(id),
            Styles.SUCCESS);
    ignore.setAccessibleText("Ignore " + shown);
    accept.setAccessibleText("Accept " + shown);
    HBox row = new HBox(10, avatar, who, ignore, accept);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleText(shown + " would like to talk");
    return row;
  }
}
