package dev.parley.view.pointer;

import dev.parley.text.Sanitizer;
import dev.parley.view.kit.ShownText;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * The picture of a pointer with the name of whose it is, as pixels.
 *
 * @param hotX the column that points
 * @param hotY the row that points
 * @param argb its rows, colours multiplied by their opacity
 */
public record PointerPicture(int width, int height, int hotX, int hotY, int[] argb) {
  static final Color COLOUR = Color.web("#d9480f");

  /** Of a long name its beginning is enough. */
  private static final int NAME_LENGTH = 24;

  /**
   * Paints one. JavaFX thread.
   *
   * @param name as it came from the peer
   * @param density pixels of the screen in one unit
   * @param mostSide in pixels
   */
  public static PointerPicture paint(String name, double density, int mostSide) {
    Polygon arrow = new Polygon(0, 0, 0, 20, 5, 15.5, 8.5, 23, 12, 21.5, 8.5, 14.5, 15, 14.5);
    arrow.setFill(COLOUR);
    arrow.setStroke(Color.WHITE);
    arrow.setStrokeWidth(1.5);
    arrow.setStrokeLineJoin(StrokeLineJoin.ROUND);
    Label tag = new Label(Sanitizer.line(ShownText.name(name), NAME_LENGTH));
    tag.setStyle(
        "-fx-background-color: #d9480f; -fx-background-radius: 4px; -fx-padding: 2px 6px 2px 6px;"
            + " -fx-text-fill: white; -fx-font-weight: bold;");
    double scale = Math.max(1, Math.min(density, 2));
    tag.setMaxWidth(mostSide / scale - 20);
    tag.relocate(14, 22);
    Group all = new Group(arrow, tag);
    new Scene(all); // without one nothing has a style
    all.applyCss();
    all.layout();
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    how.setTransform(new Scale(scale, scale));
    WritableImage image = all.snapshot(how, null);
    int width = (int) Math.min(mostSide, image.getWidth());
    int height = (int) Math.min(mostSide, image.getHeight());
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
    int hotX = (int) Math.round(-all.getLayoutBounds().getMinX() * scale);
    int hotY = (int) Math.round(-all.getLayoutBounds().getMinY() * scale);
    return new PointerPicture(width, height, hotX, hotY, argb);
  }
}
