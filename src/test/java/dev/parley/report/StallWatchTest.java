package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.LoopWatch.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run hears of loops that are stuck, and when the threads are written down. */
@Tag("unit")
@Timeout(30)
class StallWatchTest {
  private static final Stall ONE = new Stall("parley-loop", "a task", Thread.currentThread());
  private static final Stall OTHER = new Stall("parley-server", "a task", Thread.currentThread());

  private final BlockingQueue<Stall> dumped = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> slow = new CompletableFuture<>();
  private final List<String> told = new ArrayList<>();
  private final StallWatch.Run run =
      new StallWatch.Run() {
        @Override
        public void unresponsive(int times) {
          told.add("unresponsive " + times);
        }

        @Override
        public void hopeless(Stall stall) {
          told.add("hopeless " + stall.loop());
        }
      };
  private StallWatch watch = new StallWatch(dumped::add, run);

  @AfterEach
  void close() {
    slow.complete(null);
    watch.close();
  }

  @Test
  void thePersonIsToldWhenItIsStuckAndOnceMoreWhenItIsGivenUp() {
    watch.stuck(ONE);
    watch.hopeless(ONE);
    assertEquals(List.of("unresponsive 1", "unresponsive 2", "hopeless parley-loop"), told);
    assertTrue(watch.isStuck());
  }

  @Test
  void whatWasSaidIsTakenBackWhenTheLoopMovesOn() {
    watch.stuck(ONE);
    watch.movedOn(ONE);
    assertEquals(List.of("unresponsive 1", "unresponsive 0"), told);
    assertFalse(watch.isStuck());
  }

  @Test
  void itRespondsOnlyWhenNoLoopIsStuck() {
    watch.stuck(ONE);
    watch.stuck(OTHER);
    watch.movedOn(ONE);
    assertTrue(watch.isStuck());
    watch.movedOn(OTHER);
    assertEquals(
        List.of("unresponsive 1", "unresponsive 2", "unresponsive 2", "unresponsive 0"), told);
  }

  @Test
  void theThreadsAreWrittenDownOnceForEachStall() throws Exception {
    watch.stuck(ONE);
    watch.hopeless(ONE);
    watch.movedOn(ONE);
    watch.stuck(OTHER);
    assertEquals(ONE, dumped.poll(10, TimeUnit.SECONDS));
    assertEquals(OTHER, dumped.poll(10, TimeUnit.SECONDS));
    assertTrue(dumped.isEmpty());
  }

  @Test
  void aDumpThatTakesLongHoldsNothingUp() throws Exception {
    watch.close();
    watch =
        new StallWatch(
            stall -> {
              dumped.add(stall);
              slow.join();
            },
            run);
    watch.stuck(ONE);
    assertEquals(ONE, dumped.poll(10, TimeUnit.SECONDS));
    watch.hopeless(ONE);
    assertEquals(List.of("unresponsive 1", "unresponsive 2", "hopeless parley-loop"), told);
  }
}
