package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Tone;
import dev.parley.text.Words;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Ticker;
import dev.parley.view.kit.Visibility;
import dev.parley.view.people.PeersPanel;
import dev.parley.view.settings.MainMenu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the bar at the top: the brand, the state, and the menu. JavaFX thread. */
final class NavBar extends Region {
  private static final Words WORDS = Words.in(NavBar.class);

  /** Below this width pictures do without their words, so that the status keeps its own. */
  private static final double ROOM_FOR_WORDS = 520;

  /** Of one's own name; the rest of a longer one is in the card that changes it. */
  private static final double NAME_WIDTH = 180;

  private static final double GAP = 16;

  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private final Label exposed = label("nav-exposed");
  private final Region dot = new Region();
  private final Label status = label("nav-status");
  private final Label countdown = label("nav-countdown");
  private final Label missed = label("nav-missed");
  private final Avatar avatar = new Avatar(24);
  private final Label ownName = label("nav-own");
  private final Optional<Button> own;
  private final List<Button> doors;
  private final List<Labeled> worded;
  private final HBox left;
  private final HBox middle;
  private final HBox right;
  private Optional<Duration> retryAt = Optional.empty();

  /**
   * What a person opens from here.
   *
   * @param rename asks for another name
   */
  record Doors(Runnable rename, Runnable settings, Runnable help) {}

  /**
   * @param menu null for none
   * @param leads null for none
   */
  NavBar(Supplier<Duration> now, MainMenu menu, Doors leads) {
    this.now = now;
    setId("navbar");
    getStyleClass().add("navbar");
    Label brand = new Label("Parley", new FontIcon(Feather.VIDEO));
    brand.setId("nav-brand");
    exposed.setGraphic(new FontIcon(Feather.UNLOCK));
    exposed.setText(WORDS.say("nav.exposed"));
    exposed.setTooltip(new Tooltip(WORDS.say("nav.exposed.words")));
    exposed.setAccessibleText(WORDS.say("nav.exposed.words"));
    exposed.setMinWidth(USE_PREF_SIZE);
    expose(false);
    dot.setId("nav-dot");
    dot.getStyleClass().add("dot");
    missed.setGraphic(new FontIcon(Feather.PHONE_MISSED));
    missed.setMinWidth(USE_PREF_SIZE);
    countdown.setMinWidth(USE_PREF_SIZE);
    own = Optional.ofNullable(leads).map(doors -> own(doors.rename()));
    doors =
        leads == null
            ? List.of()
            : List.of(
                Buttons.icon(
                    "nav-settings",
                    Feather.SETTINGS,
                    WORDS.say("start.settings"),
                    leads.settings(),
                    Styles.FLAT),
                Buttons.icon(
                    "nav-help",
                    Feather.HELP_CIRCLE,
                    WORDS.say("start.help"),
                    leads.help(),
                    Styles.FLAT));
    worded = new ArrayList<>(List.of(brand, exposed));
    left = row(brand, exposed);
    for (Label word : List.of(status, countdown)) {
      word.setGraphic(new Label("·"));
    }
    middle = row(dot, status, countdown);
    right = row(missed);
    own.ifPresent(right.getChildren()::add);
    right.getChildren().addAll(doors);
    if (menu != null) {
      worded.add(menu);
      right.getChildren().add(menu);
    }
    getChildren().addAll(left, middle, right);
    visibleProperty().addListener(of -> tick());
  }

  private Button own(Runnable rename) {
    Button own = Buttons.text("own-rename", "", rename, Styles.FLAT);
    ownName.setMaxWidth(NAME_WIDTH);
    HBox both = new HBox(8, avatar, ownName);
    both.setAlignment(Pos.CENTER_LEFT);
    own.setGraphic(both);
    own.setTooltip(new Tooltip(WORDS.say("peers.rename")));
    return own;
  }

  /** Where others see an id, there is no name to change. */
  private void showOwn(Button button, PeerState state) {
    String name = ShownText.name(state.ownName());
    avatar.show(state.ownName(), name);
    ownName.setText(state.named() ? name : WORDS.say("nav.own.none"));
    button.setAccessibleText(WORDS.say("nav.own", name));
    Visibility.show(button, state.ownId().isEmpty() && !state.phase().isBusy());
  }

  void render(PeerState state) {
    own.ifPresent(button -> showOwn(button, state));
    retryAt = state.status().retryAt();
    Visibility.say(status, ShownText.sentence(state.status().text()));
    showMissed(PeersPanel.missedCalls(state));
    paint(state.status().tone());
    ticker.run(retryAt.isPresent() && isVisible());
    tick();
  }

  /** Whether others on the way to the server can read and change what is sent. */
  void expose(boolean now) {
    Visibility.show(exposed, now);
  }

  private void showMissed(int calls) {
    Visibility.say(missed, calls == 0 ? "" : WORDS.say("nav.missed", calls));
    missed.setAccessibleText(WORDS.say("missed.title", calls));
  }

  /** No tick after this. */
  void stop() {
    ticker.run(false);
  }

  private void tick() {
    if (!isVisible()) {
      return; // hidden in a call
    }
    Duration moment = now.get();
    Visibility.say(countdown, retryAt.map(at -> Clock.untilRetry(at.minus(moment))).orElse(""));
    separate();
  }

  /** A point between each two words that are there. */
  private void separate() {
    boolean first = true;
    for (Label word : List.of(status, countdown)) {
      if (word.isVisible()) {
        Visibility.show(word.getGraphic(), !first);
        first = false;
      }
    }
  }

  private void paint(Tone tone) {
    String style =
        switch (tone) {
          case GOOD -> "dot-good";
          case WORKING -> "dot-working";
          case BAD -> "dot-bad";
        };
    if (!dot.getStyleClass().contains(style)) {
      dot.getStyleClass().removeAll("dot-good", "dot-working", "dot-bad");
      dot.getStyleClass().add(style);
    }
  }

  /** The middle stands in the middle of the window as long as the sides leave room for that. */
  @Override
  protected void layoutChildren() {
    double pad = 12;
    double width = getWidth();
    double height = getHeight();
    doors.forEach(door -> Visibility.show(door, width >= ROOM_FOR_WORDS));
    ContentDisplay display =
        width >= ROOM_FOR_WORDS ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY;
    worded.forEach(part -> part.setContentDisplay(display));
    Visibility.show(ownName, width >= ROOM_FOR_WORDS);
    if (left.prefWidth(height) > width / 3) { // the status says more
      exposed.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }
    double rightWidth = right.prefWidth(height);
    double leftWidth = Math.min(left.prefWidth(height), width / 3);
    double room = width - leftWidth - rightWidth - 2 * pad - 2 * GAP;
    double middleWidth = Math.max(0, Math.min(middle.prefWidth(height), room));
    double leftMost = pad + leftWidth + GAP;
    double x =
        Math.max(leftMost, Math.min((width - middleWidth) / 2, leftMost + room - middleWidth));
    place(left, pad, leftWidth);
    place(middle, snapPositionX(x), middleWidth);
    place(right, width - pad - rightWidth, rightWidth);
  }

  private void place(HBox row, double x, double width) {
    layoutInArea(row, x, 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
  }

  @Override
  protected double computePrefHeight(double width) {
    return WindowLayout.BAR_HEIGHT;
  }

  private static HBox row(Region... parts) {
    HBox row = new HBox(10, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setMinWidth(0);
    return label;
  }
}
