package dev.parley.view;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Writes Parley's icon as files, for packages: {@code IconFiles FOLDER}. */
public final class IconFiles {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  private IconFiles() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    FxThread.start(
        () -> {
          Icon icon = Icon.read();
          SIZES.forEach(size -> write(icon.at(size), folder));
          System.exit(0);
        });
  }

  private static void write(Image image, Path folder) {
    int side = (int) image.getWidth();
    BufferedImage copy = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    try {
      Files.createDirectories(folder);
      ImageIO.write(copy, "png", folder.resolve("icon-" + side + ".png").toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
