package dev.parley.view.call;

import dev.parley.call.SendSettings;
import dev.parley.peer.Intents;
import dev.parley.text.Words;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.ShownText;
import dev.parley.view.settings.DeviceChoices;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists what can be shared: whole screens, windows by title, and a way to stop. The list is made
 * anew whenever it opens, since windows come and go. JavaFX thread.
 */
final class ShareMenu {
  private static final Words WORDS = Words.in(ShareMenu.class);

  /** More is no list for a person. */
  private static final int MOST = 40;

  private final DeviceChoices deviceChoices;
  private final Region anchor;
  private final Intents intents;
  private final Runnable told;
  private final ContextMenu menu = new ContextMenu();
  private String obstacle = "";
  private String shared = "";
  private boolean film;
  private boolean usable;
  private boolean wanted;

  /**
   * @param anchor opens above it
   * @param told runs when {@link #obstacle} may have changed
   */
  ShareMenu(DeviceChoices deviceChoices, Region anchor, Intents intents, Runnable told) {
    this.deviceChoices = deviceChoices;
    this.anchor = anchor;
    this.intents = intents;
    this.told = told;
    menu.setId("share-menu");
    menu.setOnHidden(event -> wanted = false);
  }

  /**
   * @param newUsable whether there is a call; the menu closes with it
   * @param wanted the screen that is shared, and how
   */
  void render(boolean newUsable, SendSettings wanted) {
    shared = wanted.screen();
    film = wanted.motion();
    if (newUsable && !usable) {
      look();
    }
    usable = newUsable;
    if (!usable) {
      menu.hide();
    }
  }

  /** Why nothing can be shown; empty where something can, or while that is not known. */
  String obstacle() {
    return obstacle;
  }

  boolean isShowing() {
    return menu.isShowing();
  }

  void open() {
    if (menu.isShowing()) {
      menu.hide();
      return;
    }
    wanted = true;
    if (!look().isDone()) {
      fill(none(WORDS.say("share.looking")));
    }
  }

  private CompletableFuture<Void> look() {
    return deviceChoices
        .screens()
        .exceptionally(failure -> none(WORDS.say("share.failed")))
        .thenAccept(found -> FxThread.later(() -> found(found)));
  }

  private static DeviceChoices.Screens none(String obstacle) {
    return new DeviceChoices.Screens(List.of(), obstacle);
  }

  private void found(DeviceChoices.Screens screens) {
    obstacle = screens.all().isEmpty() ? ShownText.sentence(screens.obstacle()) : "";
    told.run();
    if (wanted && usable) {
      fill(screens);
    }
  }

  /** Opens again with other items, so that it ends above the button however many there are. */
  private void fill(DeviceChoices.Screens screens) {
    menu.hide();
    menu.getItems().clear();
    if (!shared.isEmpty()) {
      MenuItem stop = new MenuItem(WORDS.say("share.stop"), new FontIcon(Feather.X_SQUARE));
      stop.setId("share-stop");
      stop.setOnAction(event -> intents.share(""));
      menu.getItems().addAll(stop, new SeparatorMenuItem());
    }
    screens.all().stream().filter(DeviceChoices.Screen::whole).forEach(this::add);
    if (screens.all().stream().anyMatch(DeviceChoices.Screen::whole)) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    screens.all().stream().filter(screen -> !screen.whole()).limit(MOST).forEach(this::add);
    if (screens.all().isEmpty()) {
      MenuItem reason = new MenuItem(ShownText.sentence(screens.obstacle()));
      reason.setId("share-obstacle");
      reason.getStyleClass().add("reason");
      reason.setDisable(true);
      menu.getItems().add(reason);
    }
    if (!screens.all().isEmpty()) {
      menu.getItems().addAll(new SeparatorMenuItem(), filmChoice());
    }
    menu.show(anchor, Side.TOP, 0, -8);
    wanted = true; // hiding it has taken this back
  }

  private CheckMenuItem filmChoice() {
    CheckMenuItem choice = new CheckMenuItem(WORDS.say("share.film"));
    choice.setId("share-film");
    choice.setSelected(film);
    choice.setOnAction(event -> intents.shareAsFilm(choice.isSelected()));
    return choice;
  }

  private void add(DeviceChoices.Screen screen) {
    RadioMenuItem item =
        new RadioMenuItem(
            ShownText.title(screen.title()),
            new FontIcon(screen.whole() ? Feather.MONITOR : Feather.LAYOUT));
    item.setId("share-" + screen.id());
    item.setMnemonicParsing(false); // a title may have underscores
    item.setSelected(screen.id().equals(shared));
    item.setOnAction(event -> intents.share(screen.id()));
    menu.getItems().add(item);
  }
}
