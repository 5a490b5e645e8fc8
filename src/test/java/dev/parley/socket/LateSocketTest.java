package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that must first be found, and what may fail then. */
@Tag("unit")
class LateSocketTest {
  private final FakeLoop loop = new FakeLoop();
  private final FakeSockets sockets = new FakeSockets();
  private final List<String> lost = new ArrayList<>();
  private final CompletableFuture<TextSocket.Opener> server = new CompletableFuture<>();
  private final AtomicInteger searches = new AtomicInteger();
  private final Reconnector reconnector =
      new Reconnector(loop, LateSocket.opener(loop, this::find), () -> 0.5, new Losses());

  private CompletableFuture<TextSocket.Opener> find() {
    return searches.incrementAndGet() == 1 ? server : CompletableFuture.completedFuture(sockets);
  }

  @Test
  void whatIsFoundIsOpened() {
    loop.act(reconnector::start);
    loop.act(() -> server.complete(sockets));
    assertEquals(1, sockets.living());
    assertEquals(List.of(), lost);
  }

  @Test
  void anAttemptThatCannotBeBegunIsALossAndIsTriedAgain() {
    loop.act(reconnector::start);
    loop.act(
        () ->
            server.complete(
                listener -> {
                  throw new OutOfMemoryError("no thread");
                }));
    loop.advance(Duration.ofSeconds(5));
    assertEquals(List.of("This computer could not start a connection."), lost);
    assertEquals(2, searches.get());
    assertEquals(1, sockets.living());
  }

  @Test
  void aServerThatIsNotFoundIsALossWithItsSentence() {
    loop.act(reconnector::start);
    loop.act(() -> server.completeExceptionally(new IllegalStateException("It is not there.")));
    loop.advance(Duration.ofSeconds(5));
    assertEquals(List.of("It is not there."), lost);
    assertEquals(1, sockets.living());
  }

  @Test
  void oneThatWasClosedMeanwhileOpensNothing() {
    loop.act(reconnector::start);
    loop.act(reconnector::halt);
    loop.act(() -> server.complete(sockets));
    assertEquals(0, sockets.count());
    assertTrue(lost.isEmpty());
  }

  private final class Losses implements Reconnector.Listener {
    @Override
    public void connecting() {}

    @Override
    public void opened() {}

    @Override
    public void text(String text) {}

    @Override
    public void lost(String why, Duration retryAt) {
      lost.add(why);
    }
  }
}
