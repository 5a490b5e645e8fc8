package dev.parley.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(30)
class ThreadLoopTest {
  private final ThreadLoop loop = new ThreadLoop("a loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void tasksRunInTheOrderOfPostingOnTheNamedThread() throws Exception {
    List<Integer> order = new ArrayList<>();
    CompletableFuture<String> thread = new CompletableFuture<>();
    loop.post(() -> order.add(1));
    loop.post(() -> order.add(2));
    loop.post(() -> thread.complete(Thread.currentThread().getName()));
    assertEquals("a loop", thread.get());
    assertEquals(List.of(1, 2), order);
  }

  @Test
  void aTaskThatThrowsDoesNotEndTheLoop() throws Exception {
    CompletableFuture<String> after = new CompletableFuture<>();
    loop.post(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    loop.post(() -> after.complete("alive"));
    assertEquals("alive", after.get());
  }

  @Test
  void aCancelledTimerDoesNotRun() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    loop.post(
        () -> {
          Loop.Timer early = loop.after(Duration.ofMillis(20), () -> outcome.complete("ran"));
          loop.after(Duration.ofMillis(40), () -> outcome.complete("cancelled"));
          early.cancel();
        });
    assertEquals("cancelled", outcome.get());
  }

  @Test
  void assertOnHoldsOnTheLoopAlone() throws Exception {
    assertThrows(IllegalStateException.class, loop::assertOn);
    CompletableFuture<Void> onLoop = CompletableFuture.runAsync(loop::assertOn, loop::post);
    onLoop.get();
  }

  @Test
  void workThatBlocksEndsOnTheLoop() throws Exception {
    CompletableFuture<String> where = new CompletableFuture<>();
    loop.post(
        () ->
            loop.offload(
                    "some work", () -> Thread.currentThread().getName(), Duration.ofSeconds(10))
                .thenAccept(
                    worker ->
                        where.complete(worker + ", then " + Thread.currentThread().getName())));
    assertEquals("parley-worker: some work, then a loop", where.get());
  }

  @Test
  void workThatHangsEndsInATimeOut() {
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<Boolean> hanging =
        loop.offload("hanging work", () -> never.await(1, TimeUnit.HOURS), Duration.ofMillis(20));
    ExecutionException end = assertThrows(ExecutionException.class, hanging::get);
    assertInstanceOf(TimeoutException.class, end.getCause());
    never.countDown();
  }

  @Test
  void afterCloseNothingRunsAndNothingThrows() throws Exception {
    List<String> ran = new CopyOnWriteArrayList<>();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    loop.post(() -> thread.complete(Thread.currentThread()));
    Thread its = thread.get();
    loop.close();
    loop.close();
    loop.post(() -> ran.add("a task"));
    loop.after(Duration.ZERO, () -> ran.add("a timer"));
    loop.after(Duration.ZERO, () -> ran.add("a cancelled timer")).cancel();
    its.join(); // nothing else could run them
    assertEquals(List.of(), ran);
  }

  @Test
  void whatWaitsAtItsCloseIsDropped() throws Exception {
    List<String> ran = new CopyOnWriteArrayList<>();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    loop.post(
        () -> {
          loop.post(() -> ran.add("a task"));
          loop.after(Duration.ZERO, () -> ran.add("a timer"));
          loop.close();
          thread.complete(Thread.currentThread());
        });
    thread.get().join();
    assertEquals(List.of(), ran);
  }
}
