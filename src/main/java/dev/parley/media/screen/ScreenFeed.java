package dev.parley.media.screen;

import dev.parley.media.frame.Feed;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.screen.Screen.Preference;
import dev.parley.text.Words;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Opens the screen, a window or a region as the feed of a video track. */
public final class ScreenFeed {
  private static final Words WORDS = Words.in(ScreenFeed.class);

  private ScreenFeed() {}

  /** Opens a screen's feed; see {@link #open}. */
  public interface Opener {
    Feed open(String id, Preference preference, Consumer<String> ended) throws MediaException;
  }

  /**
   * Prepares the share; blocks a little. A picture follows within some 100 ms of its start.
   *
   * @param id as {@link Screen#id} has it; from anywhere, it is checked here
   * @param ended hears once, in a sentence, that the share ended by itself: the window was closed,
   *     the display went away; within two seconds, on a thread of the feed, and never after {@link
   *     Feed#stop} has returned
   * @throws MediaException where the id is none, or nothing can be shared here
   */
  public static Feed open(String id, Preference preference, Consumer<String> ended)
      throws MediaException {
    ScreenId what;
    try {
      what = ScreenId.parse(id);
    } catch (IllegalArgumentException bad) {
      throw new MediaException(bad.getMessage(), bad);
    }
    boolean x11 = ScreenAccess.isX11();
    if (x11 && what.kind() == Screen.Kind.SCREEN && what.number() != ScreenId.ALL) {
      throw new MediaException(WORDS.say("screen.noMonitor"));
    }
    if (!x11 && what.kind() == Screen.Kind.REGION) {
      throw new MediaException(WORDS.say("screen.noRegion"));
    }
    if (x11) {
      ScreenAccess.open().close(); // says what stands in the way before anything is made
    }
    NativeLibrary.load();
    Consumer<String> once = once(ended);
    return x11 ? new ScreenGrab(what, preference, once) : new ScreenDesktop(what, preference, once);
  }

  private static Consumer<String> once(Consumer<String> ended) {
    AtomicBoolean told = new AtomicBoolean();
    return sentence -> {
      if (told.compareAndSet(false, true)) {
        ended.accept(sentence);
      }
    };
  }
}
