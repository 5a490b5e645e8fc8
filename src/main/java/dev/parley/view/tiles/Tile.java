package dev.parley.view.tiles;

import dev.parley.text.Words;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Visibility;
import dev.parley.view.video.VideoPane;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows one person of a call: the picture or an avatar, the name with what has to be known of that
 * person, and a menu. A click or Enter pins it. JavaFX thread.
 */
final class Tile extends Pane {
  private static final Words WORDS = Words.in(Tile.class);
  private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");
  private static final double RADIUS = 10;
  private static final double MARGIN = 6;

  /** The outline lies around the picture, and covers nothing of it. */
  private static final double OUTLINE = 3;

  /** Below this width the signs have no room beside the name; they are in the menu. */
  private static final double ROOM_FOR_SIGNS = 150;

  /** Below this height nothing is written under the avatar. */
  private static final double ROOM_FOR_WORDS = 170;

  /** The avatar as it is in a tile of this height. */
  private static final double AVATAR = 72;

  private static final double AVATAR_PART = 0.45;

  final String id;
  private final Avatar avatar = new Avatar(AVATAR);
  private final Label why = new Label();
  private final Label trouble = new Label();
  private final FontIcon microphone = new FontIcon(Feather.MIC_OFF);
  private final Label silence = new Label("", microphone);
  private final Label name = new Label();
  private final QualitySign quality;
  private final HBox signs;
  private final HBox plate;
  private final Region outline = new Region();
  private final TileMenu menu;
  private final InvalidationListener onPicture = of -> requestLayout();
  private TileContent content;
  private VideoPane picture;
  private boolean pinned;
  private boolean speaks;
  private boolean bare;

  /**
   * @param pin runs when the person wants it large, or no longer
   */
  Tile(String id, TileDoors doors, TileMenu menu, Runnable pin) {
    this.id = id;
    this.menu = menu;
    setId("tile-" + name());
    getStyleClass().add("tile");
    outline.getStyleClass().add("tile-outline");
    outline.setMouseTransparent(true);
    avatar.setMouseTransparent(true);
    why.getStyleClass().add("tile-why");
    why.setId("tile-why-" + name());
    why.setAlignment(Pos.CENTER);
    trouble.setId("tile-trouble-" + name());
    trouble.getStyleClass().add("tile-trouble");
    trouble.setMouseTransparent(true);
    name.setId("tile-name-" + name());
    name.setMinWidth(0);
    silence.setId("tile-silence-" + name());
    silence.setMinWidth(Region.USE_PREF_SIZE);
    quality = new QualitySign("tile-quality-" + name(), () -> doors.statistics().accept(id));
    signs = new HBox(quality);
    signs.setAlignment(Pos.CENTER);
    signs.setMinWidth(Region.USE_PREF_SIZE);
    if (!id.equals(TileContent.OWN)) {
      Button shield = doors.shields().apply(id);
      signs.getChildren().add(0, shield);
    }
    plate = new HBox(6, silence, name, signs);
    plate.getStyleClass().add("tile-plate");
    plate.setAlignment(Pos.CENTER_LEFT);
    plate.setCache(true); // over a moving picture it is painted from a copy
    getChildren().addAll(avatar, why, trouble, plate, menu, outline);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setAccessibleHelp(WORDS.say("tile.help"));
    menu.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> isHover() || isFocusWithin() || menu.isShowing(),
                hoverProperty(),
                focusWithinProperty(),
                menu.showingProperty()));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            event.consume();
            pin.run();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean presses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (presses && event.getTarget() == this) {
            event.consume();
            pin.run();
          }
        });
    addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          event.consume();
          menu.show();
        });
  }

  private String name() {
    return id.equals(TileContent.OWN) ? "own" : id;
  }

  void render(TileContent now, String avatarId) {
    content = now;
    avatar.show(avatarId, now.name());
    name.setText(now.name());
    microphone.setIconCode(
        now.sends().lacksMicrophone() ? Feather.ALERT_TRIANGLE : Feather.MIC_OFF);
    Visibility.show(silence, !now.silence().isEmpty());
    quality.render(now.quality());
    Visibility.say(trouble, now.trouble());
    why.setText(now.darkness());
    menu.render(now, pinned);
    say();
    requestLayout();
  }

  TileContent content() {
    return content;
  }

  /** Whether it is kept large, and whether its person speaks. */
  void mark(boolean nowPinned, boolean nowSpeaks) {
    pinned = nowPinned;
    speaks = nowSpeaks;
    outline.pseudoClassStateChanged(SPEAKING, speaks);
    menu.render(content, pinned);
    say();
  }

  private void say() {
    String said =
        Stream.of(
                content.name(),
                content.silence(),
                content.darkness(),
                content.trouble(),
                content.isScreen() ? WORDS.say("tile.shares") : "",
                speaks ? WORDS.say("tile.speaks") : "",
                pinned ? WORDS.say("tile.pinned") : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    if (!said.equals(getAccessibleText())) {
      setAccessibleText(said);
    }
  }

  /**
   * Takes the picture, if it is not here already; null for none.
   *
   * @param nowBare whether nothing may cover it
   */
  void show(VideoPane newPicture, boolean nowBare) {
    bare = nowBare;
    if (picture != newPicture) {
      if (picture != null) {
        picture.pictureProperty().removeListener(onPicture);
        getChildren().remove(picture);
      }
      if (newPicture != null) {
        newPicture.pictureProperty().addListener(onPicture);
      }
    }
    picture = newPicture;
    if (picture != null && picture.getParent() != this) {
      picture.setVisible(true);
      getChildren().add(getChildren().indexOf(trouble), picture);
    }
    requestLayout();
  }

  boolean isMenuShowing() {
    return menu.isShowing();
  }

  private boolean hasPicture() {
    return picture != null && picture.getParent() == this && picture.pictureProperty().get();
  }

  @Override
  protected void layoutChildren() {
    double wide = getWidth();
    double high = getHeight();
    outline.resizeRelocate(-OUTLINE, -OUTLINE, wide + 2 * OUTLINE, high + 2 * OUTLINE);
    if (picture != null && picture.getParent() == this) {
      picture.resizeRelocate(0, 0, wide, high);
      picture.setCornerRadius(content.isScreen() ? 0 : RADIUS);
    }
    boolean words = !hasPicture() && high >= ROOM_FOR_WORDS && content.trouble().isEmpty();
    Visibility.show(why, words && !why.getText().isEmpty());
    avatar.setVisible(!hasPicture());
    avatar.autosize();
    double scale = Math.min(1.5, high * AVATAR_PART / avatar.getHeight());
    avatar.setScaleX(scale);
    avatar.setScaleY(scale);
    avatar.relocate(
        Math.rint((wide - avatar.getWidth()) / 2), Math.rint((high - avatar.getHeight()) / 2));
    double whyWide = Math.min(wide - 2 * MARGIN, Math.ceil(why.prefWidth(-1)));
    double whyTop = Math.rint(high * (1 + AVATAR_PART) / 2) + 2;
    why.resizeRelocate(
        Math.rint((wide - whyWide) / 2), whyTop, whyWide, Math.ceil(why.prefHeight(whyWide)));
    double troubleWide = Math.min(wide - 2 * MARGIN, Math.ceil(trouble.prefWidth(-1)));
    double troubleHigh = Math.ceil(trouble.prefHeight(troubleWide));
    trouble.resizeRelocate(
        Math.rint((wide - troubleWide) / 2),
        Math.rint((high - troubleHigh) / 2),
        troubleWide,
        troubleHigh);
    plate.setVisible(!bare);
    Visibility.show(signs, wide >= ROOM_FOR_SIGNS && !content.isOwn());
    double plateWide = Math.min(wide - 2 * MARGIN, Math.ceil(plate.prefWidth(-1)));
    double plateHigh = Math.ceil(plate.prefHeight(plateWide));
    plate.resizeRelocate(MARGIN, high - MARGIN - plateHigh, plateWide, plateHigh);
    menu.autosize();
    menu.relocate(wide - MARGIN - menu.getWidth(), MARGIN);
  }
}
