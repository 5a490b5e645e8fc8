package dev.parley.view.tiles;

import dev.parley.text.Words;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows what can be done with one person of a call. JavaFX thread. */
final class TileMenu extends MenuButton {
  private static final Words WORDS = Words.in(TileMenu.class);
  private final CheckMenuItem pin = new CheckMenuItem(WORDS.say("tile.pin"));

  private TileMenu(String name, Runnable pinning) {
    super("", new FontIcon(Feather.MORE_VERTICAL));
    setId("tile-more-" + name);
    getStyleClass().addAll("tile-more", "no-arrow");
    pin.setId("tile-pin-" + name);
    pin.setOnAction(event -> pinning.run());
    getItems().add(pin);
  }

  /** That of one of the others. */
  static TileMenu ofPeer(String peerId, TileDoors doors, Runnable pinning) {
    TileMenu menu = new TileMenu(peerId, pinning);
    menu.add("tile-figures-" + peerId, Feather.BAR_CHART_2, "extra.statistics")
        .setOnAction(event -> doors.statistics().accept(peerId));
    menu.add("tile-proof-" + peerId, Feather.SHIELD, "tile.proof")
        .setOnAction(event -> menu.proof(doors, peerId));
    menu.add("tile-block-" + peerId, Feather.SLASH, "tile.block")
        .setOnAction(event -> doors.block().accept(peerId));
    return menu;
  }

  /** One's own, with these items more. */
  static TileMenu own(Runnable pinning, List<MenuItem> items) {
    TileMenu menu = new TileMenu("own", pinning);
    menu.getItems().addAll(items);
    return menu;
  }

  private void proof(TileDoors doors, String peerId) {
    doors.shields().apply(peerId).fire();
  }

  private MenuItem add(String id, Feather icon, String key) {
    MenuItem item = new MenuItem(WORDS.say(key), new FontIcon(icon));
    item.setId(id);
    getItems().add(item);
    return item;
  }

  void render(TileContent content, boolean pinned) {
    String more = WORDS.say("offer.more", content.name());
    if (!more.equals(getAccessibleText())) {
      setAccessibleText(more);
      setTooltip(new Tooltip(more));
    }
    pin.setSelected(pinned);
  }
}
