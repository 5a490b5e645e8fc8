package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.call.SendSettings;
import dev.parley.peer.Intents;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Screen;
import dev.parley.view.settings.DeviceChoices.Thumbnail;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows what can be shared, whole screens and windows, each with a picture of it where the system
 * gives one, and a way to stop. It stands above the bar and covers none of it. The list is made
 * anew whenever it opens, since windows come and go. JavaFX thread.
 */
final class SharePicker extends Card {
  private static final Words WORDS = Words.in(SharePicker.class);

  /** More is no list for a person. */
  private static final int MOST = 40;

  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

  private final DeviceChoices deviceChoices;
  private final Intents intents;
  private final Runnable opening;
  private final FlowPane tiles = new FlowPane(8, 8);
  private final ScrollPane scroll = new ScrollPane(tiles);
  private final Label reason = words("share-obstacle");
  private final Button stop;
  private final CheckBox film = new CheckBox(WORDS.say("share.film"));
  private final HBox head;
  private final FlowPane foot;
  private Runnable told = () -> {};
  private String obstacle = "";
  private String shared = "";
  private boolean usable;

  /** Counts the lists: a picture that comes for an earlier one is not shown. */
  private int lists;

  /**
   * @param opening runs just before it opens or closes by a person's click or key
   */
  SharePicker(DeviceChoices deviceChoices, Intents intents, Runnable opening) {
    super("share-picker");
    this.deviceChoices = deviceChoices;
    this.intents = intents;
    this.opening = opening;
    getStyleClass().add("share-picker");
    setMaxWidth(Double.MAX_VALUE);
    setMinHeight(0);
    Label title = title("share-title", WORDS.say("share.title"));
    setAccessibleText(title.getText());
    title.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    head =
        new HBox(
            10,
            title,
            Buttons.icon(
                "share-close", Feather.X, WORDS.say("share.close"), this::toggle, Styles.FLAT));
    head.setAlignment(Pos.CENTER_LEFT);
    tiles.setRowValignment(VPos.TOP);
    scroll.setId("share-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("offer-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    stop =
        Buttons.text(
            "share-stop",
            Feather.X_SQUARE,
            WORDS.say("share.stop"),
            () -> choose(""),
            Styles.DANGER);
    film.setId("share-film");
    film.setOnAction(event -> intents.shareAsFilm(film.isSelected()));
    foot = new FlowPane(16, 8, stop, film);
    getChildren().addAll(head, reason, scroll, foot);
    setVisible(false);
  }

  /**
   * @param act runs when {@link #obstacle} may have changed
   */
  void whenTold(Runnable act) {
    told = act;
  }

  /**
   * @param newUsable whether there is a call; the picker closes with it
   * @param wanted the screen that is shared, and how
   */
  void render(boolean newUsable, SendSettings wanted) {
    shared = wanted.screen();
    film.setSelected(wanted.motion());
    Visibility.show(stop, !shared.isEmpty());
    if (newUsable && !usable) {
      look();
    }
    usable = newUsable;
    if (!usable) {
      close();
    }
  }

  /** Why nothing can be shown; empty where something can, or while that is not known. */
  String obstacle() {
    return obstacle;
  }

  /** Opens it, or closes it. */
  void toggle() {
    opening.run();
    if (isVisible()) {
      close();
      return;
    }
    setVisible(true);
    requestFocus(); // no tile of it: what was being typed presses nothing
    fill(List.of(), WORDS.say("share.looking"));
    look();
  }

  /** Whether it was open. */
  boolean close() {
    boolean open = isVisible();
    setVisible(false);
    lists++;
    tiles.getChildren().clear(); // with their pictures
    return open;
  }

  private void choose(String id) {
    opening.run();
    close();
    intents.share(id);
  }

  private void look() {
    deviceChoices
        .screens()
        .exceptionally(failure -> new DeviceChoices.Screens(List.of(), WORDS.say("share.failed")))
        .thenAccept(found -> FxThread.later(() -> found(found)));
  }

  private void found(DeviceChoices.Screens screens) {
    obstacle = screens.all().isEmpty() ? ShownText.sentence(screens.obstacle()) : "";
    told.run();
    if (isVisible()) {
      fill(screens.all(), obstacle);
    }
  }

  private void fill(List<Screen> screens, String words) {
    List<Tile> all = new ArrayList<>();
    Stream.concat(
            screens.stream().filter(Screen::whole),
            screens.stream().filter(screen -> !screen.whole()).limit(MOST))
        .forEach(screen -> all.add(new Tile(screen)));
    tiles.getChildren().setAll(all);
    Visibility.say(reason, words);
    Visibility.show(scroll, !all.isEmpty());
    Visibility.show(film, !all.isEmpty());
    lists++;
    picture(all.iterator(), lists);
    requestLayout();
  }

  /** One after the other, and no more once the list is another. */
  private void picture(Iterator<Tile> rest, int list) {
    if (list != lists || !rest.hasNext()) {
      return;
    }
    Tile tile = rest.next();
    CompletableFuture<Optional<Thumbnail>> asked = deviceChoices.thumbnail(tile.screen.id());
    asked
        .exceptionally(failure -> Optional.empty())
        .thenAccept(
            found ->
                FxThread.later(
                    () -> {
                      if (list == lists) {
                        found.ifPresent(tile::show);
                        picture(rest, list);
                      }
                    }));
  }

  /** As high as all of it is; a scroll pane would reckon with one row. */
  @Override
  protected double computePrefHeight(double width) {
    double inside = width - snappedLeftInset() - snappedRightInset();
    double all = snappedTopInset() + snappedBottomInset() + head.prefHeight(inside);
    for (Region part : List.of(reason, tiles, foot)) {
      boolean there = part == tiles ? scroll.isVisible() : part.isVisible();
      double high = Math.ceil(part.prefHeight(part == tiles ? inside - 12 : inside));
      all += there && high > 0 ? getSpacing() + high : 0;
    }
    return all;
  }

  /** One thing to share. */
  private final class Tile extends Button {
    private static final double WIDTH = 176;
    private static final double HEIGHT = 99;

    private final Screen screen;
    private final StackPane picture;

    Tile(Screen screen) {
      super(ShownText.title(screen.title()));
      this.screen = screen;
      boolean now = screen.id().equals(shared);
      setId("share-" + screen.id().replace(':', '-'));
      setMnemonicParsing(false); // a title may have underscores
      setWrapText(true);
      setTextAlignment(TextAlignment.CENTER);
      getStyleClass().add("share-tile");
      pseudoClassStateChanged(NOW, now);
      setContentDisplay(ContentDisplay.TOP);
      picture = new StackPane(new FontIcon(screen.whole() ? Feather.MONITOR : Feather.LAYOUT));
      picture.getStyleClass().add("share-picture");
      picture.setMinSize(WIDTH, HEIGHT);
      picture.setMaxSize(WIDTH, HEIGHT);
      setGraphic(picture);
      setPrefWidth(WIDTH + 16);
      setAccessibleText(now ? WORDS.say("share.now", getText()) : getText());
      setOnAction(event -> choose(screen.id()));
    }

    private void show(Thumbnail thumbnail) {
      WritableImage image = new WritableImage(thumbnail.width(), thumbnail.height());
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              thumbnail.width(),
              thumbnail.height(),
              PixelFormat.getIntArgbInstance(),
              thumbnail.pixels(),
              0,
              thumbnail.width());
      ImageView view = new ImageView(image);
      view.setPreserveRatio(true);
      view.setSmooth(true);
      view.setFitWidth(WIDTH);
      view.setFitHeight(HEIGHT);
      picture.getChildren().setAll(view);
    }
  }
}
