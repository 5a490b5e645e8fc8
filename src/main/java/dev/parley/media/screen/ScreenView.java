package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import dev.parley.media.screen.ScreenServer.Extension;
import dev.parley.media.screen.ScreenServer.Reply;
import dev.parley.text.Words;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads one area of an X desktop again and again: everything, a rectangle, or a window.
 *
 * <p>A window is asked to keep its picture apart (Composite), so that what covers it is not shown
 * in its place. The server reports when something was drawn (Damage), so that a desktop at rest
 * costs next to nothing. One thread at a time.
 */
final class ScreenView implements Closeable {
  private static final Words WORDS = Words.in(ScreenView.class);

  private static final int CHANGE_ATTRIBUTES = 2;
  private static final int GET_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int TRANSLATE = 40;
  private static final int FREE_PIXMAP = 54;
  private static final int GET_IMAGE = 73;
  private static final int Z_PIXMAP = 2;

  private static final int QUERY_VERSION = 0; // of each extension, and to be the first word to it
  private static final int DAMAGE_CREATE = 1;
  private static final int DAMAGE_SUBTRACT = 3;
  private static final int NON_EMPTY = 3;
  private static final int REDIRECT_WINDOW = 1;
  private static final int NAME_PIXMAP = 6;

  private static final int EVENT_MASK = 0x800;
  private static final int STRUCTURE_NOTIFY = 0x20000;
  private static final int DESTROY_NOTIFY = 17;
  private static final int[] STRUCTURE_EVENTS = {18, 19, 22}; // unmapped, mapped, configured
  private static final int VIEWABLE = 2;

  /**
   * After this many failures in a row, at 15 a second or more, it is no race with a changing
   * window.
   */
  private static final int MOST_FAILURES = 15;

  private final ScreenServer server;
  private final ScreenId id;
  private final int window;
  private final int pixmap;
  private final int damage;
  private Optional<Extension> damages = Optional.empty();
  private Optional<Extension> fixes = Optional.empty();
  private Optional<Extension> composite = Optional.empty();

  private boolean changed = true;
  private boolean destroyed;
  private int failures;
  private ScreenPointer pointer = ScreenPointer.NONE;
  private int x;
  private int y;
  private ScreenSize size = ScreenSize.NONE;
  private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

  private ScreenView(ScreenServer server, ScreenId id) {
    this.server = server;
    this.id = id;
    window = isWindow(id) ? (int) id.number() : server.setup().root();
    pixmap = server.newId();
    damage = server.newId();
  }

  /** Takes the server over, also where this fails. */
  static ScreenView open(ScreenServer server, ScreenId id) throws MediaException {
    ScreenView view = new ScreenView(server, id);
    try {
      view.begin();
      return view;
    } catch (IOException gone) {
      view.close();
      throw new MediaException(WORDS.say("screen.unreadable"), gone);
    } catch (ScreenRefusal refusal) {
      view.close();
      throw new MediaException(WORDS.say("screen.noWindow"), refusal);
    } catch (MediaException | RuntimeException | Error failure) {
      view.close();
      throw failure;
    }
  }

  private void begin() throws IOException, ScreenRefusal, MediaException {
    server.listen(this::event);
    server.call(GET_GEOMETRY, 0, window);
    fixes = extension("XFIXES", 1, 0);
    damages = extension("DAMAGE", 1, 0);
    if (isWindow(id)) {
      composite = extension("Composite", 0, 2);
      int major =
          composite
              .orElseThrow(() -> new MediaException(WORDS.say("screen.noWindowAlone")))
              .major();
      server.send(CHANGE_ATTRIBUTES, 0, window, EVENT_MASK, STRUCTURE_NOTIFY);
      server.send(major, REDIRECT_WINDOW, window, 0);
    }
    if (damages.isPresent()) {
      server.send(damages.get().major(), DAMAGE_CREATE, damage, window, NON_EMPTY);
    }
  }

  private Optional<Extension> extension(String name, int major, int minor) throws IOException {
    Optional<Extension> found = server.extension(name);
    if (found.isPresent()) {
      try {
        server.call(found.get().major(), QUERY_VERSION, major, minor);
      } catch (ScreenRefusal old) {
        return Optional.empty();
      }
    }
    return found;
  }

  private void event(int type, ByteBuffer event) {
    if (type == DESTROY_NOTIFY) {
      destroyed |= event.getInt(8) == window;
    } else if (damages.isPresent() && type == damages.get().firstEvent()) {
      changed = true;
    } else {
      for (int structure : STRUCTURE_EVENTS) {
        changed |= type == structure;
      }
    }
  }

  /**
   * Whether there may be something new to see since the last {@link #take}.
   *
   * @throws MediaException where what was looked at is gone
   */
  boolean isChanged() throws IOException, MediaException {
    server.hear();
    if (destroyed) {
      throw closed();
    }
    if (fixes.isPresent()) {
      ScreenPointer now = ScreenPointer.read(server, fixes.get());
      changed |= !now.isLike(pointer) && (now.isIn(x, y, size) || pointer.isIn(x, y, size));
      pointer = now;
    }
    return changed || damages.isEmpty();
  }

  /**
   * Looks. False where there is nothing to see just now: the window is minimised.
   *
   * @throws MediaException where what was looked at is gone
   */
  boolean take() throws IOException, MediaException {
    changed = false;
    if (damages.isPresent()) {
      server.send(damages.get().major(), DAMAGE_SUBTRACT, damage, 0, 0);
    }
    boolean taken = isWindow(id) ? takeWindow() : takeDesktop();
    if (destroyed) {
      throw closed();
    }
    if (taken) {
      pointer.draw(pixels, size, x, y);
    }
    return taken;
  }

  private boolean takeWindow() throws IOException, MediaException {
    Reply geometry;
    Reply attributes;
    Reply origin;
    try {
      geometry = server.call(GET_GEOMETRY, 0, window);
      attributes = server.call(GET_ATTRIBUTES, 0, window);
      origin = server.call(TRANSLATE, 0, window, server.setup().root(), 0);
    } catch (ScreenRefusal gone) {
      throw closed();
    }
    if (attributes.head().get(26) != VIEWABLE) {
      return false;
    }
    x = origin.head().getShort(12);
    y = origin.head().getShort(14);
    resize(new ScreenSize(geometry.u16(16), geometry.u16(18)).even());
    int border = geometry.u16(20);
    // The name is of the picture as large as the window is now: a new one each time.
    server.send(composite.orElseThrow().major(), NAME_PIXMAP, window, pixmap);
    boolean taken = image(pixmap, border, border);
    server.send(FREE_PIXMAP, 0, pixmap);
    return taken;
  }

  private boolean takeDesktop() throws IOException, MediaException {
    try {
      Reply geometry = server.call(GET_GEOMETRY, 0, window);
      ScreenSize whole = new ScreenSize(geometry.u16(16), geometry.u16(18));
      boolean region = id.kind() == Screen.Kind.REGION;
      x = id.x();
      y = id.y();
      int width = region ? Math.min(id.size().width(), whole.width() - x) : whole.width();
      int height = region ? Math.min(id.size().height(), whole.height() - y) : whole.height();
      if (width < 2 || height < 2) {
        throw new MediaException(WORDS.say("screen.regionGone"));
      }
      resize(new ScreenSize(width, height).even());
    } catch (ScreenRefusal odd) {
      throw new IOException("the display has no root window", odd);
    }
    return image(window, x, y);
  }

  private void resize(ScreenSize now) throws MediaException {
    if (!now.isUsable()) {
      throw new MediaException(
          now.width() < 2 || now.height() < 2
              ? WORDS.say("screen.tooSmall")
              : WORDS.say("screen.tooLarge"));
    }
    size = now;
    int length = now.width() * now.height() * 4;
    if (pixels.capacity() < length) {
      pixels = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    }
    pixels.limit(length);
  }

  /** False where the window was changed or hidden between one request and the next. */
  private boolean image(int drawable, int left, int top) throws IOException, MediaException {
    try {
      server.callInto(
          pixels,
          GET_IMAGE,
          Z_PIXMAP,
          drawable,
          ScreenServer.pair(left, top),
          ScreenServer.pair(size.width(), size.height()),
          -1);
      failures = 0;
      return true;
    } catch (ScreenRefusal notNow) {
      if (++failures == MOST_FAILURES) {
        throw new MediaException(WORDS.say("screen.unseen"), notNow);
      }
      changed = true;
      return false;
    }
  }

  /** The bytes B, G, R and one more for each pixel, of the last {@link #take} that was true. */
  ByteBuffer pixels() {
    return pixels;
  }

  ScreenSize size() {
    return size;
  }

  private static boolean isWindow(ScreenId id) {
    return id.kind() == Screen.Kind.WINDOW;
  }

  private static MediaException closed() {
    return new MediaException(WORDS.say("screen.closed"));
  }

  /** With the connection goes all that was asked of the server. */
  @Override
  public void close() {
    server.close();
  }
}
