package dev.parley.view;

import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.Icon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/**
 * Writes Parley's icon as files, for packages: {@code IconFiles FOLDER}. One PNG a size for Linux,
 * an {@code .ico} for Windows and an {@code .icns} for macOS, which hold the same PNGs.
 */
public final class IconFiles {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512, 1024);

  /** What macOS calls a size. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09", 1024, "ic10");

  private IconFiles() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    FxThread.start(
        () -> {
          Icon icon = Icon.read();
          SortedMap<Integer, byte[]> pictures = new TreeMap<>();
          SIZES.forEach(size -> pictures.put(size, png(icon.at(size))));
          try {
            write(pictures, folder);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
          System.exit(0);
        });
  }

  private static void write(SortedMap<Integer, byte[]> pictures, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
      Files.write(folder.resolve("icon-" + picture.getKey() + ".png"), picture.getValue());
    }
    Files.write(folder.resolve("icon.ico"), ico(pictures.headMap(257)));
    Files.write(folder.resolve("icon.icns"), icns(pictures));
  }

  /** A table of sizes and places, then the PNGs; a side of 256 is written as 0. */
  static byte[] ico(SortedMap<Integer, byte[]> pictures) {
    int count = pictures.size();
    int place = 6 + 16 * count;
    int all = place + pictures.values().stream().mapToInt(png -> png.length).sum();
    ByteBuffer file = ByteBuffer.allocate(all).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) count);
    for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
      byte side = (byte) (int) picture.getKey();
      int length = picture.getValue().length;
      file.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
      file.putInt(length).putInt(place);
      place += length;
    }
    pictures.values().forEach(file::put);
    return file.array();
  }

  /** Four letters and a length before the whole, and before each PNG. */
  static byte[] icns(SortedMap<Integer, byte[]> pictures) {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    pictures.forEach(
        (size, png) -> {
          if (NAMES.containsKey(size)) {
            parts.writeBytes(block(NAMES.get(size), png));
          }
        });
    return block("icns", parts.toByteArray());
  }

  private static byte[] block(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }

  private static byte[] png(Image image) {
    int side = (int) image.getWidth();
    BufferedImage copy = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(copy, "png", file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }
}
