package dev.parley.media.screen;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the keys to a display from the file that xauth(1) keeps. They never reach a log. */
final class ScreenCookies {
  /** The only kind in use; most servers know no other. */
  static final String KIND = "MIT-MAGIC-COOKIE-1";

  /** One of this kind has 16 bytes. */
  private static final int LENGTH = 16;

  /** No display needs more tries, and no file of this kind is longer. */
  private static final int MOST = 8;

  private static final long MOST_BYTES = 1 << 20;

  private ScreenCookies() {}

  /** Those that may fit a display, in the file's order; none where there is no readable file. */
  static List<byte[]> of(ScreenDisplay display, Map<String, String> environment, Path home) {
    String named = environment.get("XAUTHORITY");
    Path file = named == null || named.isBlank() ? home.resolve(".Xauthority") : Path.of(named);
    List<byte[]> cookies = new ArrayList<>();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        try (DataInputStream in =
            new DataInputStream(Files.newInputStream(file))) { // big-endian, like the file
          read(in, String.valueOf(display.number()), cookies);
        }
      }
    } catch (IOException unreadable) {
      // what was read before counts; a server that asks for more will say so
    }
    return cookies;
  }

  /**
   * Entries of: family, then address, number of the display, kind and key, each with its length.
   */
  private static void read(DataInputStream in, String number, List<byte[]> cookies)
      throws IOException {
    while (cookies.size() < MOST) {
      try {
        in.readUnsignedShort();
      } catch (EOFException end) {
        return;
      }
      string(in); // whichever host: a wrong key costs one more try
      String display = new String(string(in), StandardCharsets.ISO_8859_1);
      String kind = new String(string(in), StandardCharsets.ISO_8859_1);
      byte[] key = string(in);
      if ((display.isEmpty() || display.equals(number))
          && kind.equals(KIND)
          && key.length == LENGTH) {
        cookies.add(key);
      }
    }
  }

  private static byte[] string(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }
}
