package dev.parley.view;

import dev.parley.view.kit.Alarm;
import dev.parley.view.settings.PreferencesModel;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/**
 * Shows the window before it has contents, in its place and its colour, so that a person sees at
 * once that the program starts; building and styling the contents takes longer than all before.
 * JavaFX thread.
 */
final class BlankStage {
  /** -color-bg-inset of AtlantaFX's two themes, of which none is read yet. */
  private static final Color DARK = Color.web("#010409");

  private static final Color LIGHT = Color.web("#f6f8fa");

  final Stage stage = new Stage();
  final Scene scene;
  final StagePlace place;

  BlankStage(boolean dark, PreferencesModel preferencesModel, Alarm.Maker alarms) {
    place = new StagePlace(stage, preferencesModel, alarms);
    Region bare = new Region();
    bare.setBackground(Background.fill(dark ? DARK : LIGHT));
    // The one ground of a call: each more of the window's size costs a millisecond a picture.
    scene = new Scene(bare, place.width(), place.height(), Color.BLACK);
    stage.setTitle("Parley");
    stage.setScene(scene);
  }

  /**
   * Shows it.
   *
   * @param painted runs when it is on the screen
   */
  void show(Runnable painted) {
    Painting.await(scene, painted);
    place.take();
    stage.show();
  }

  void close() {
    place.stop();
    stage.hide();
  }
}
