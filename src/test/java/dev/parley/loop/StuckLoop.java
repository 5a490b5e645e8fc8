package dev.parley.loop;

import dev.parley.loop.LoopWatch.Stall;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** A loop that one task has held for too long, and which test that has failed. */
final class StuckLoop {
  private final Stall stall;
  private final ThreadLoop loop;
  private final ThreadLoop.Running task;
  private long processorNanos;

  /** Null until a test has failed by it: it fails one, and no more. */
  private TestRun failed;

  private boolean dumped;

  private StuckLoop(Stall stall, ThreadLoop loop, ThreadLoop.Running task) {
    this.stall = stall;
    this.loop = loop;
    this.task = task;
    processorNanos = processorTime();
  }

  /** Empty where the loop has moved on in this very moment, or is closed. */
  static Optional<StuckLoop> of(Stall stall) {
    for (ThreadLoop loop : ThreadLoop.open()) {
      ThreadLoop.Running task = loop.running();
      if (task != null && task.thread() == stall.thread()) {
        return Optional.of(new StuckLoop(stall, loop, task));
      }
    }
    return Optional.empty();
  }

  /** Whether the same task still holds it. */
  boolean isStill() {
    return loop.running() == task;
  }

  boolean is(Loop other) {
    return loop == other;
  }

  boolean isOpen() {
    return ThreadLoop.open().contains(loop);
  }

  Stall stall() {
    return stall;
  }

  /**
   * Whether its thread has had a processor since the last question. On a machine with much to do a
   * task may take long without waiting for anything.
   */
  boolean hasWorked(Duration since) {
    long before = processorNanos;
    processorNanos = processorTime();
    return processorNanos - before > since.toNanos() / 100;
  }

  private long processorTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(stall.thread().getId());
  }

  Optional<TestRun> failed() {
    return Optional.ofNullable(failed);
  }

  void fails(TestRun run) {
    failed = run;
  }

  /** True for the first who asks: the threads are written down once. */
  boolean toBeDumped() {
    boolean first = !dumped;
    dumped = true;
    return first;
  }

  @Override
  public String toString() {
    return stall.toString();
  }
}
