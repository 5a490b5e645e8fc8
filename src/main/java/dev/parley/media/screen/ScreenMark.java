package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a small picture at a place of what is shared, above all windows of an X display: it takes
 * no focus, and clicks go through it. A thread moves it, to the newest place alone; it begins with
 * the first and ends when the mark is hidden. Any thread.
 */
public final class ScreenMark implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenMark.class);

  /** Where the mark is to be. */
  private record Target(ScreenId id, ScreenMarkPicture picture, double x, double y) {}

  private final Callable<ScreenServer> connect;
  private Target next;

  /** Null while nothing is shown. */
  private Thread thread;

  /** On the display of this session. */
  public ScreenMark() {
    this(ScreenAccess::open);
  }

  ScreenMark(Callable<ScreenServer> connect) {
    this.connect = connect;
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

  public synchronized void hide() {
    next = null;
    if (thread != null) {
      thread.interrupt(); // it may wait for the display
      thread = null;
    }
    notifyAll();
  }

  @Override
  public void close() {
    hide();
  }

  private void run() {
    try (ScreenServer server = connect.call()) {
      ScreenMarkWindow window = new ScreenMarkWindow(server);
      for (Target now = await(); now != null; now = await()) {
        window.show(now.id, now.picture, now.x, now.y);
      }
    } catch (InterruptedException hidden) {
      // with the connection goes its window
    } catch (IOException | MediaException | ScreenRefusal | RuntimeException gone) {
      LOG.debug("the pointer is not shown: {}", gone.toString());
    } catch (Exception odd) {
      LOG.info("the pointer is not shown: {}", odd.toString());
    } finally {
      forget(Thread.currentThread());
    }
  }

  /** The newest place; null once this thread's mark is hidden. */
  private synchronized Target await() throws InterruptedException {
    while (thread == Thread.currentThread() && next == null) {
      wait();
    }
    Target now = thread == Thread.currentThread() ? next : null;
    if (now != null) {
      next = null;
    }
    return now;
  }

  private synchronized void forget(Thread ended) {
    if (thread == ended) {
      thread = null;
    }
  }
}
