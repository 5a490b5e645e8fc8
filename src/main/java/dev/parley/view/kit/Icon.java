package dev.parley.view.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * Draws Parley's icon at any size from {@code icon.svg}, of which it reads filled paths on a ground
 * of 64 by 64 and nothing else. JavaFX thread.
 */
public final class Icon {
  private static final double GROUND = 64;

  /** From the title bar to the dock. */
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 128);

  private static final Pattern PATH =
      Pattern.compile("<path fill=\"(?<fill>[^\"]+)\" d=\"(?<data>[^\"]+)\"/>");

  private final String drawing;

  private Icon(String drawing) {
    this.drawing = drawing;
  }

  public static Icon read() {
    try (InputStream svg = Icon.class.getResourceAsStream("/dev/parley/view/icon.svg")) {
      return new Icon(new String(svg.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) { // it is in the same archive as this class
      throw new UncheckedIOException(broken);
    }
  }

  /** Smallest first. */
  public List<Image> all() {
    return SIZES.stream().map(this::at).toList();
  }

  /**
   * @param size of a side, in pixels
   */
  public Image at(int size) {
    Group picture = new Group(new ArrayList<>(paths()));
    picture.getTransforms().add(new Scale(size / GROUND, size / GROUND));
    Scene scene = new Scene(new Group(picture), size, size, Color.TRANSPARENT);
    return scene.snapshot(new WritableImage(size, size));
  }

  private List<SVGPath> paths() {
    List<SVGPath> paths = new ArrayList<>();
    Matcher path = PATH.matcher(drawing);
    while (path.find()) {
      SVGPath shape = new SVGPath();
      shape.setContent(path.group("data"));
      shape.setFill(Color.web(path.group("fill")));
      paths.add(shape);
    }
    return paths;
  }
}
