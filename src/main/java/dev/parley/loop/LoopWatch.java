package dev.parley.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects when a loop of this process is stuck in one task, and when it is running again.
 *
 * <p>A loop whose task waits in native code cannot report that itself: no timer of it fires any
 * more. So the watch has a thread of its own, which looks at every running {@link ThreadLoop} once
 * a second. Looks are counted rather than clock time, because a process that was suspended, or had
 * no processor for a minute, would otherwise appear stuck when it wakes up.
 */
public final class LoopWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopWatch.class);

  /** How long one task may take before its loop counts as stuck. */
  public static final Duration STUCK = Duration.ofSeconds(5);

  /** How long a loop may be stuck before it is given up. */
  public static final Duration HOPELESS = Duration.ofSeconds(30);

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /**
   * What counts as stuck; other than {@link #USUAL} for tests alone.
   *
   * @param period the time from one look to the next
   */
  public record Limits(Duration stuck, Duration hopeless, Duration period) {
    public static final Limits USUAL = new Limits(STUCK, HOPELESS, PERIOD);

    /** The first look may come at once after the task's beginning, and does not count. */
    private int looks(Duration limit) {
      return Math.toIntExact(limit.dividedBy(period)) + 1;
    }
  }

  /**
   * A loop that is stuck in one task.
   *
   * @param loop the name of the loop's thread
   * @param task the class of the task, and where in Parley's code it waits
   * @param thread the loop's thread, to tell it apart in a thread dump
   */
  public record Stall(String loop, String task, Thread thread) {
    @Override
    public String toString() {
      return loop + " is stuck in " + task;
    }
  }

  /** Hears of stuck loops, on the watch's own thread. An exception is logged and ends nothing. */
  public interface Listener {
    /** One task has taken {@link #STUCK}. Once for each task. */
    void stuck(Stall stall);

    /** The same task has taken {@link #HOPELESS}. Once, after {@link #stuck}. */
    default void hopeless(Stall stall) {}

    /** The task of which {@link #stuck} told has ended after all. */
    default void movedOn(Stall stall) {}
  }

  /** A task under observation, and how often it was seen running. */
  private static final class Observed {
    private final ThreadLoop.Running running;
    private int looks;
    private Stall stall;

    Observed(ThreadLoop.Running running) {
      this.running = running;
    }
  }

  private final Listener listener;
  private final Limits limits;
  private final Map<ThreadLoop, Observed> observed = new HashMap<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread made = new Thread(task, "parley-loop-watch");
            made.setDaemon(true);
            return made;
          });

  /** Looks at nothing until {@link #look}; for tests. */
  LoopWatch(Listener listener) {
    this(listener, Limits.USUAL);
  }

  private LoopWatch(Listener listener, Limits limits) {
    this.listener = listener;
    this.limits = limits;
  }

  /** Watches every loop of this process, also those that are made later, until it is closed. */
  public static LoopWatch begin(Listener listener) {
    return begin(listener, Limits.USUAL);
  }

  /** With limits of one's own. */
  public static LoopWatch begin(Listener listener, Limits limits) {
    LoopWatch watch = new LoopWatch(listener, limits);
    long period = limits.period().toMillis();
    watch.thread.scheduleWithFixedDelay(watch::look, period, period, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** One look at every loop. Calls are {@link Limits#period} apart. */
  void look() {
    observed.entrySet().removeIf(loop -> forgotten(loop.getKey(), loop.getValue()));
    ThreadLoop.open().forEach(this::look);
  }

  /** Nobody waits any more for a loop that was closed. */
  private boolean forgotten(ThreadLoop loop, Observed task) {
    boolean closed = !ThreadLoop.open().contains(loop);
    if (closed && task.stall != null) {
      tell(() -> listener.movedOn(task.stall));
    }
    return closed;
  }

  private void look(ThreadLoop loop) {
    ThreadLoop.Running now = loop.running();
    Observed before = observed.get(loop);
    if (before != null && before.running != now) {
      observed.remove(loop);
      if (before.stall != null) {
        LOG.warn("{} is running again", before.stall.loop());
        tell(() -> listener.movedOn(before.stall));
      }
    }
    if (now == null) {
      return;
    }
    Observed task = observed.computeIfAbsent(loop, first -> new Observed(now));
    task.looks++;
    if (task.looks == limits.looks(limits.stuck())) {
      task.stall = new Stall(now.thread().getName(), name(now), now.thread());
      tell(() -> listener.stuck(task.stall));
    } else if (task.looks == limits.looks(limits.hopeless())) {
      tell(() -> listener.hopeless(task.stall));
    }
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException | Error failure) { // whatever happens, the watch goes on
      LOG.error("a stuck loop could not be reported", failure);
    }
  }

  private static String name(ThreadLoop.Running running) {
    String task = running.task().getClass().getName().replaceFirst("/0x[0-9a-f]+$", "");
    for (StackTraceElement frame : running.thread().getStackTrace()) {
      if (frame.getClassName().startsWith("dev.parley.")
          && !frame.getClassName().startsWith(ThreadLoop.class.getName())) {
        return task + ", at " + frame;
      }
    }
    return task;
  }

  /** Ends the watch; a listener that is being told is not waited for. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
