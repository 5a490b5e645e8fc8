package dev.parley.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A loop whose clock moves only when a test moves it. Tasks run on the test's own thread, inside
 * {@link #run} and {@link #advance}, in the order of their time and then of their posting, as on
 * the real loop.
 */
public final class FakeLoop implements Loop {
  private record Task(Duration at, long serial, Runnable run) {}

  private final TreeSet<Task> tasks =
      new TreeSet<>(Comparator.comparing(Task::at).thenComparing(Task::serial));
  private Duration now = Duration.ZERO;
  private Instant wallStart = Instant.EPOCH;
  private long serial;
  private boolean running;
  private Duration workTime = Duration.ZERO;

  @Override
  public void post(Runnable task) {
    add(Duration.ZERO, task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Task added = add(delay, task);
    return () -> tasks.remove(added);
  }

  @Override
  public Duration now() {
    return now;
  }

  @Override
  public Instant wallClock() {
    return wallStart.plus(now);
  }

  /** Moves the time of day alone: the machine sleeps, or somebody sets its clock. */
  public void jump(Duration by) {
    wallStart = wallStart.plus(by);
  }

  /** Both clocks go on while a task runs: all timers come late. */
  public void elapse(Duration by) {
    now = now.plus(by);
  }

  @Override
  public void assertOn() {
    if (!running) {
      throw new IllegalStateException("off the loop");
    }
  }

  /** So long takes what is given to a worker from now on; nothing, unless that is said. */
  public void workTakes(Duration time) {
    workTime = time;
  }

  /** Runs the work as a task of its own: a fake world has no slow devices. */
  @Override
  public <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit) {
    CompletableFuture<T> result = new CompletableFuture<>();
    after(
        workTime,
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | Error failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /** Runs all that is due now, and what that posts in turn. */
  public void run() {
    advance(Duration.ZERO);
  }

  /** Moves the clock, running each task at its time. */
  public void advance(Duration by) {
    Duration until = now.plus(by);
    running = true;
    try {
      while (!tasks.isEmpty() && tasks.first().at().compareTo(until) <= 0) {
        Task next = tasks.pollFirst();
        now = next.at().compareTo(now) > 0 ? next.at() : now;
        next.run().run();
      }
    } finally {
      running = false;
    }
    now = until.compareTo(now) > 0 ? until : now;
  }

  /** Runs an act of the test as a task of the loop. */
  public void act(Runnable task) {
    post(task);
    run();
  }

  /** The number of tasks that wait, timers included. */
  public int pending() {
    return tasks.size();
  }

  private Task add(Duration delay, Runnable run) {
    Task task = new Task(now.plus(delay.isNegative() ? Duration.ZERO : delay), serial++, run);
    tasks.add(task);
    return task;
  }
}
