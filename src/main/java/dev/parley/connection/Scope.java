package dev.parley.connection;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a session or of a look at a server: it ends once, and whatever belongs to it ends
 * with it. Its timers do nothing afterwards. Used on the loop, except for {@link #isOver}.
 */
public final class Scope {
  private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

  private final Loop loop;
  private final Reachability server;
  private final List<Runnable> ends = new ArrayList<>();
  private volatile boolean over;

  public Scope(Loop loop) {
    this(loop, new Reachability());
  }

  /**
   * @param server by which descriptions reach the peer
   */
  public Scope(Loop loop, Reachability server) {
    this.loop = loop;
    this.server = server;
  }

  public Loop loop() {
    return loop;
  }

  /** Whether descriptions can reach the peer now. */
  public boolean isServerUp() {
    return server.isUp();
  }

  /** Runs the task each time that the server is back, until the scope ends. */
  public void onServerBack(Runnable task) {
    server.onReturn(task);
    onEnd(() -> server.forget(task));
  }

  /** Whether it has ended. Any thread. */
  public boolean isOver() {
    return over;
  }

  /** Runs the task after the delay, unless the scope has ended by then. */
  public Loop.Timer after(Duration delay, Runnable task) {
    return loop.after(
        delay,
        () -> {
          if (!over) {
            task.run();
          }
        });
  }

  /** Runs the task when the scope ends; tasks run in the order in which they were given. */
  public void onEnd(Runnable task) {
    ends.add(task);
  }

  /**
   * Ends it.
   *
   * @return false if it had ended before
   */
  public boolean end() {
    if (over) {
      return false;
    }
    over = true;
    ends.forEach(Scope::guarded);
    ends.clear();
    return true;
  }

  /** What fails to end keeps nothing else from ending. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) { // webrtc-java reports by both
      LOG.warn("a part of a session does not end", failure);
    }
  }
}
