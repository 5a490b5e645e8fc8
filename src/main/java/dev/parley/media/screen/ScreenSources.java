package dev.parley.media.screen;

import dev.onvoid.webrtc.media.video.desktop.DesktopCapturer;
import dev.onvoid.webrtc.media.video.desktop.DesktopSource;
import dev.onvoid.webrtc.media.video.desktop.ScreenCapturer;
import dev.onvoid.webrtc.media.video.desktop.WindowCapturer;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what Windows or macOS can share; untested on both. Never used on Linux, where asking
 * webrtc-java for its lists ends the process (measured). Blocks; for a worker.
 */
final class ScreenSources {
  private static final Words WORDS = Words.in(ScreenSources.class);

  private ScreenSources() {}

  static List<Screen> list() throws MediaException {
    NativeLibrary.load();
    List<Screen> found = new ArrayList<>();
    found.add(ScreenWindows.whole());
    List<DesktopSource> monitors = sources(new ScreenCapturer());
    for (int i = 0; monitors.size() > 1 && i < monitors.size(); i++) {
      long number = monitors.get(i).id;
      add(found, "screen:" + number, Screen.Kind.SCREEN, WORDS.say("screen.monitor", i + 1));
    }
    for (DesktopSource window : sources(new WindowCapturer())) {
      String title = ScreenWindows.title(window.title, "");
      if (!title.isEmpty() && found.size() <= ScreenWindows.MOST) {
        add(found, "window:0x" + Long.toHexString(window.id), Screen.Kind.WINDOW, title);
      }
    }
    return found;
  }

  private static List<DesktopSource> sources(DesktopCapturer capturer) {
    try {
      return capturer.getDesktopSources();
    } finally {
      NativeLibrary.dispose(capturer::dispose);
    }
  }

  /** Leaves out a number that could not be given back. */
  private static void add(List<Screen> found, String id, Screen.Kind kind, String title) {
    try {
      found.add(new Screen(ScreenId.parse(id).text(), kind, title));
    } catch (IllegalArgumentException odd) {
      // it is not listed
    }
  }
}
