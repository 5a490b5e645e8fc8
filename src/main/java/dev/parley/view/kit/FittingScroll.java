package dev.parley.view.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Scrolls contents of its own width, and asks for as much height as they need in that width: where
 * it is narrow, sentences and rows of buttons wrap. JavaFX's own asks for the height without that.
 */
public final class FittingScroll extends ScrollPane {
  private final Region contents;

  public FittingScroll(Region contents) {
    super(contents);
    this.contents = contents;
    setFitToWidth(true);
    getStyleClass().add("offer-scroll");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset();
    double ends = snappedTopInset() + snappedBottomInset();
    return contents.prefHeight(width < 0 ? width : width - sides) + ends;
  }
}
