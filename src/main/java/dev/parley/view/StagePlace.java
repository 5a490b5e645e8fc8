package dev.parley.view;

import dev.parley.settings.Preferences.Place;
import dev.parley.view.kit.Alarm;
import dev.parley.view.settings.PreferencesModel;
import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Restores the window's position if a screen is still there, and remembers it a moment after the
 * person has moved it. JavaFX thread.
 */
final class StagePlace {
  private static final double USUAL_WIDTH = 1280;
  private static final double USUAL_HEIGHT = 760;
  private static final double MIN_WIDTH = 360;
  private static final double MIN_HEIGHT = 400;

  /** A window moves through many places on its way. */
  private static final Duration AT_REST = Duration.ofSeconds(1);

  /** Of the title bar, so much must be on a screen to be grabbed. */
  private static final double GRIP = 60;

  private final Stage stage;
  private final PreferencesModel preferencesModel;
  private final Alarm atRest;
  private final Optional<Place> left;
  private final double width;
  private final double height;

  StagePlace(Stage stage, PreferencesModel preferencesModel, Alarm.Maker alarms) {
    this.stage = stage;
    this.preferencesModel = preferencesModel;
    atRest = alarms.of(this::keep);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    left = preferencesModel.now().window().filter(StagePlace::isInSight);
    width = left.map(Place::width).orElse(Math.min(USUAL_WIDTH, screen.getWidth()));
    height = left.map(Place::height).orElse(Math.min(USUAL_HEIGHT, screen.getHeight()));
  }

  /** Of the scene, to begin with. */
  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /**
   * Puts the window where it was left. Until {@link #follow} it may not be smaller: JavaFX 21 loses
   * its first size under some window managers, and would stand there at 200 by 200 for as long as
   * the machine is busy (measured: openbox 3.6, a scene of nothing else).
   */
  void take() {
    stage.setMinWidth(width);
    stage.setMinHeight(height);
    left.ifPresent(
        place -> {
          stage.setX(place.x());
          stage.setY(place.y());
          stage.setMaximized(place.maximized());
        });
  }

  /** From now on each move is the person's. */
  void follow() {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.xProperty().addListener(of -> moved());
    stage.yProperty().addListener(of -> moved());
    stage.widthProperty().addListener(of -> moved());
    stage.heightProperty().addListener(of -> moved());
    stage.maximizedProperty().addListener(of -> moved());
  }

  /** No more is remembered. */
  void stop() {
    atRest.off();
  }

  private void moved() {
    atRest.set(AT_REST);
  }

  /** Of a maximized window the place before that is kept, to go back to. */
  private void keep() {
    if (stage.isFullScreen() || stage.isIconified() || !stage.isShowing()) {
      return;
    }
    Place now =
        new Place(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    preferencesModel.change(
        before ->
            before.withWindow(
                stage.isMaximized() ? before.window().map(StagePlace::grown).orElse(now) : now));
  }

  private static Place grown(Place before) {
    return new Place(before.x(), before.y(), before.width(), before.height(), true);
  }

  /** Whether its title bar can be seen and grabbed on a screen that there is now. */
  static boolean isInSight(Place place) {
    boolean sane =
        Double.isFinite(place.x())
            && Double.isFinite(place.y())
            && place.width() >= MIN_WIDTH
            && place.height() >= MIN_HEIGHT;
    return sane
        && !Screen.getScreensForRectangle(
                place.x() + GRIP, place.y(), Math.max(1, place.width() - 2 * GRIP), 1)
            .isEmpty();
  }
}
