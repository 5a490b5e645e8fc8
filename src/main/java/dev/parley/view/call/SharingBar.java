package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.call.PictureKind;
import dev.parley.data.pointer.PointerIntents;
import dev.parley.data.pointer.PointerState;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Icon;
import dev.parley.view.kit.Visibility;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows above all windows that a screen is being shared, with a way to stop, wherever the main
 * window is. It can be dragged out of the way. A window that is shown takes the keyboard focus, so
 * it comes once, when the sharing begins, and gives the focus back. JavaFX thread.
 */
final class SharingBar {
  private static final Words WORDS = Words.in(SharingBar.class);

  private final Intents intents;
  private final Supplier<Window> mainWindow;
  private final CheckBox pointers = new CheckBox(WORDS.say("point.allow"));

  /** Null until it is first needed. */
  private Stage stage;

  private double grabbedX;
  private double grabbedY;

  SharingBar(Intents intents, PointerIntents pointer, Supplier<Window> mainWindow) {
    this.intents = intents;
    this.mainWindow = mainWindow;
    pointers.setId("sharing-pointers");
    pointers.setMinWidth(Region.USE_PREF_SIZE);
    pointers.setOnAction(event -> pointer.allowPointing(pointers.isSelected()));
    Visibility.show(pointers, false);
  }

  void render(PeerState state) {
    if (state.phase().isBusy() && state.local().own().picture() == PictureKind.SCREEN) {
      show();
    } else {
      close();
    }
  }

  /** Whether the viewer can point at what is shared, and may. */
  void render(PointerState state) {
    pointers.setSelected(state.allowed());
    if (pointers.isManaged() != state.asksAllowed()) {
      Visibility.show(pointers, state.asksAllowed());
      if (stage != null) {
        stage.sizeToScene();
      }
    }
  }

  private void show() {
    if (stage == null) {
      stage = make();
    }
    if (!stage.isShowing()) {
      boolean hadFocus = mainWindow.get().isFocused();
      stage.show();
      if (hadFocus) {
        mainWindow.get().requestFocus();
      }
    }
  }

  /** Takes it away. */
  void close() {
    if (stage != null) {
      stage.hide();
    }
  }

  private Stage make() {
    Label words = new Label(WORDS.say("corner.sharing"), new FontIcon(Feather.MONITOR));
    words.setId("sharing-words");
    HBox bar =
        new HBox(
            16,
            words,
            pointers,
            Buttons.text(
                "sharing-stop",
                Feather.X_SQUARE,
                WORDS.say("share.stop"),
                () -> intents.share(""),
                Styles.DANGER));
    bar.setId("sharing-bar");
    bar.getStyleClass().add("sharing-bar");
    bar.setAlignment(Pos.CENTER);
    bar.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
    bar.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    Scene scene = new Scene(bar);
    bar.requestFocus(); // no key presses the button by accident
    scene.getStylesheets().setAll(mainWindow.get().getScene().getStylesheets()); // its text size
    Stage made = new Stage(StageStyle.UNDECORATED);
    made.setTitle(words.getText());
    made.getIcons().setAll(Icon.read().all());
    made.setAlwaysOnTop(true);
    made.setResizable(false);
    made.setScene(scene);
    made.setOnCloseRequest(event -> event.consume()); // it goes with the sharing
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    made.setOnShown(
        event -> {
          made.setX(screen.getMinX() + Math.rint((screen.getWidth() - made.getWidth()) / 2));
          made.setY(screen.getMinY());
        });
    return made;
  }

  private void grab(MouseEvent event) {
    grabbedX = event.getScreenX() - stage.getX();
    grabbedY = event.getScreenY() - stage.getY();
  }

  private void drag(MouseEvent event) {
    stage.setX(event.getScreenX() - grabbedX);
    stage.setY(event.getScreenY() - grabbedY);
  }
}
