package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a small picture at a place of what is shared, above all windows of an X display: it takes
 * no focus, and clicks go through it. A thread moves it, to the newest place alone; it begins with
 * the first and ends some seconds after the mark was hidden, so that a peer whose pointer comes and
 * goes costs no thread each time. Any thread.
 */
public final class ScreenMark implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenMark.class);

  /** So long the thread and its connection stay without a mark. */
  static final Duration KEPT = Duration.ofSeconds(5);

  /** So long a display is left alone that refused. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** Where the mark is to be. */
  private record Target(ScreenId id, ScreenMarkPicture picture, double x, double y) {
    private static final Target NOWHERE = new Target(null, null, 0, 0);
  }

  private final Callable<ScreenServer> connect;
  private final LongSupplier nanoTime;
  private Target next;

  /** Null while nothing has been shown for a while. */
  private Thread thread;

  /** When a display has refused; null if none has. */
  private Long failedAt;

  /** On the display of this session. */
  public ScreenMark() {
    this(ScreenAccess::open, System::nanoTime);
  }

  ScreenMark(Callable<ScreenServer> connect, LongSupplier nanoTime) {
    this.connect = connect;
    this.nanoTime = nanoTime;
  }

  /** Whether this session's display can show one: an X display, and no Wayland session. */
  public static boolean isPossible() {
    return isPossible(System.getenv());
  }

  static boolean isPossible(Map<String, String> environment) {
    return ScreenAccess.isX11() && ScreenAccess.obstacle(environment).isEmpty();
  }

  /**
   * Shows it there, or moves it; at once, or never where the display does not let it.
   *
   * @param screenId the id of a {@link Screen}
   * @param x from 0, the left edge of that, to 1, its right edge
   * @param y likewise, from the top to the bottom
   */
  public synchronized void show(String screenId, ScreenMarkPicture picture, double x, double y) {
    if (thread == null && failedAt != null && nanoTime.getAsLong() - failedAt < PAUSE.toNanos()) {
      return;
    }
    try {
      next = new Target(ScreenId.parse(screenId), picture, x, y);
    } catch (IllegalArgumentException none) {
      return;
    }
    if (thread == null) {
      thread = new Thread(this::run, "parley-pointer");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  /** Hides it; the thread waits some seconds for the next place. */
  public synchronized void hide() {
    next = thread == null ? null : Target.NOWHERE;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    next = null;
    if (thread != null) {
      thread.interrupt(); // it may wait for the display
      thread = null;
    }
    notifyAll();
  }

  private void run() {
    try (ScreenServer server = connect.call()) {
      ScreenMarkWindow window = new ScreenMarkWindow(server);
      for (Target now = await(false); now != null; now = await(now == Target.NOWHERE)) {
        if (now == Target.NOWHERE) {
          window.hide();
        } else {
          window.show(now.id, now.picture, now.x, now.y);
        }
      }
    } catch (InterruptedException closed) {
      // with the connection goes its window
    } catch (IOException | MediaException | ScreenRefusal | RuntimeException gone) {
      LOG.debug("the pointer is not shown: {}", gone.toString());
    } catch (Exception odd) {
      LOG.info("the pointer is not shown: {}", odd.toString());
    } finally {
      forget(Thread.currentThread());
    }
  }

  /** The newest place; null once this thread is to end, as it is after a while without a mark. */
  private synchronized Target await(boolean hidden) throws InterruptedException {
    long began = System.nanoTime();
    while (thread == Thread.currentThread() && next == null) {
      long left = KEPT.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (hidden && left <= 0) {
        thread = null;
      } else {
        wait(hidden ? left : 0);
      }
    }
    if (thread != Thread.currentThread()) {
      return null; // what is next is for another thread
    }
    Target now = next;
    next = null;
    return now;
  }

  /** This thread ends by itself only where the display does not let it. */
  private synchronized void forget(Thread ended) {
    if (thread == ended) {
      thread = null;
      next = null;
      failedAt = nanoTime.getAsLong();
    }
  }
}
