package dev.parley.view.call;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.settings.Preferences.Corner;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.video.VideoPane;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the self-view in a corner of a call: it can be dragged to any corner or moved there with
 * the arrow keys, and a right click mirrors or hides it. It rests in corners only, where it covers
 * no face. JavaFX thread.
 */
final class SelfView extends StackPane {
  private static final Words WORDS = Words.in(SelfView.class);
  private static final double RADIUS = 10;
  private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

  private final VideoPane local;
  private final PreferencesModel preferencesModel;
  private final Label why = new Label("", new FontIcon(Feather.VIDEO_OFF));
  private final StackPane dark = new StackPane(why);
  private final ContextMenu menu = new ContextMenu();
  private boolean inCall;
  private double grabbedX;
  private double grabbedY;

  SelfView(VideoPane local, PreferencesModel preferencesModel) {
    this.local = local;
    this.preferencesModel = preferencesModel;
    setId("self-view");
    getStyleClass().add("self-view");
    local.setId("local-video");
    why.setId("own-dark-why");
    why.setWrapText(true);
    why.setContentDisplay(ContentDisplay.TOP);
    dark.setId("own-dark");
    dark.getStyleClass().add("own-dark");
    getChildren().addAll(dark, local);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(WORDS.say("self.name"));
    setAccessibleHelp(WORDS.say("self.help"));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::drop);
    addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::ask);
    menu.getItems().addAll(items(""));
  }

  /**
   * Shows the picture that is sent.
   *
   * @param nowInCall small in a corner, rather than large while a call is made
   */
  void render(MediaState own, boolean nowInCall) {
    inCall = nowInCall;
    PictureKind picture = own.picture();
    local.setBlind(picture == PictureKind.NONE);
    // Nobody can read a mirrored screen.
    local.setMirrored(
        picture == PictureKind.CAMERA && preferencesModel.now().has(Toggle.MIRROR_OWN_PICTURE));
    local.setCover(picture != PictureKind.SCREEN);
    local.setCornerRadius(inCall ? RADIUS : 0);
    dark.setVisible(inCall || picture == PictureKind.NONE);
    dark.pseudoClassStateChanged(LARGE, !inCall);
    why.setVisible(picture == PictureKind.NONE);
    why.setText(own.lacksCamera() ? WORDS.say("self.none") : "");
    ((FontIcon) why.getGraphic())
        .setIconCode(own.lacksCamera() ? Feather.ALERT_TRIANGLE : Feather.VIDEO_OFF);
    setMouseTransparent(!inCall);
    setFocusTraversable(inCall);
  }

  /** Whether a menu is open that must not go with the bars. */
  boolean isMenuShowing() {
    return menu.isShowing();
  }

  /** The picture comes back from where it was meanwhile. */
  void takeBack() {
    if (local.getParent() != this) {
      getChildren().add(local);
    }
  }

  /**
   * Makes the items that set how it is shown.
   *
   * @param prefix of their ids
   */
  List<MenuItem> items(String prefix) {
    CheckMenuItem mirrored = new CheckMenuItem(WORDS.say("self.mirror"));
    mirrored.setId(prefix + "self-mirror");
    mirrored.setOnAction(
        event ->
            preferencesModel.change(
                now -> now.with(Toggle.MIRROR_OWN_PICTURE, !now.has(Toggle.MIRROR_OWN_PICTURE))));
    preferencesModel.follow(now -> mirrored.setSelected(now.has(Toggle.MIRROR_OWN_PICTURE)));
    MenuItem hide = new MenuItem(WORDS.say("self.hide"));
    hide.setId(prefix + "self-hide");
    hide.setOnAction(
        event -> preferencesModel.change(now -> now.with(Toggle.SHOW_OWN_PICTURE, false)));
    return List.of(mirrored, hide);
  }

  private void ask(ContextMenuEvent event) {
    if (inCall) {
      event.consume();
      menu.show(this, event.getScreenX(), event.getScreenY());
    }
  }

  private void grab(MouseEvent event) {
    menu.hide();
    if (inCall && event.getButton() == MouseButton.PRIMARY) {
      event.consume();
      requestFocus();
      grabbedX = event.getSceneX() - getTranslateX();
      grabbedY = event.getSceneY() - getTranslateY();
    }
  }

  private void drag(MouseEvent event) {
    if (inCall && event.isPrimaryButtonDown()) {
      event.consume();
      setTranslateX(Math.rint(event.getSceneX() - grabbedX));
      setTranslateY(Math.rint(event.getSceneY() - grabbedY));
    }
  }

  /** Into the nearest corner. */
  private void drop(MouseEvent event) {
    boolean moved = getTranslateX() != 0 || getTranslateY() != 0;
    if (!inCall || !moved) {
      return;
    }
    event.consume();
    Bounds at = getBoundsInParent();
    Region room = (Region) getParent();
    setTranslateX(0);
    setTranslateY(0);
    rest(Corner.of(at.getCenterX(), at.getCenterY(), room.getWidth(), room.getHeight()));
  }

  private void move(KeyEvent event) {
    Corner from = preferencesModel.now().corner();
    Corner to =
        switch (event.getCode()) {
          case LEFT -> Corner.of(false, from.lower);
          case RIGHT -> Corner.of(true, from.lower);
          case UP -> Corner.of(from.right, false);
          case DOWN -> Corner.of(from.right, true);
          default -> null;
        };
    if (inCall && to != null) {
      event.consume();
      rest(to);
    }
  }

  private void rest(Corner corner) {
    preferencesModel.change(now -> now.withCorner(corner));
  }
}
