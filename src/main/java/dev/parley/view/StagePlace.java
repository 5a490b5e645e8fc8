package dev.parley.view;

import dev.parley.settings.Preferences.Place;
import dev.parley.view.kit.Alarm;
import dev.parley.view.settings.PreferencesModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Restores the window's position on a screen that is there, keeps it on one when a screen goes, and
 * remembers it a moment after the person has moved it. JavaFX thread.
 */
final class StagePlace {
  private static final double USUAL_WIDTH = 1280;
  private static final double USUAL_HEIGHT = 760;
  private static final double MIN_WIDTH = 360;
  private static final double MIN_HEIGHT = 400;

  /** A window moves through many places on its way. */
  private static final Duration AT_REST = Duration.ofSeconds(1);

  /** Of a window that stands on screens; the rest is rounding. */
  private static final double WHOLE = 0.999;

  private final Stage stage;
  private final PreferencesModel preferencesModel;
  private final Alarm atRest;
  private final Optional<Place> left;
  private final double width;
  private final double height;
  private final InvalidationListener screensChanged = of -> stay();

  StagePlace(Stage stage, PreferencesModel preferencesModel, Alarm.Maker alarms) {
    this.stage = stage;
    this.preferencesModel = preferencesModel;
    atRest = alarms.of(this::keep);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    left = preferencesModel.now().window().flatMap(place -> fitted(place, screens()));
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
          put(place);
          stage.setMaximized(place.maximized());
        });
  }

  /** From now on each move is the person's. */
  void follow() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
    Screen.getScreens().addListener(screensChanged);
    stage.xProperty().addListener(of -> moved());
    stage.yProperty().addListener(of -> moved());
    stage.widthProperty().addListener(of -> moved());
    stage.heightProperty().addListener(of -> moved());
    stage.maximizedProperty().addListener(of -> moved());
  }

  /** No more is remembered. */
  void stop() {
    atRest.off();
    Screen.getScreens().removeListener(screensChanged);
  }

  /** A screen has come, gone or changed. */
  private void stay() {
    if (isPlaced() && !stage.isMaximized()) {
      Place now = now();
      fitted(now, screens()).filter(place -> !place.equals(now)).ifPresent(this::put);
    }
  }

  private void put(Place place) {
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
  }

  private boolean isPlaced() {
    return !stage.isFullScreen() && !stage.isIconified() && stage.isShowing();
  }

  private Place now() {
    return new Place(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }

  private void moved() {
    atRest.set(AT_REST);
  }

  /** Of a maximized window the place before that is kept, to go back to. */
  private void keep() {
    if (!isPlaced()) {
      return;
    }
    Place now = now();
    preferencesModel.change(
        before ->
            before.withWindow(
                stage.isMaximized() ? before.window().map(StagePlace::grown).orElse(now) : now));
  }

  private static Place grown(Place before) {
    return new Place(before.x(), before.y(), before.width(), before.height(), true);
  }

  /** The primary one first. */
  private static List<Rectangle2D> screens() {
    Screen primary = Screen.getPrimary();
    return Stream.concat(
            Stream.of(primary), Screen.getScreens().stream().filter(each -> !each.equals(primary)))
        .map(Screen::getVisualBounds)
        .toList();
  }

  /**
   * The place if all of it is on screens, else the nearest to it on the screen that has most of it.
   *
   * @param screens the primary one first
   * @return empty for what is no place
   */
  static Optional<Place> fitted(Place place, List<Rectangle2D> screens) {
    boolean sane =
        Double.isFinite(place.x())
            && Double.isFinite(place.y())
            && Double.isFinite(place.width())
            && Double.isFinite(place.height());
    if (!sane) {
      return Optional.empty();
    }
    double area = place.width() * place.height();
    boolean large = place.width() >= MIN_WIDTH && place.height() >= MIN_HEIGHT;
    double seen = screens.stream().mapToDouble(screen -> common(place, screen)).sum();
    if (large && seen >= WHOLE * area) {
      return Optional.of(place);
    }
    Rectangle2D screen = screens.get(0);
    for (Rectangle2D other : screens) {
      screen = common(place, other) > common(place, screen) ? other : screen;
    }
    double width = within(place.width(), MIN_WIDTH, screen.getWidth());
    double height = within(place.height(), MIN_HEIGHT, screen.getHeight());
    return Optional.of(
        new Place(
            within(place.x(), screen.getMinX(), screen.getMaxX() - width),
            within(place.y(), screen.getMinY(), screen.getMaxY() - height),
            width,
            height,
            place.maximized()));
  }

  private static double within(double value, double least, double most) {
    return Math.min(Math.max(value, least), most);
  }

  private static double common(Place place, Rectangle2D screen) {
    double width =
        Math.min(place.x() + place.width(), screen.getMaxX())
            - Math.max(place.x(), screen.getMinX());
    double height =
        Math.min(place.y() + place.height(), screen.getMaxY())
            - Math.max(place.y(), screen.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }
}
