package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.call.PictureKind;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Icon;
import dev.parley.view.kit.Stylesheet;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows above all windows that a screen is being shared, with a way to stop, while the main window
 * is away. It can be dragged out of the way. JavaFX thread.
 */
final class SharingBar {
  private static final Words WORDS = Words.in(SharingBar.class);

  private final Intents intents;

  /** Null until it is first needed. */
  private Stage stage;

  private boolean sharing;
  private boolean away;
  private double grabbedX;
  private double grabbedY;

  SharingBar(Intents intents) {
    this.intents = intents;
  }

  void render(PeerState state) {
    sharing = state.phase().isBusy() && state.local().own().picture() == PictureKind.SCREEN;
    place();
  }

  /** Sets whether the main window is minimised. */
  void setAway(boolean now) {
    away = now;
    place();
  }

  /** Takes it away. */
  void close() {
    sharing = false;
    place();
  }

  private void place() {
    if (sharing && away) {
      if (stage == null) {
        stage = make();
      }
      if (!stage.isShowing()) {
        stage.show();
      }
    } else if (stage != null) {
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
    scene.getStylesheets().add(Stylesheet.parley());
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
