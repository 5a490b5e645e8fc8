package dev.parley.view.settings;

import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.video.VideoPane;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the self-view before a call, sixteen to nine, mirrored. */
final class SelfPicture extends Region {
  private static final Words WORDS = Words.in(SelfPicture.class);

  private static final double RADIUS = 10;
  private static final double WIDTH = 380;

  private final VideoPane picture;
  private final Label dark = new Label(WORDS.say("preview.dark"), new FontIcon(Feather.VIDEO_OFF));

  /**
   * @param id what the ids of its parts begin with
   */
  SelfPicture(String id, VideoPane picture, PreferencesModel preferencesModel) {
    this.picture = picture;
    setId(id + "-picture");
    setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("own-dark");
    picture.setId(id + "-video");
    picture.setCover(true);
    picture.setCornerRadius(RADIUS);
    dark.getStyleClass().add("preview-dark");
    preferencesModel.follow(now -> picture.setMirrored(now.has(Toggle.MIRROR_OWN_PICTURE)));
    dark.visibleProperty().bind(picture.pictureProperty().not());
    getChildren().addAll(dark, picture);
  }

  /** Takes pictures, or none. */
  void setOpen(boolean open) {
    picture.setOpen(open);
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.rint((width > 0 ? width : WIDTH) * 9 / 16);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    picture.resizeRelocate(0, 0, getWidth(), getHeight());
    double width = dark.prefWidth(-1);
    double height = dark.prefHeight(-1);
    dark.resizeRelocate(
        Math.rint((getWidth() - width) / 2), Math.rint((getHeight() - height) / 2), width, height);
  }
}
