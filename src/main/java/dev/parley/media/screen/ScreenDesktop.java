package dev.parley.media.screen;

import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Pace;
import dev.parley.media.screen.Screen.Preference;
import dev.parley.text.Words;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Shows the desktop of Windows or macOS by webrtc-java's own capture. Its thread watches, for a
 * capture that fails does not say so. Untested on Windows and macOS.
 *
 * <p>Not used on Linux: there it aborts the process when the X server goes away, and for anything
 * but the whole desktop (measured).
 */
final class ScreenDesktop implements Feed {
  private static final Words WORDS = Words.in(ScreenDesktop.class);

  private static final long LOOK_NANOS = 500_000_000L;
  private static final long SILENCE_NANOS = 1_500_000_000L;

  private final ScreenId id;
  private final Preference preference;
  private final VideoDesktopSource source = new VideoDesktopSource();
  private final Consumer<String> ended;
  private final Thread thread = new Thread(this::watch, "parley-screen");
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile long shownAt;

  ScreenDesktop(ScreenId id, Preference preference, Consumer<String> ended) {
    this.id = id;
    this.preference = preference;
    this.ended = ended;
    thread.setDaemon(true);
  }

  @Override
  public VideoDesktopSource source() {
    return source;
  }

  @Override
  public void start() throws MediaException {
    if (ScreenSources.list().stream().noneMatch(this::isIt)) {
      throw new MediaException(WORDS.say("screen.notThere")); // and never to native code
    }
    try {
      if (id.number() != ScreenId.ALL) {
        source.setSourceId(id.number(), id.kind() == Screen.Kind.WINDOW);
      }
      source.setFrameRate(preference.fps);
      source.setMaxFrameSize(preference.maxWidth, preference.maxHeight);
      source.start();
      running.set(true);
    } catch (RuntimeException | Error failure) {
      throw new MediaException(WORDS.say("screen.unshareable"), failure);
    }
    thread.start();
  }

  private boolean isIt(Screen screen) {
    return screen.id().equals(id.text());
  }

  /** A picture was seen. Any thread. */
  @Override
  public void shown() {
    shownAt = System.nanoTime();
  }

  @Override
  public void stop() {
    stopped = true;
    if (Thread.currentThread() != thread) {
      Pace.end(thread);
    }
    end();
  }

  /** A thread that has not ended may be stopping the source: then it stays in memory. */
  @Override
  public void free() {
    if (!thread.isAlive()) {
      source.dispose();
    }
  }

  private void end() {
    if (running.compareAndSet(true, false)) {
      source.stop();
    }
  }

  private void watch() {
    Pace pace = new Pace(LOOK_NANOS);
    while (!stopped && !isSilent()) {
      pace.await();
    }
    if (!stopped) {
      end();
      ended.accept(WORDS.say("screen.silent"));
    }
  }

  /** It pushes at its full rate, also when nothing moves. */
  private boolean isSilent() {
    long last = shownAt;
    return last != 0 && System.nanoTime() - last > SILENCE_NANOS;
  }
}
