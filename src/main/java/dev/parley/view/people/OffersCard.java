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
import dev.parley.view.kit.FittingScroll;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Ticker;
import dev.parley.view.kit.Visibility;
import dev.parley.view.kit.VisibleFocus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists the incoming calls that wait for an answer, oldest on top. The row of a caller who has
 * given up stays, without its buttons, as long as another waits: no button moves under the pointer.
 * JavaFX thread.
 */
public final class OffersCard extends Card {
  private static final Words WORDS = Words.in(OffersCard.class);

  private static final double WIDTH = 520;

  /** Room for three and a bit: that there are more can be seen. */
  private static final double HEIGHT = 312;

  /** Rows of callers who gave up: a stranger who calls under many names does not fill the card. */
  private static final int MOST_OVER = 5;

  private final Intents intents;
  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private final Map<String, OfferRow> rows = new LinkedHashMap<>();
  private final VBox list = new VBox();
  private final Label words = words("offers-words");

  public OffersCard(Intents intents, Supplier<Duration> now) {
    super("offers");
    this.intents = intents;
    this.now = now;
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    list.getStyleClass().add("offer-rows");
    FittingScroll scroll = new FittingScroll(list);
    scroll.setMaxHeight(HEIGHT);
    setMargin(scroll, new Insets(0, -12, 0, 0)); // its bar stands in the card's padding
    words.setText(WORDS.say("offers.words"));
    getChildren().addAll(scroll, words);
  }

  public void render(PeerState state) {
    boolean free = !state.phase().isBusy();
    Visibility.show(words, free);
    setAccessibleText(
        state.offers().stream().map(OffersCard::said).collect(Collectors.joining(" · ")));
    Set<String> calling = state.offers().stream().map(Offer::peerId).collect(Collectors.toSet());
    rows.values().stream().filter(row -> !calling.contains(row.id)).forEach(OfferRow::end);
    state
        .offers()
        .forEach(offer -> rows.computeIfAbsent(offer.peerId(), OfferRow::new).show(offer));
    forgetSome(calling.isEmpty());
    rows.values().forEach(row -> row.render(state));
    tick();
    List<Node> shown = List.copyOf(rows.values());
    if (!list.getChildren().equals(shown)) {
      list.getChildren().setAll(shown);
    }
    ticker.run(!rows.isEmpty());
  }

  private static String said(Offer offer) {
    String name = ShownText.name(offer.name());
    return offer.invites()
        ? WORDS.say("offer.invites.said", name, ShownText.list(offer.others()))
        : WORDS.say("offer.said", name);
  }

  /** Rows of callers who have given up go where nothing below them would move, and the oldest. */
  private void forgetSome(boolean all) {
    List<OfferRow> kept = new ArrayList<>(rows.values());
    while (!kept.isEmpty() && kept.get(kept.size() - 1).over) {
      kept.remove(kept.size() - 1);
    }
    long over = kept.stream().filter(row -> row.over).count();
    for (OfferRow row : List.copyOf(kept)) {
      if (row.over && over > MOST_OVER) {
        kept.remove(row);
        over--;
      }
    }
    rows.values().retainAll(all ? List.of() : kept);
  }

  /** Goes back from a question to the answers; whether there was one. */
  public boolean back() {
    List<OfferRow> asked = rows.values().stream().filter(OfferRow::asks).toList();
    asked.forEach(row -> row.ask(false));
    return !asked.isEmpty();
  }

  /** What takes the keyboard focus; null for nothing. */
  public Node first() {
    return rows.values().stream()
        .filter(row -> !row.over)
        .map(OfferRow::first)
        .findFirst()
        .orElse(null);
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
    private final String id;
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final Label standing = new Label();
    private final Button accept;
    private final Button decline;
    private final Button add;
    private final Button instead;
    private final MenuButton more;
    private final Button keep;
    private final FlowPane answers;
    private final Label question;
    private final VBox asking;
    private Offer offer;
    private String shown = "";
    private boolean busy;
    private boolean over;

    OfferRow(String id) {
      super(10);
      this.id = id;
      name.setId("offer-name-" + id);
      name.getStyleClass().add("peer-name");
      standing.setId("offer-age-" + id);
      standing.getStyleClass().add("peer-standing");
      standing.setWrapText(true);
      VBox who = new VBox(2, name, standing);
      who.setMinWidth(0);
      who.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(who, Priority.ALWAYS);
      accept =
          Buttons.text(
              id("accept"),
              Feather.VIDEO,
              WORDS.say("offer.accept"),
              this::accepted,
              Styles.SUCCESS);
      decline = Buttons.text(id("decline"), WORDS.say("offer.decline"), () -> intents.decline(id));
      add =
          Buttons.text(id("add"), Feather.USER_PLUS, WORDS.say("offer.add"), () -> intents.add(id));
      Visibility.show(add, false);
      instead =
          Buttons.text(
              id("instead"),
              Feather.VIDEO,
              WORDS.say("offer.instead"),
              () -> intents.acceptInstead(id),
              Styles.SUCCESS);
      more = more();
      keep = Buttons.text(id("keep"), WORDS.say("offer.back"), () -> ask(false));
      answers = new FlowPane(10, 10, add, accept, decline, more);
      answers.setAlignment(Pos.CENTER_RIGHT);
      HBox head = new HBox(10, avatar, who);
      head.setAlignment(Pos.CENTER_LEFT);
      question = Card.words("offer-question-" + id);
      asking = new VBox(10, question, Card.actions(keep, instead));
      getChildren().addAll(head, answers, asking);
      Visibility.show(asking, false);
    }

    /** The peer calls, perhaps again. */
    void show(Offer next) {
      if (next.equals(offer) && !over) {
        return;
      }
      offer = next;
      over = false;
      shown = ShownText.name(offer.name());
      avatar.show(id, shown);
      name.setText(shown);
      accept.setAccessibleText(WORDS.say("offer.accept.whom", shown));
      decline.setAccessibleText(WORDS.say("offer.decline.whom", shown));
      more.setAccessibleText(WORDS.say("offer.more", shown));
      add.setAccessibleText(WORDS.say("offer.add.whom", shown));
      setAccessibleText(said(offer));
      answers.setVisible(answers.isManaged());
      asking.setVisible(asking.isManaged());
    }

    /** The peer calls no more: the row takes the same room without its buttons. */
    void end() {
      if (over) {
        return;
      }
      over = true;
      more.hide();
      if (isFocusWithin()) {
        OffersCard.this.requestFocus(); // else JavaFX gives it to another caller's button
      }
      answers.setVisible(false);
      asking.setVisible(false);
      standing.setText(WORDS.say("offer.over"));
      setAccessibleText(shown + " " + standing.getText());
    }

    boolean asks() {
      return asking.isManaged() && !over;
    }

    Node first() {
      return asks() ? keep : accept;
    }

    /** Whether a call is in the way, and whose; a question that has become idle goes. */
    void render(PeerState state) {
      busy = state.phase().isBusy();
      if (!busy && asks()) {
        ask(false);
      }
      boolean joins =
          state.peers().stream().anyMatch(peer -> peer.peerId().equals(id) && peer.joins());
      boolean inCall = state.phase().isShowingPeer() && state.group().canAdd();
      Visibility.show(add, inCall && joins && !offer.invites());
      question.setText(busy ? question(state) : "");
      instead.setText(
          WORDS.say(
              offer.invites()
                  ? "offer.instead.join"
                  : state.isGroup() ? "offer.instead.answer" : "offer.instead"));
    }

    void age(Duration now) {
      if (over) {
        return;
      }
      String age = Clock.age(now.minus(offer.since()));
      if (offer.invites()) {
        standing.setText(WORDS.say("offer.invites", ShownText.list(offer.others()), age));
        return;
      }
      Optional<Duration> left = offer.answersAt().filter(at -> !busy).map(at -> at.minus(now));
      standing.setText(
          left.isPresent()
              ? WORDS.say("offer.answers", Clock.until(left.get()))
              : WORDS.say("offer.standing", age));
    }

    private String question(PeerState state) {
      if (state.calls().stream().anyMatch(call -> call.peerId().equals(id))) {
        return WORDS.say("offer.again", shown);
      }
      String names = ShownText.names(state.calls());
      return switch (state.phase()) {
        case PREPARING_OFFER, OFFERING -> WORDS.say("offer.stop", names, shown);
        case IDLE, PREPARING_ACCEPT, CONNECTING, CONNECTED, RECONNECTING ->
            offer.invites()
                ? WORDS.say("offer.leave.join", names, shown)
                : WORDS.say(state.isGroup() ? "offer.leave.answer" : "offer.end", names, shown);
      };
    }

    private void accepted() {
      if (busy) {
        ask(true);
      } else {
        intents.accept(id);
      }
    }

    /** Shows the question or the answers; the focus goes from the one to the other. */
    private void ask(boolean wanted) {
      boolean focused = isFocusWithin();
      Visibility.show(answers, !wanted);
      Visibility.show(asking, wanted);
      if (focused) {
        VisibleFocus.give(first());
      }
    }

    private MenuButton more() {
      MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
      more.setId(id("more"));
      more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
      more.setMinWidth(USE_PREF_SIZE);
      more.getItems()
          .addAll(
              item("ignore", Feather.BELL_OFF, "offer.ignore", () -> intents.ignore(id)),
              item("block", Feather.SLASH, "offer.block", () -> intents.block(id)));
      return more;
    }

    private MenuItem item(String answer, Feather icon, String key, Runnable act) {
      MenuItem item = new MenuItem(WORDS.say(key), new FontIcon(icon));
      item.setId(id(answer));
      item.setOnAction(event -> act.run());
      return item;
    }

    private String id(String answer) {
      return "offer-" + answer + "-" + id;
    }
  }
}
