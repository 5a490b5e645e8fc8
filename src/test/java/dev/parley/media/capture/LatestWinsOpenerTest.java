package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.loop.FakeLoop;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LatestWinsOpenerTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<String> done = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  /** Completed unless a test says otherwise: it may change at once. */
  private CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);

  private record Thing(String name, List<String> done) implements Opened {
    @Override
    public void stop() {
      done.add("stop " + name);
    }

    @Override
    public void free() {
      done.add("free " + name);
    }
  }

  private final LatestWinsOpener<String, Thing> lamp =
      new LatestWinsOpener<>(loop, this::open, new Log());

  private Thing open(String name) throws MediaException {
    done.add("open " + name);
    if (broken.contains(name)) {
      throw new MediaException(name + " is broken.");
    }
    return new Thing(name, done);
  }

  private final class Log implements LatestWinsOpener.Listener<String, Thing> {
    @Override
    public CompletableFuture<Void> changing() {
      done.add("changing");
      return ready;
    }

    @Override
    public void opened(String what, Thing thing) {
      done.add("use " + thing.name());
    }

    @Override
    public void closing() {
      done.add("do not use");
    }

    @Override
    public void failed(String what, String sentence) {
      done.add(sentence);
    }

    @Override
    public void settled() {
      done.add("settled");
    }
  }

  @Test
  void aWishIsOpened() {
    loop.act(() -> lamp.want("red"));

    assertEquals(List.of("changing", "open red", "use red", "settled"), done);
  }

  @Test
  void theOldOneIsOutOfUseThenClosedThenTheNewOneOpened() {
    has("red");

    loop.act(() -> lamp.want("blue"));

    assertEquals(
        List.of(
            "changing", "do not use", "stop red", "free red", "open blue", "use blue", "settled"),
        done);
  }

  @Test
  void ofManyWishesMeanwhileOnlyTheNewestIsOpened() {
    has("red");

    loop.act(
        () -> {
          lamp.want("blue");
          lamp.want("green");
          lamp.want("white");
        });

    assertEquals(
        List.of(
            "changing", "do not use", "stop red", "free red", "open white", "use white", "settled"),
        done);
  }

  @Test
  void whatOpensTooLateIsNeverUsed() {
    loop.act(
        () -> {
          lamp.want("red");
          lamp.want(null);
        });

    assertEquals(0, done.stream().filter(act -> act.startsWith("use")).count());
    assertNull(lamp.current());
    assertEquals("free red", done.get(done.size() - 2));
  }

  @Test
  void theSameWishAgainIsNothing() {
    has("red");

    loop.act(() -> lamp.want("red"));

    assertEquals(List.of(), done);
  }

  @Test
  void whatFailsIsSaidOnceAndTriedAgainWhenWished() {
    broken.add("red");
    loop.act(() -> lamp.want("red"));
    assertEquals(List.of("changing", "open red", "red is broken.", "settled"), done);

    broken.clear();
    done.clear();
    loop.act(() -> lamp.want("red"));

    assertEquals(List.of("changing", "open red", "use red", "settled"), done);
  }

  @Test
  void afterTheStopNothingIsOpened() {
    has("red");
    lamp.stop();
    lamp.free();

    loop.act(() -> lamp.want("blue"));

    assertEquals(List.of("stop red", "free red"), done);
  }

  @Test
  void whatComesAfterTheStopIsClosed() {
    loop.act(
        () -> {
          lamp.want("red");
          lamp.stop();
        });
    lamp.free();

    assertEquals(List.of("changing", "open red", "settled", "stop red", "free red"), done);
  }

  private void has(String name) {
    loop.act(() -> lamp.want(name));
    done.clear();
  }
}
