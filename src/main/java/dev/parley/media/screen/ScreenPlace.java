package dev.parley.media.screen;

import dev.parley.media.screen.ScreenServer.Reply;
import java.io.IOException;
import java.util.Optional;

/**
 * Where on an X desktop something is that is shared, at one moment, as its picture shows it.
 *
 * @param x of its left edge
 * @param y of its upper edge
 */
record ScreenPlace(int x, int y, ScreenSize size) {
  private static final int GET_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int TRANSLATE = 40;
  private static final int VIEWABLE = 2;

  /** Empty where it cannot be seen just now, or has gone. */
  static Optional<ScreenPlace> of(ScreenServer server, ScreenId id) throws IOException {
    try {
      int root = server.setup().root();
      if (id.kind() == Screen.Kind.WINDOW) {
        return window(server, (int) id.number(), root);
      }
      Reply geometry = server.call(GET_GEOMETRY, 0, root);
      ScreenSize whole = new ScreenSize(geometry.u16(16), geometry.u16(18));
      boolean region = id.kind() == Screen.Kind.REGION;
      int width = region ? Math.min(id.size().width(), whole.width() - id.x()) : whole.width();
      int height = region ? Math.min(id.size().height(), whole.height() - id.y()) : whole.height();
      return usable(id.x(), id.y(), new ScreenSize(width, height));
    } catch (ScreenRefusal gone) {
      return Optional.empty();
    }
  }

  private static Optional<ScreenPlace> window(ScreenServer server, int window, int root)
      throws IOException, ScreenRefusal {
    Reply geometry = server.call(GET_GEOMETRY, 0, window);
    Reply attributes = server.call(GET_ATTRIBUTES, 0, window);
    Reply origin = server.call(TRANSLATE, 0, window, root, 0);
    return attributes.head().get(26) == VIEWABLE
        ? usable(
            origin.head().getShort(12),
            origin.head().getShort(14),
            new ScreenSize(geometry.u16(16), geometry.u16(18)))
        : Optional.empty();
  }

  private static Optional<ScreenPlace> usable(int x, int y, ScreenSize size) {
    return Optional.of(new ScreenPlace(x, y, size.even())).filter(place -> place.size.isUsable());
  }

  /** The column of the desktop at a part of the width, from 0 to 1. */
  int column(double part) {
    return x + (int) Math.round(part * (size.width() - 1));
  }

  /** The row of the desktop at a part of the height, from 0 to 1. */
  int row(double part) {
    return y + (int) Math.round(part * (size.height() - 1));
  }
}
