package dev.parley.view.call;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Places a pane over the call and off the middle of its video: at the left of a wide window, at the
 * top of a narrow one. JavaFX thread.
 */
final class SidePane extends Region {
  private static final double MARGIN = 16;

  /** Below this width half the window is too little to read in. */
  static final double NARROW = 720;

  /** What stays free around the middle. */
  private static final double FREE = 20;

  private final Region pane;

  SidePane(Region pane) {
    this.pane = pane;
    setPickOnBounds(false);
    getChildren().add(pane);
    pane.visibleProperty().addListener(shown -> requestLayout());
  }

  /** Whether something in it has the keyboard focus. */
  boolean hasKeys() {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && at != this) {
      at = at.getParent();
    }
    return at == this;
  }

  @Override
  protected void layoutChildren() {
    if (!pane.isVisible()) {
      return;
    }
    double width = getWidth();
    double top = WindowLayout.BAR_HEIGHT + 12;
    boolean narrow = width < NARROW;
    double wide =
        narrow ? width - 2 * MARGIN : Math.min(pane.maxWidth(-1), width / 2 - MARGIN - FREE);
    double room =
        narrow
            ? getHeight() / 2 - FREE - top
            : getHeight() - top - 2 * MARGIN - CallBar.HEIGHT - FREE;
    double high = Math.min(room, pane.prefHeight(wide));
    pane.resizeRelocate(MARGIN, top, Math.floor(wide), Math.floor(Math.max(0, high)));
  }
}
