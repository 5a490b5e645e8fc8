package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import dev.parley.media.screen.ScreenServer.Extension;
import dev.parley.media.screen.ScreenServer.Reply;
import dev.parley.text.Words;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A window of the size and shape of a picture, which the server paints by itself. No window manager
 * looks after it (override-redirect), and its input region is empty (Shape, version 1.1), so that
 * neither clicks nor the focus ever reach it. One thread at a time.
 */
final class ScreenMarkWindow {
  private static final Words WORDS = Words.in(ScreenMarkWindow.class);

  private static final int CREATE_WINDOW = 1;
  private static final int DESTROY_WINDOW = 4;
  private static final int MAP_WINDOW = 8;
  private static final int UNMAP_WINDOW = 10;
  private static final int CONFIGURE_WINDOW = 12;
  private static final int GET_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int TRANSLATE = 40;
  private static final int VIEWABLE = 2;
  private static final int GET_INPUT_FOCUS = 43;
  private static final int CREATE_PIXMAP = 53;
  private static final int FREE_PIXMAP = 54;
  private static final int CREATE_GC = 55;
  private static final int FREE_GC = 60;
  private static final int PUT_IMAGE = 72;

  private static final int INPUT_OUTPUT = 1;
  private static final int Z_PIXMAP = 2;
  private static final int BACK_PIXMAP = 0x1;
  private static final int OVERRIDE_REDIRECT = 0x200;
  private static final int X_Y_STACK = 0x1 | 0x2 | 0x40;
  private static final int ABOVE = 0;

  private static final int QUERY_VERSION = 0;
  private static final int SHAPE_RECTANGLES = 1;
  private static final int BOUNDING = 0;
  private static final int INPUT = 2;

  private final ScreenServer server;
  private final Extension shape;
  private final int depth;

  /** What is in the window; null while there is none. */
  private ScreenMarkPicture drawn;

  private int window;
  private boolean mapped;

  /**
   * @throws MediaException where windows of this display have no shape, and so would take clicks
   */
  ScreenMarkWindow(ScreenServer server) throws IOException, ScreenRefusal, MediaException {
    this.server = server;
    shape =
        server
            .extension("SHAPE")
            .orElseThrow(() -> new MediaException(WORDS.say("screen.unreadable")));
    Reply version = server.call(shape.major(), QUERY_VERSION);
    if (version.u16(8) < 1 || version.u16(8) == 1 && version.u16(10) < 1) {
      throw new MediaException(WORDS.say("screen.unreadable"));
    }
    depth = server.call(GET_GEOMETRY, 0, server.setup().root()).head().get(1);
  }

  /**
   * Shows the picture, or moves it, so that its hot pixel is there; hides it while what is shared
   * cannot be seen.
   *
   * @param x from 0, the left edge of what is shared, to 1, its right edge
   * @param y likewise, from the top to the bottom
   */
  void show(ScreenId id, ScreenMarkPicture picture, double x, double y)
      throws IOException, ScreenRefusal {
    Optional<Place> place = Place.of(server, id);
    if (place.isEmpty()) {
      hide();
      return;
    }
    int left = place.get().column(x) - picture.hotX();
    int top = place.get().row(y) - picture.hotY();
    if (drawn != picture) {
      destroy();
      create(picture, left, top);
    }
    server.send(CONFIGURE_WINDOW, 0, window, X_Y_STACK, left, top, ABOVE);
    if (!mapped) {
      server.send(MAP_WINDOW, 0, window);
      mapped = true;
    }
    server.call(GET_INPUT_FOCUS, 0); // errors come now, and the server is asked for no more
  }

  /** Shows nothing, until the next place. */
  void hide() throws IOException, ScreenRefusal {
    if (mapped) {
      server.send(UNMAP_WINDOW, 0, window);
      mapped = false;
      server.call(GET_INPUT_FOCUS, 0);
    }
  }

  private void destroy() throws IOException {
    if (drawn != null) {
      server.send(DESTROY_WINDOW, 0, window);
      drawn = null;
      mapped = false;
    }
  }

  private void create(ScreenMarkPicture picture, int left, int top) throws IOException {
    int root = server.setup().root();
    int size = ScreenServer.pair(picture.width(), picture.height());
    int pixmap = server.newId();
    server.send(CREATE_PIXMAP, depth, pixmap, root, size);
    paint(pixmap, picture, size);
    window = server.newId();
    server.send(
        CREATE_WINDOW,
        0,
        window,
        root,
        ScreenServer.pair(left, top),
        size,
        INPUT_OUTPUT << 16,
        0, // of the root: its visual
        BACK_PIXMAP | OVERRIDE_REDIRECT,
        pixmap,
        1);
    server.send(FREE_PIXMAP, 0, pixmap);
    rectangles(INPUT, new int[0]);
    rectangles(BOUNDING, opaque(picture));
    drawn = picture;
  }

  private void paint(int pixmap, ScreenMarkPicture picture, int size) throws IOException {
    int context = server.newId();
    server.send(CREATE_GC, 0, context, pixmap, 0);
    int[] head = {pixmap, context, size, 0, depth << 8};
    int[] request = Arrays.copyOf(head, head.length + picture.argb().length);
    System.arraycopy(picture.argb(), 0, request, head.length, picture.argb().length);
    server.send(PUT_IMAGE, Z_PIXMAP, request);
    server.send(FREE_GC, 0, context);
  }

  private void rectangles(int kind, int[] rectangles) throws IOException {
    int[] head = {kind << 8, window, 0};
    int[] request = Arrays.copyOf(head, head.length + rectangles.length);
    System.arraycopy(rectangles, 0, request, head.length, rectangles.length);
    server.send(shape.major(), SHAPE_RECTANGLES, request);
  }

  /** Each run of opaque pixels in a row, as a rectangle of two words. */
  private static int[] opaque(ScreenMarkPicture picture) {
    int[] found = new int[2 * picture.argb().length];
    int count = 0;
    for (int row = 0; row < picture.height(); row++) {
      int begin = -1;
      for (int column = 0; column <= picture.width(); column++) {
        boolean on =
            column < picture.width() && picture.argb()[row * picture.width() + column] >>> 24 > 127;
        if (on && begin < 0) {
          begin = column;
        } else if (!on && begin >= 0) {
          found[count++] = ScreenServer.pair(begin, row);
          found[count++] = ScreenServer.pair(column - begin, 1);
          begin = -1;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * Where on an X desktop something is that is shared, at one moment, as its picture shows it.
   *
   * @param x of its left edge
   * @param y of its upper edge
   */
  private record Place(int x, int y, ScreenSize size) {
    /** Empty where it cannot be seen just now, or has gone. */
    static Optional<Place> of(ScreenServer server, ScreenId id) throws IOException {
      try {
        int root = server.setup().root();
        if (id.kind() == Screen.Kind.WINDOW) {
          return window(server, (int) id.number(), root);
        }
        Reply geometry = server.call(GET_GEOMETRY, 0, root);
        ScreenSize whole = new ScreenSize(geometry.u16(16), geometry.u16(18));
        boolean region = id.kind() == Screen.Kind.REGION;
        int width = region ? Math.min(id.size().width(), whole.width() - id.x()) : whole.width();
        int height =
            region ? Math.min(id.size().height(), whole.height() - id.y()) : whole.height();
        return usable(id.x(), id.y(), new ScreenSize(width, height));
      } catch (ScreenRefusal gone) {
        return Optional.empty();
      }
    }

    private static Optional<Place> window(ScreenServer server, int window, int root)
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

    private static Optional<Place> usable(int x, int y, ScreenSize size) {
      return Optional.of(new Place(x, y, size.even())).filter(place -> place.size.isUsable());
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
}
