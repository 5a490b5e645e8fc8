package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What begins when there is something to see. */
@Tag("unit")
class AfterFirstPaintTest {
  private final FakeLoop loop = new FakeLoop();
  private final CompletableFuture<Void> seen = new CompletableFuture<>();
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final CompletableFuture<Void> all =
      AfterFirstPaint.then(
          loop,
          seen,
          () -> {
            loop.assertOn();
            begun.incrementAndGet();
            return joined;
          });

  @Test
  void theRestBeginsWhenTheWindowIsSeenAndOnce() {
    loop.run();
    assertEquals(0, begun.get());
    seen.complete(null);
    loop.advance(AfterFirstPaint.PATIENCE.multipliedBy(2));
    assertEquals(1, begun.get());
    assertFalse(all.isDone());
    joined.complete(null);
    assertTrue(all.isDone());
  }

  @Test
  void aWindowThatDoesNotComeKeepsNobodyWaiting() {
    loop.advance(AfterFirstPaint.PATIENCE);
    assertEquals(1, begun.get());
  }

  @Test
  void norDoesOneThatFails() {
    seen.completeExceptionally(new IllegalStateException("no display"));
    loop.run();
    assertEquals(1, begun.get());
  }
}
