package dev.parley.report;

import dev.parley.loop.LoopWatch;
import dev.parley.loop.LoopWatch.Limits;
import dev.parley.loop.LoopWatch.Stall;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Handles a loop that is stuck in one task: writes down once what all threads are doing, tells the
 * run, and leaves it to the run whether it ends. Nothing here waits for a loop, and nothing that
 * may take long keeps the watch from looking on.
 */
public final class StallWatch implements LoopWatch.Listener, AutoCloseable {
  private final Consumer<Stall> dump;
  private final Run run;

  /** One after the other: two debuggers cannot read the same process. */
  private final ExecutorService worker = Executors.newSingleThreadExecutor(StallWatch::daemon);

  /** Under this object's lock. */
  private final Set<Stall> stalls = new HashSet<>();

  /** How often the run was told since a loop last began to be stuck. Under this object's lock. */
  private int told;

  /** Under this object's lock; null while nothing is watched. */
  private LoopWatch watch;

  /** How a run takes it. Called on the watch's thread. */
  public interface Run {
    /**
     * How it stands; returns at once.
     *
     * @param times how often the person was to be told since a loop began to be stuck: once when it
     *     is, and once more when it is given up; 0 when no loop is stuck any more
     */
    void unresponsive(int times);

    /** A loop is given up. May end the process. */
    void hopeless(Stall stall);
  }

  /**
   * @param dump writes down what the threads are doing; may block
   */
  public StallWatch(Consumer<Stall> dump, Run run) {
    this.dump = dump;
    this.run = run;
  }

  /** Begins to watch all loops of this process. */
  public synchronized void begin(Limits limits) {
    watch = LoopWatch.begin(this, limits);
  }

  /** Whether a loop is stuck now. Any thread. */
  public synchronized boolean isStuck() {
    return !stalls.isEmpty();
  }

  @Override
  public void stuck(Stall stall) {
    worker.execute(() -> dump.accept(stall));
    tell(true, stall);
  }

  @Override
  public void hopeless(Stall stall) {
    tell(true, stall);
    run.hopeless(stall);
  }

  @Override
  public void movedOn(Stall stall) {
    tell(false, stall);
  }

  private void tell(boolean stuck, Stall stall) {
    int times;
    synchronized (this) {
      if (stuck) {
        stalls.add(stall);
        told++;
      } else {
        stalls.remove(stall);
        told = stalls.isEmpty() ? 0 : told;
      }
      times = told;
    }
    run.unresponsive(times);
  }

  @Override
  public synchronized void close() {
    if (watch != null) {
      watch.close();
    }
    worker.shutdown(); // a dump that is being written is written to its end
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "parley-stall");
    thread.setDaemon(true);
    return thread;
  }
}
