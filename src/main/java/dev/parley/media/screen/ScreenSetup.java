package dev.parley.media.screen;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Parses an X server's reply to the connection setup (X protocol, section 8 "Connection Setup").
 *
 * @param idBase the first id that this client may give
 * @param idMask the bits in which the ids it gives may differ
 */
record ScreenSetup(int idBase, int idMask, int root, int width, int height) {
  private static final int SCREEN_BYTES = 40;
  private static final int VISUAL_BYTES = 24;

  /**
   * Reads the part after its length.
   *
   * @throws IOException where pixels are not 32 bits of blue, green, red and one more, as they are
   *     on every display of these years; or where this is no X server
   */
  static ScreenSetup parse(ByteBuffer setup, int screenNumber) throws IOException {
    try {
      int vendor = setup.getShort(16) & 0xffff;
      int screens = setup.get(20) & 0xff;
      int formats = setup.get(21) & 0xff;
      int formatsAt = 32 + (vendor + 3 & ~3);
      if (screenNumber >= screens) {
        throw new IOException("the display has no screen " + screenNumber);
      }
      int at = formatsAt + 8 * formats;
      for (int skipped = 0; skipped < screenNumber; skipped++) {
        at = visual(setup, at, 0);
      }
      check(setup, formatsAt, formats, at);
      return new ScreenSetup(
          setup.getInt(4),
          setup.getInt(8),
          setup.getInt(at),
          setup.getShort(at + 20) & 0xffff,
          setup.getShort(at + 22) & 0xffff);
    } catch (IndexOutOfBoundsException cut) {
      throw new IOException("no X server", cut);
    }
  }

  private static void check(ByteBuffer setup, int formatsAt, int formats, int screen)
      throws IOException {
    boolean littleEndian = setup.get(22) == 0;
    int visual = visual(setup, screen, setup.getInt(screen + 32));
    boolean rgb =
        setup.getInt(visual + 8) == 0xff0000
            && setup.getInt(visual + 12) == 0xff00
            && setup.getInt(visual + 16) == 0xff;
    int bits = 0;
    for (int i = 0; i < formats; i++) {
      if (setup.get(formatsAt + 8 * i) == setup.get(screen + 38)) {
        bits = setup.get(formatsAt + 8 * i + 1);
      }
    }
    if (!littleEndian || !rgb || bits != 32) {
      throw new IOException("the display's colours are not of 32 bits");
    }
  }

  /** Where a visual of the screen is described; for id 0, where the next screen is. */
  private static int visual(ByteBuffer setup, int screen, int id) throws IOException {
    int at = screen + SCREEN_BYTES;
    for (int depths = setup.get(screen + 39) & 0xff; depths > 0; depths--) {
      int visuals = setup.getShort(at + 2) & 0xffff;
      at += 8;
      for (int i = 0; i < visuals; i++, at += VISUAL_BYTES) {
        if (id != 0 && setup.getInt(at) == id) {
          return at;
        }
      }
    }
    if (id != 0) {
      throw new IOException("the display does not say how it shows colours");
    }
    return at;
  }
}
