package dev.parley.view.people;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lists the incoming calls that wait for an answer, oldest on top. JavaFX thread. */
public final class OffersCard extends Card {
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

  public OffersCard(Intents intents, Supplier<Duration> now) {
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
  public void render(PeerState state) {
    boolean free = !state.phase().isBusy();
    Visibility.show(words, free);
    setAccessibleText(
        state.offers().stream()
            .map(offer -> WORDS.say("offer.said", ShownText.name(offer.name())))
            .collect(Collectors.joining(" · ")));
    rows.keySet().retainAll(state.offers());
    List<Node> shown =
        state.offers().stream()
            .map(offer -> (Node) rows.computeIfAbsent(offer, of -> new OfferRow(of)))
            .toList();
    rows.values().forEach(row -> row.render(state));
    tick();
    if (!list.getChildren().equals(shown)) {
      list.getChildren().setAll(shown);
    }
    ticker.run(!rows.isEmpty());
  }

  /** Answers none of them. */
  public void ignoreAll() {
    rows.keySet().forEach(offer -> intents.ignore(offer.peerId()));
  }

  public void stop() {
    ticker.run(false);
  }

  private void tick() {
    Duration moment = now.get();
    rows.values().forEach(row -> row.age(moment));
  }

  /**
   * One offer and the ways to answer it. What would end a running call is asked first, in place of
   * the buttons. JavaFX thread.
   */
  private final class OfferRow extends VBox {
    private final Offer offer;
    private final String shown;
    private final Label standing = new Label();
    private final HBox answers;
    private final Label question;
    private final VBox asking;
    private boolean busy;

    OfferRow(Offer offer) {
      super(10);
      this.offer = offer;
      String id = offer.peerId();
      shown = ShownText.name(offer.name());
      Avatar avatar = new Avatar(40);
      avatar.show(id, shown);
      Label name = new Label(shown);
      name.setId("offer-name-" + id);
      name.getStyleClass().add("peer-name");
      standing.setId("offer-age-" + id);
      standing.getStyleClass().add("peer-standing");
      VBox who = new VBox(2, name, standing);
      who.setMinWidth(0);
      who.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(who, Priority.ALWAYS);
      answers = new HBox(10, more(), decline(), accept());
      answers.setAlignment(Pos.CENTER_RIGHT);
      HBox head = new HBox(10, avatar, who);
      head.setAlignment(Pos.CENTER_LEFT);
      question = Card.words("offer-question-" + id);
      asking = new VBox(10, question, Card.actions(keep(), end()));
      getChildren().addAll(head, answers, asking);
      setAccessibleText(WORDS.say("offer.said", shown));
      ask(false);
    }

    /** Whether a call is in the way, and whose; a question that has become idle goes. */
    void render(PeerState state) {
      busy = state.phase().isBusy();
      if (!busy) {
        ask(false);
      }
      state.front().ifPresent(call -> question.setText(question(call)));
    }

    void age(Duration now) {
      Optional<Duration> left = offer.answersAt().filter(at -> !busy).map(at -> at.minus(now));
      standing.setText(
          left.isPresent()
              ? WORDS.say("offer.answers", Clock.until(left.get()))
              : WORDS.say("offer.standing", Clock.age(now.minus(offer.since()))));
    }

    private String question(PeerState.Call call) {
      if (call.peerId().equals(offer.peerId())) {
        return WORDS.say("offer.again", shown);
      }
      String name = ShownText.name(call.name());
      return switch (call.phase()) {
        case PREPARING_OFFER, OFFERING -> WORDS.say("offer.stop", name, shown);
        case IDLE, PREPARING_ACCEPT, CONNECTING, CONNECTED, RECONNECTING ->
            WORDS.say("offer.end", name, shown);
      };
    }

    private void accepted() {
      if (busy) {
        ask(true);
      } else {
        intents.accept(offer.peerId());
      }
    }

    private void ask(boolean wanted) {
      Visibility.show(answers, !wanted);
      Visibility.show(asking, wanted);
    }

    private Node accept() {
      Button accept =
          Buttons.text(
              id("accept"),
              Feather.VIDEO,
              WORDS.say("offer.accept"),
              this::accepted,
              Styles.SUCCESS);
      accept.setAccessibleText(WORDS.say("offer.accept.whom", shown));
      return accept;
    }

    private Node decline() {
      Button decline =
          Buttons.text(
              id("decline"), WORDS.say("offer.decline"), () -> intents.decline(offer.peerId()));
      decline.setAccessibleText(WORDS.say("offer.decline.whom", shown));
      return decline;
    }

    private Node more() {
      MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
      more.setId(id("more"));
      more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
      more.setMinWidth(USE_PREF_SIZE);
      more.setAccessibleText(WORDS.say("offer.more", shown));
      more.getItems()
          .addAll(
              item(
                  "ignore",
                  Feather.BELL_OFF,
                  WORDS.say("offer.ignore"),
                  () -> intents.ignore(offer.peerId())),
              item(
                  "block",
                  Feather.SLASH,
                  WORDS.say("offer.block"),
                  () -> intents.block(offer.peerId())));
      return more;
    }

    private MenuItem item(String answer, Feather icon, String text, Runnable act) {
      MenuItem item = new MenuItem(text, new FontIcon(icon));
      item.setId(id(answer));
      item.setOnAction(event -> act.run());
      return item;
    }

    private Region keep() {
      return Buttons.text(id("keep"), WORDS.say("offer.back"), () -> ask(false));
    }

    private Region end() {
      return Buttons.text(
          id("instead"),
          Feather.VIDEO,
          WORDS.say("offer.instead"),
          () -> intents.acceptInstead(offer.peerId()),
          Styles.SUCCESS);
    }

    private String id(String answer) {
      return "offer-" + answer + "-" + offer.peerId();
    }
  }
}
