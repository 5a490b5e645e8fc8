package dev.parley.media;

import dev.onvoid.webrtc.media.video.desktop.DesktopCapturer;
import dev.onvoid.webrtc.media.video.desktop.DesktopSource;
import dev.onvoid.webrtc.media.video.desktop.ScreenCapturer;
import dev.onvoid.webrtc.media.video.desktop.WindowCapturer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what can be shared. Everything here blocks; for a worker. */
final class ScreenWindows {
  /** Nobody looks through more, and each costs a few questions to the server. */
  private static final int MOST = 200;

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

  /**
   * On Windows and macOS. Never on Linux, where asking webrtc-java for this list ends the process.
   */
  static List<Screen> ofTheSystem() throws MediaException {
    NativeLibrary.load();
    List<Screen> found = new ArrayList<>();
    found.add(whole(0, 0));
    List<DesktopSource> monitors = sources(new ScreenCapturer());
    for (int i = 0; monitors.size() > 1 && i < monitors.size(); i++) {
      long number = monitors.get(i).id;
      add(found, "screen:" + number, Screen.Kind.SCREEN, "Monitor " + (i + 1));
    }
    for (DesktopSource window : sources(new WindowCapturer())) {
      String title = title(window.title, "");
      if (!title.isEmpty() && found.size() <= MOST) {
        add(found, "window:0x" + Long.toHexString(window.id), Screen.Kind.WINDOW, title);
      }
    }
    return found;
  }

  private static List<DesktopSource> sources(DesktopCapturer capturer) {
    try {
      return capturer.getDesktopSources();
    } finally {
      Native.dispose(capturer::dispose);
    }
  }

  /** Leaves out a number that could not be given back. */
  private static void add(List<Screen> found, String id, Screen.Kind kind, String title) {
    try {
      found.add(new Screen(ScreenId.parse(id).text(), kind, title, 0, 0));
    } catch (IllegalArgumentException odd) {
      // as said
    }
  }

  private static Screen whole(int width, int height) {
    return new Screen("screen", Screen.Kind.SCREEN, "Whole screen", width, height);
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
