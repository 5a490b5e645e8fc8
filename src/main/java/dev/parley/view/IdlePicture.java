package dev.parley.view;

import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.kit.Latest;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.video.VideoPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Shows the self-view dimmed behind the window while there is no call, for people who want their
 * camera on. JavaFX thread.
 */
final class IdlePicture extends StackPane implements DeviceChoices.SelfListener {
  private final DeviceChoices deviceChoices;
  private final VideoPane picture;
  private final Latest<String> trouble = new Latest<>();

  /** Null while the camera is not open for it. */
  private DeviceChoices.Preview looking;

  /**
   * @param picture the self-view outside of calls; nothing else may have it open at the same time
   */
  IdlePicture(DeviceChoices deviceChoices, VideoPane picture, PreferencesModel preferencesModel) {
    this.deviceChoices = deviceChoices;
    this.picture = picture;
    setId("idle-picture");
    setMouseTransparent(true);
    picture.setId("idle-video");
    picture.setCover(true);
    preferencesModel.follow(now -> picture.setMirrored(now.has(Toggle.MIRROR_OWN_PICTURE)));
    Region dim = new Region();
    dim.getStyleClass().add("idle-dim");
    getChildren().addAll(picture, dim);
    setVisible(false);
  }

  /** Opens the camera for it, or lets it go. */
  void want(boolean wanted) {
    if (wanted == (looking != null)) {
      return;
    }
    picture.setOpen(wanted);
    setVisible(wanted);
    if (wanted) {
      trouble.open(sentence -> setVisible(looking != null && sentence.isEmpty()));
      looking = deviceChoices.look(this);
    } else {
      trouble.close();
      looking.close();
      looking = null;
    }
  }

  @Override
  public void level(double level) {}

  /** Without a camera there is nothing to show, and no error: the person did not ask for it now. */
  @Override
  public void trouble(Kind kind, String sentence) {
    if (kind == Kind.CAMERA) {
      trouble.offer(sentence);
    }
  }
}
