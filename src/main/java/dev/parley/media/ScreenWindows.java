package dev.parley.media;

import dev.parley.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists what can be shared of an X display. Blocks; for a worker. */
final class ScreenWindows {
  private static final Words WORDS = Words.in(ScreenWindows.class);

  /** Nobody looks through more, and each costs a few questions to the server. */
  static final int MOST = 200;

  private static final int MOST_TITLE = 120;

  private ScreenWindows() {}

  /** On an X display. */
  static List<Screen> onDisplay(ScreenServer server) throws IOException, ScreenRefusal {
    List<Screen> found = new ArrayList<>();
    ScreenSetup setup = server.setup();
    found.add(whole(setup.width(), setup.height()));
    ScreenProperties properties = new ScreenProperties(server);
    for (int window : properties.windows(setup.root())) {
      if (found.size() > MOST) {
        break;
      }
      properties.describe(window).ifPresent(found::add);
    }
    return found;
  }

  static Screen whole(int width, int height) {
    return new Screen("screen", Screen.Kind.SCREEN, WORDS.say("screen.whole"), width, height);
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
