package dev.parley.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import dev.parley.media.Screen.Preference;
import dev.parley.text.Words;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Feeds a video track with the screen, a window or a region: make a track of {@link #source},
 * {@link #start}, and in the end {@link #stop}, free the track, and {@link #free}.
 *
 * <p>None of it on the loop: each may block for a moment.
 */
final class ScreenFeed implements Feed {
  private static final Words WORDS = Words.in(ScreenFeed.class);

  private final VideoTrackSource source;
  private final Runnable freeSource;
  private final Feed feed;
  private final Runnable shown;

  private ScreenFeed(VideoTrackSource source, Runnable freeSource, Feed feed, Runnable shown) {
    this.source = source;
    this.freeSource = freeSource;
    this.feed = feed;
    this.shown = shown;
  }

  /**
   * Prepares the share.
   *
   * @param id as {@link Screen#id} has it; from anywhere, it is checked here
   * @param ended hears once, in a sentence, that the share ended by itself: the window was closed,
   *     the display went away; within two seconds, on a thread of the feed, and never after {@link
   *     #stop} has returned
   * @throws MediaException where the id is none, or nothing can be shared here
   */
  static ScreenFeed open(String id, Preference preference, Consumer<String> ended)
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
    return x11 ? grab(what, preference, once) : desktop(what, preference, once);
  }

  /** The same as a source and what fills it. */
  static FedSource fed(String id, Preference preference, Consumer<String> ended)
      throws MediaException {
    ScreenFeed feed = open(id, preference, ended);
    return new FedSource(feed.source(), feed::free, feed, feed::shown);
  }

  private static Consumer<String> once(Consumer<String> ended) {
    AtomicBoolean told = new AtomicBoolean();
    return sentence -> {
      if (told.compareAndSet(false, true)) {
        ended.accept(sentence);
      }
    };
  }

  private static ScreenFeed grab(ScreenId what, Preference preference, Consumer<String> ended) {
    CustomVideoSource source = new CustomVideoSource();
    Feed feed = new ScreenGrab(what, preference, source, ended);
    return new ScreenFeed(source, source::dispose, feed, () -> {});
  }

  private static ScreenFeed desktop(ScreenId what, Preference preference, Consumer<String> ended) {
    VideoDesktopSource source = new VideoDesktopSource();
    ScreenDesktop feed = new ScreenDesktop(what, preference, source, ended);
    return new ScreenFeed(source, source::dispose, feed, feed::shown);
  }

  /** What to make the track of. */
  VideoTrackSource source() {
    return source;
  }

  /** Once. A picture follows within some 100 ms. */
  @Override
  public void start() throws MediaException {
    feed.start();
  }

  /** To be called for each picture that the track shows: so a capture that died is noticed. */
  void shown() {
    shown.run();
  }

  @Override
  public void stop() {
    feed.stop();
  }

  /** Frees the source, after its track and once only. */
  void free() {
    Native.dispose(freeSource);
  }
}
