package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.loop.LoopWatch.Stall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a process ends that cannot end in order, with a halt that only writes its status down. */
@Tag("unit")
@Timeout(30)
class ForcedEndTest {
  private static final Stall STALL = new Stall("parley-loop", "a task", Thread.currentThread());

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final ForcedEnd end = within(Duration.ofSeconds(10));

  private ForcedEnd within(Duration limit) {
    return new ForcedEnd(status -> done.add("halt " + status), limit);
  }

  @Test
  void whatIsKnownIsKeptThenTheProcessEndsWithAStatusOfItsOwn() {
    end.unresponsive(STALL, () -> done.add("keep"), () -> done.add("report"));
    assertEquals(List.of("keep", "report", "halt 6"), List.copyOf(done));
  }

  @Test
  void whatCannotBeKeptInTimeKeepsNothingAlive() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    within(Duration.ofMillis(10)).unresponsive(STALL, never::join, () -> done.add("report"));
    assertEquals("halt 6", done.poll());
    never.complete(null);
  }

  @Test
  void whatFailsKeepsNothingAliveEither() {
    end.unresponsive(
        STALL,
        () -> {
          throw new IllegalStateException("on purpose");
        },
        () -> {});
    assertEquals(List.of("halt 6"), List.copyOf(done));
  }

  @Test
  void whoQuitsIsNotKeptWaiting() throws Exception {
    within(Duration.ofMillis(10)).quit(new CompletableFuture<>(), () -> done.add("keep"));
    assertEquals("keep", done.poll(10, TimeUnit.SECONDS));
    assertEquals("halt 1", done.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void aRunThatEndsInOrderAfterAllIsNotHalted() throws Exception {
    end.quit(CompletableFuture.completedFuture(null), () -> done.add("keep"));
    assertNull(done.poll(50, TimeUnit.MILLISECONDS));
  }
}
