package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Scope;
import dev.parley.loop.FakeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** W3C webrtc, section 4.4.1.2 "Chain an asynchronous operation". */
@Tag("unit")
class OperationsTest {
  private final List<String> begun = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Scope scope = new Scope(new FakeLoop());
  private final Operations operations = new Operations(scope, failures::add);

  @Test
  void oneBeginsWhenTheOneBeforeHasEnded() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    operations.chain(begin("first", first));
    operations.chain(begin("second", new CompletableFuture<>()));
    assertEquals(List.of("first"), begun);

    first.complete(null);

    assertEquals(List.of("first", "second"), begun);
  }

  @Test
  void aFailureIsToldAndEndsTheRest() {
    IllegalStateException failure = new IllegalStateException();
    CompletableFuture<Void> first = new CompletableFuture<>();
    operations.chain(begin("first", first));
    operations.chain(begin("second", new CompletableFuture<>()));

    first.completeExceptionally(failure);

    assertEquals(List.of(failure), failures);
    assertEquals(List.of("first"), begun);
  }

  @Test
  void whatIsThrownIsAFailureToo() {
    Error failure = new Error("webrtc-java reports by Error");

    operations.chain(
        () -> {
          throw failure;
        });

    assertEquals(List.of(failure), failures);
  }

  @Test
  void aFailureAfterTheEndIsNotTold() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    operations.chain(begin("first", first));
    scope.end();

    first.completeExceptionally(new IllegalStateException());

    assertEquals(List.of(), failures);
  }

  @Test
  void nothingBeginsAfterTheEnd() {
    scope.end();

    operations.chain(begin("late", new CompletableFuture<>()));

    assertEquals(List.of(), begun);
  }

  @Test
  void oneTooManyIsRefused() {
    operations.chain(begin("hanging", new CompletableFuture<>()));
    for (int i = 0; i < Operations.MOST; i++) {
      assertTrue(operations.chain(begin("waiting", new CompletableFuture<>())));
    }

    assertFalse(operations.chain(begin("one too many", new CompletableFuture<>())));
  }

  private Supplier<CompletableFuture<?>> begin(String name, CompletableFuture<?> end) {
    return () -> {
      begun.add(name);
      return end;
    };
  }
}
