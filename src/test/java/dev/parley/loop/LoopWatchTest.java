package dev.parley.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(30)
@MayBlockLoops("it is what the watch is to see")
@SuppressWarnings("try") // a wait is there to be waited for
class LoopWatchTest {
  private final ThreadLoop loop = new ThreadLoop("watched");
  private final List<String> heard = new ArrayList<>();
  private final LoopWatch watch =
      new LoopWatch(
          new LoopWatch.Listener() {
            @Override
            public void stuck(LoopWatch.Stall stall) {
              hear("stuck", stall);
            }

            @Override
            public void hopeless(LoopWatch.Stall stall) {
              hear("hopeless", stall);
            }

            @Override
            public void movedOn(LoopWatch.Stall stall) {
              hear("moved on", stall);
            }
          });

  private LoopWatch.Stall last;

  @AfterEach
  void close() {
    loop.close();
    watch.close();
  }

  private void hear(String what, LoopWatch.Stall stall) {
    if (stall.loop().equals("watched")) { // other loops of the process are none of this test's
      heard.add(what);
      last = stall;
    }
  }

  private void look(int times) {
    IntStream.range(0, times).forEach(second -> watch.look());
  }

  @Test
  void aTaskThatWaitsInNativeCodeIsReportedOnceAfterFiveSeconds() throws Exception {
    try (NativeWait wait = new NativeWait(loop)) {
      look(5);
      assertEquals(List.of(), heard);

      look(10);
      assertEquals(List.of("stuck"), heard);
      assertTrue(last.task().contains("NativeWait"), last::task);
      assertTrue(last.task().contains("waitForAByte"), last::task);
    }
  }

  @Test
  void afterThirtySecondsItIsGivenUp() throws Exception {
    try (NativeWait wait = new NativeWait(loop)) {
      look(30);
      assertEquals(List.of("stuck"), heard);

      look(10);
      assertEquals(List.of("stuck", "hopeless"), heard);
    }
  }

  @Test
  void aLoopThatMovesOnIsReportedToo() throws Exception {
    try (NativeWait wait = new NativeWait(loop)) {
      look(6);
      wait.letGo();

      look(1);
      assertEquals(List.of("stuck", "moved on"), heard);
    }
  }

  @Test
  void manyShortTasksAreNotOneLongOne() {
    for (int second = 0; second < 20; second++) {
      CompletableFuture<Void> ran = new CompletableFuture<>();
      CompletableFuture<Void> seen = new CompletableFuture<>();
      loop.post(
          () -> {
            ran.complete(null);
            seen.join();
          });
      ran.join();
      watch.look();
      seen.complete(null);
    }
    assertEquals(List.of(), heard);
  }

  @Test
  void aClosedLoopIsForgotten() throws Exception {
    try (NativeWait wait = new NativeWait(loop)) {
      look(3);
      loop.close();

      look(10);
      assertEquals(List.of(), heard);
    }
  }

  @Test
  void aListenerThatThrowsDoesNotEndTheWatch() throws Exception {
    LoopWatch broken =
        new LoopWatch(
            stall -> {
              heard.add("told");
              throw new IllegalStateException("on purpose");
            });
    try (NativeWait wait = new NativeWait(loop)) {
      IntStream.range(0, 40).forEach(second -> broken.look());
    } finally {
      broken.close();
    }
    assertEquals(List.of("told"), heard);
  }
}
