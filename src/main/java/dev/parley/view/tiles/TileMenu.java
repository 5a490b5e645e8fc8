package dev.parley.view.tiles;

import dev.parley.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows what can be done with one person of a call. JavaFX thread. */
final class TileMenu extends MenuButton {
  private static final Words WORDS = Words.in(TileMenu.class);
  private static final double SLIDER_WIDTH = 140;

  /** As it comes; twice that is the most. */
  private static final double USUAL_PERCENT = 100;

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
    if (doors.actions().hasVolume()) {
      menu.getItems().add(0, menu.volume(peerId, doors.actions()));
    }
    menu.add("tile-figures-" + peerId, Feather.BAR_CHART_2, "extra.statistics")
        .setOnAction(event -> doors.statistics().accept(peerId));
    menu.add("tile-proof-" + peerId, Feather.SHIELD, "tile.proof")
        .setOnAction(event -> menu.proof(doors, peerId));
    menu.add("tile-block-" + peerId, Feather.SLASH, "offer.block")
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

  private CustomMenuItem volume(String peerId, TileActions actions) {
    Slider slider = new Slider(0, 2 * USUAL_PERCENT, actions.volume(peerId) * USUAL_PERCENT);
    slider.setId("tile-volume-" + peerId);
    slider.setPrefWidth(SLIDER_WIDTH);
    slider.setBlockIncrement(10);
    Label now = new Label();
    now.setMinWidth(44);
    now.setAlignment(Pos.CENTER_RIGHT);
    Label what = new Label(WORDS.say("tile.volume"));
    what.setLabelFor(slider);
    slider.setAccessibleText(what.getText());
    Runnable say = () -> now.setText(WORDS.say("tile.volume.now", Math.round(slider.getValue())));
    slider
        .valueProperty()
        .addListener(
            of -> {
              say.run();
              actions.volume(peerId, slider.getValue() / USUAL_PERCENT);
            });
    say.run();
    HBox row = new HBox(10, what, slider, now);
    row.setAlignment(Pos.CENTER_LEFT);
    setOnShowing(event -> slider.setValue(actions.volume(peerId) * USUAL_PERCENT));
    return new CustomMenuItem(row, false);
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
