package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReconnectorTest {
  private final FakeLoop loop = new FakeLoop();
  private final FakeSockets sockets = new FakeSockets();
  private final List<String> heard = new ArrayList<>();
  private final Reconnector reconnector =
      new Reconnector(loop, sockets, () -> 0.5, new Recording());

  @Test
  void aLostConnectionIsTriedAgainQuicklyAndThenLaterAndLater() {
    loop.act(reconnector::start);
    List<Integer> tries = new ArrayList<>();
    for (int second : List.of(1, 2, 2, 2, 2, 5, 10, 15, 20, 25, 30, 30)) {
      loop.act(() -> sockets.latest().breaks());
      loop.advance(Duration.ofSeconds(second));
      tries.add(sockets.count());
    }
    assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), tries);
  }

  @Test
  void aLogInBringsTheQuickAttemptsBack() {
    loop.act(reconnector::start);
    loop.act(() -> sockets.latest().breaks());
    loop.advance(Duration.ofSeconds(1));
    loop.act(() -> sockets.latest().breaks());
    loop.advance(Duration.ofSeconds(2));
    loop.act(reconnector::loggedIn);
    loop.act(() -> sockets.latest().breaks());
    loop.advance(Duration.ofSeconds(1));
    assertEquals(4, sockets.count());
  }

  @Test
  void onlyAConnectionThatLastsBringsAllOfThemBack() {
    loop.act(reconnector::start);
    for (int loss = 0; loss < 20; loss++) {
      loop.act(reconnector::loggedIn);
      loop.act(() -> sockets.latest().breaks());
      loop.advance(Duration.ofSeconds(1));
    }
    assertEquals(21, sockets.count());
    loop.act(reconnector::loggedIn);
    loop.act(() -> sockets.latest().breaks());
    loop.advance(Duration.ofSeconds(4));
    assertEquals(21, sockets.count());
    loop.advance(Duration.ofSeconds(1));
    loop.act(reconnector::settle);
    loop.act(() -> sockets.latest().breaks());
    loop.advance(Duration.ofSeconds(1));
    assertEquals(23, sockets.count());
  }

  @Test
  void aHaltIsFinalUntilStarted() {
    loop.act(reconnector::start);
    loop.act(() -> sockets.latest().breaks());
    loop.act(() -> sockets.latest().breaks());
    loop.act(reconnector::halt);
    loop.advance(Duration.ofHours(1));
    assertEquals(0, sockets.living());
    loop.act(reconnector::start);
    assertEquals(1, sockets.living());
  }

  @Test
  void whatAnOldSocketSaysIsDropped() {
    loop.act(reconnector::start);
    FakeSockets.FakeSocket old = sockets.latest();
    loop.act(old::opens);
    loop.act(() -> reconnector.lose("too slow"));
    heard.clear();
    loop.act(() -> old.says("late"));
    assertTrue(heard.isEmpty());
    assertTrue(old.isEnded());
  }

  @Test
  void thereIsNeverASecondConnection() {
    loop.act(reconnector::start);
    loop.act(reconnector::start);
    loop.act(() -> sockets.latest().breaks());
    loop.act(reconnector::start);
    loop.advance(Duration.ofSeconds(10));
    assertEquals(1, sockets.living());
  }

  @Test
  void anAttemptThatCannotBeBegunIsALossLikeAnyOther() {
    AtomicInteger tries = new AtomicInteger();
    Reconnector poor =
        new Reconnector(
            loop,
            listener -> {
              if (tries.incrementAndGet() <= 2) {
                throw new OutOfMemoryError("no thread");
              }
              return sockets.open(listener);
            },
            () -> 0.5,
            new Recording());
    loop.act(poor::start);
    loop.advance(Duration.ofSeconds(5));
    assertEquals(3, tries.get());
    assertEquals(1, sockets.living());
  }

  private final class Recording implements Reconnector.Listener {
    @Override
    public void connecting() {
      heard.add("connecting");
    }

    @Override
    public void opened() {
      heard.add("opened");
    }

    @Override
    public void text(String text) {
      heard.add(text);
    }

    @Override
    public void lost(String why, Duration retryAt) {
      heard.add("lost");
    }
  }
}
