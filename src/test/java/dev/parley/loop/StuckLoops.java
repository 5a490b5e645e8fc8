package dev.parley.loop;

import dev.parley.diagnostics.ThreadDump;
import dev.parley.loop.LoopWatch.Stall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The loops of this process that are stuck, and which tests that concerns: for {@link LoopGuard},
 * and for fixtures that wait on a shared loop.
 *
 * <p>A loop counts as stuck when {@link LoopWatch} says so and its thread does not work either; one
 * that works is given the longer limit. It fails the test that was running, once, however many
 * waits hang on it. Other tests that share the loop, and the rest of that test's class, is not run
 * while it lasts.
 */
public final class StuckLoops {
  /** Between two looks; the limits of {@link LoopWatch} are so many of them. */
  static final String PERIOD_MS = "loops.period";

  private static final Duration PERIOD = Duration.ofMillis(Integer.getInteger(PERIOD_MS, 1000));

  /** After how many looks a test that no interrupt ends takes the process with it. */
  private static final int LAST_LOOK = 30;

  /** What such a process ends with. */
  static final int HOPELESS = 70;

  private static final StuckLoops ALL = new StuckLoops();

  private final List<StuckLoop> suspects = new ArrayList<>();
  private final List<StuckLoop> stuck = new ArrayList<>();
  private TestRun current;
  private boolean begun;
  private volatile Loop shared;
  private volatile Class<?> door;

  private StuckLoops() {}

  /** Those of this process; nobody watches before {@link #begin}. */
  static StuckLoops all() {
    return ALL;
  }

  /**
   * Declares that every test which uses a class, however indirectly, shares that loop, and with it
   * its fate.
   */
  public static void share(Loop loop, Class<?> door) {
    ALL.shared = loop;
    ALL.door = door;
  }

  /**
   * Call it before waiting for something on a loop.
   *
   * @throws AssertionError at once, where that loop is stuck
   */
  public static void check(Loop loop) {
    ALL.checkNow(loop);
  }

  private synchronized void checkNow(Loop loop) {
    for (StuckLoop one : stuck) {
      if (one.is(loop) && one.isStill()) {
        throw new AssertionError(one.toString());
      }
    }
  }

  /** Watches from now on; any number of times. */
  synchronized void begin() {
    if (begun) {
      return;
    }
    begun = true;
    LoopWatch watch =
        new LoopWatch(
            new LoopWatch.Listener() {
              @Override
              public void stuck(Stall stall) {
                StuckLoop.of(stall).ifPresent(suspects::add);
              }

              @Override
              public void hopeless(Stall stall) {
                suspects.stream()
                    .filter(one -> one.stall() == stall)
                    .findFirst()
                    .ifPresent(StuckLoops.this::found);
              }
            });
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "watch of the tests' loops");
              made.setDaemon(true);
              return made;
            });
    thread.scheduleWithFixedDelay(
        () -> look(watch), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(LoopWatch watch) {
    List<StuckLoop> waiting = List.copyOf(suspects);
    watch.look();
    for (StuckLoop one : waiting) {
      if (!one.isStill()) {
        suspects.remove(one);
      } else if (!one.hasWorked(PERIOD) && suspects.contains(one)) {
        found(one);
      }
    }
    end();
  }

  /** On the watch's thread. */
  private void found(StuckLoop one) {
    suspects.remove(one);
    Optional<TestRun> victim = lose(one);
    if (victim.isPresent()) {
      dump(one, "while " + victim.get() + " was running");
      interrupt(victim.get());
    }
  }

  /** Notes it before anything that takes time, so that each further wait ends at once. */
  private synchronized Optional<TestRun> lose(StuckLoop one) {
    stuck.add(one);
    if (current == null || current.mayBlock()) {
      return Optional.empty(); // the next test fails, if it lasts until then
    }
    current.isLostTo(one);
    return Optional.of(current);
  }

  private static void dump(StuckLoop one, String when) {
    if (one.toBeDumped()) {
      System.out.println(
          "==== "
              + one
              + ",\n"
              + when
              + "\n"
              + ThreadDump.states()
              + ThreadDump.nativeFrames()
              + "==== "
              + one);
    }
  }

  /** Ends the waits of a test that is lost, one after the other. */
  private void end() {
    TestRun lost = lost();
    if (lost == null) {
      return;
    }
    int looks = lost.looked();
    if (looks > 1) { // what clears up has a moment, as it may wait for something else
      interrupt(lost);
    }
    if (looks == LAST_LOOK) {
      System.out.println("==== " + lost + " does not end: this process of tests is given up");
    } else if (looks > LAST_LOOK + 1) { // by now the line has been read
      Runtime.getRuntime().halt(HOPELESS);
    }
  }

  private synchronized TestRun lost() {
    boolean waits = current != null && current.stuck().filter(StuckLoop::isStill).isPresent();
    return waits ? current : null;
  }

  private synchronized void interrupt(TestRun run) {
    if (run == current) {
      run.interrupt();
    }
  }

  /** Why a test is not to be run; empty where it is. */
  synchronized Optional<String> reason(Class<?> testClass) {
    for (StuckLoop one : stuck) {
      if (one.failed().isPresent() && one.isStill() && concerns(one, testClass.getNestHost())) {
        return Optional.of("not run: " + one + ", since " + one.failed().get());
      }
    }
    return Optional.empty();
  }

  private boolean concerns(StuckLoop one, Class<?> testClass) {
    return one.failed().filter(run -> run.testClass() == testClass).isPresent()
        || (one.is(shared) && NamedClasses.lead(testClass, door));
  }

  /**
   * A piece of a test begins.
   *
   * @return the one under way, which it interrupts
   */
  TestRun enter(TestRun run) {
    TestRun before;
    Optional<StuckLoop> lasting;
    synchronized (this) {
      before = current;
      current = run;
      lasting = run.mayBlock() ? Optional.empty() : lasting(run);
      lasting.ifPresent(run::isLostTo);
    }
    lasting.ifPresent(one -> dump(one, "before " + run));
    return before;
  }

  /** What it will hang on: something that no test has failed by, or, for what clears up, had. */
  private Optional<StuckLoop> lasting(TestRun run) {
    for (Iterator<StuckLoop> each = stuck.iterator(); each.hasNext(); ) {
      StuckLoop one = each.next();
      if (!one.isStill() || (one.failed().isEmpty() && !one.isOpen())) {
        each.remove();
      } else if (one.failed().isEmpty() || (run.isClosing() && concerns(one, run.testClass()))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * It has ended.
   *
   * @param before the one that goes on
   */
  synchronized void leave(TestRun run, TestRun before) {
    current = before;
    run.ended();
  }
}
