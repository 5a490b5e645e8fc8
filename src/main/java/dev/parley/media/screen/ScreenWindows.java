package dev.parley.media.screen;

import dev.parley.media.screen.ScreenServer.Reply;
import dev.parley.text.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what of an X display can be shared, by what its windows say of themselves (ICCCM section
 * 4.1.2; Extended Window Manager Hints). Each of them is another program's word. Blocks; for a
 * worker.
 */
final class ScreenWindows {
  private static final Words WORDS = Words.in(ScreenWindows.class);

  /** A longer list is of no use, and each costs a few requests to the server. */
  static final int MOST = 200;

  private static final int MOST_TITLE = 120;

  private static final int GET_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int QUERY_TREE = 15;
  private static final int INTERN_ATOM = 16;
  private static final int GET_PROPERTY = 20;

  private static final int NAME = 39; // atoms that every server has
  private static final int CLASS = 67;

  private static final int VIEWABLE = 2;
  private static final int INPUT_ONLY = 2;

  /** Smaller ones are auxiliary windows that are not visible. */
  private static final int LEAST = 32;

  private static final int MOST_WORDS = 4096;

  private final ScreenServer server;
  private final int clientList;
  private final int utf8Name;
  private final int process;

  private ScreenWindows(ScreenServer server) throws IOException, ScreenRefusal {
    this.server = server;
    clientList = atom("_NET_CLIENT_LIST_STACKING");
    utf8Name = atom("_NET_WM_NAME");
    process = atom("_NET_WM_PID");
  }

  /** On an X display. */
  static List<Screen> onDisplay(ScreenServer server) throws IOException, ScreenRefusal {
    List<Screen> found = new ArrayList<>();
    found.add(whole());
    ScreenWindows windows = new ScreenWindows(server);
    for (int window : windows.windows(server.setup().root())) {
      if (found.size() > MOST) {
        break;
      }
      windows.describe(window).ifPresent(found::add);
    }
    return found;
  }

  /** 0 if no program has used the name yet. */
  private int atom(String name) throws IOException, ScreenRefusal {
    return server.callNamed(INTERN_ATOM, 1, name).head().getInt(8);
  }

  /** The windows that a person knows, front first: the manager's, or all where there is none. */
  private List<Integer> windows(int root) throws IOException, ScreenRefusal {
    List<Integer> windows = words(property(root, clientList));
    if (windows.isEmpty()) {
      Reply tree = server.call(QUERY_TREE, 0, root);
      windows = words(tree.body());
    }
    Collections.reverse(windows);
    return windows;
  }

  /** What a person would call the window; empty for one that cannot be seen, or is our own. */
  private Optional<Screen> describe(int window) throws IOException {
    try {
      Reply attributes = server.call(GET_ATTRIBUTES, 0, window);
      Reply geometry = server.call(GET_GEOMETRY, 0, window);
      boolean seen =
          attributes.head().get(26) == VIEWABLE
              && attributes.head().get(27) == 0 // no menu or tip, which no manager looks after
              && attributes.u16(12) != INPUT_ONLY
              && geometry.u16(16) >= LEAST
              && geometry.u16(18) >= LEAST;
      if (!seen || words(property(window, process)).contains((int) ProcessHandle.current().pid())) {
        return Optional.empty();
      }
      String id = ScreenId.window(window & 0xffffffffL).text();
      String title = title(name(window), owner(window));
      return Optional.of(new Screen(id, Screen.Kind.WINDOW, title.isEmpty() ? "Window" : title));
    } catch (ScreenRefusal gone) {
      return Optional.empty();
    }
  }

  private String name(int window) throws IOException, ScreenRefusal {
    String newer = text(property(window, utf8Name), StandardCharsets.UTF_8);
    return newer.isBlank() ? text(property(window, NAME), StandardCharsets.ISO_8859_1) : newer;
  }

  /** Of the two names of a class, the second is the program's. */
  private String owner(int window) throws IOException, ScreenRefusal {
    String[] names = text(property(window, CLASS), StandardCharsets.ISO_8859_1).split("\0");
    return names.length > 1 ? names[1] : names[0];
  }

  private ByteBuffer property(int window, int atom) throws IOException, ScreenRefusal {
    if (atom == 0) {
      return ByteBuffer.allocate(0);
    }
    Reply reply = server.call(GET_PROPERTY, 0, window, atom, 0, 0, MOST_WORDS);
    long bytes = (reply.head().getInt(16) & 0xffffffffL) * (reply.head().get(1) & 0xff) / 8;
    ByteBuffer body = reply.body();
    return body.limit((int) Math.min(bytes, body.limit())); // the rest is padding
  }

  private static List<Integer> words(ByteBuffer body) {
    List<Integer> words = new ArrayList<>();
    while (body.remaining() >= 4) {
      words.add(body.getInt());
    }
    return words;
  }

  private static String text(ByteBuffer body, Charset charset) {
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return new String(bytes, charset);
  }

  static Screen whole() {
    return new Screen("screen", Screen.Kind.SCREEN, WORDS.say("screen.whole"));
  }

  /**
   * A window's title and whose it is, for a person: any program may write anything there.
   *
   * @param owner the program's name, empty where it does not say
   */
  static String title(String name, String owner) {
    String clean = clean(name);
    String whose = clean(owner);
    if (clean.isEmpty()) {
      return whose;
    }
    boolean said = clean.toLowerCase(Locale.ROOT).contains(whose.toLowerCase(Locale.ROOT));
    return said ? clean : clean + " (" + whose + ")";
  }

  private static String clean(String text) {
    String clean = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    int end = Math.min(clean.length(), MOST_TITLE);
    return end < clean.length() ? clean.substring(0, end).strip() + "\u2026" : clean;
  }
}
