package dev.parley.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onvoid.webrtc.media.MediaSource;
import dev.parley.media.TestMedia;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source is freed once nothing fills it any more. */
@Tag("media")
class ThreadFeedTest {
  private final CountDownLatch pushed = new CountDownLatch(1);

  @BeforeAll
  static void loadLibrary() {
    TestMedia.media();
  }

  /** Fills its source until it is told to end, whether it is interrupted or not. */
  private final class Hanging extends ThreadFeed {
    private volatile Thread own;

    Hanging() {
      super("hanging-feed");
    }

    @Override
    protected void run() {
      own = Thread.currentThread();
      boolean over = false;
      while (!over) {
        try {
          pushed.await();
          over = true;
        } catch (InterruptedException ending) {
          // the library does not come back for that
        }
      }
    }
  }

  @Test
  void aSourceThatMayBeBeingFilledStaysInMemory() throws Exception {
    Hanging feed = new Hanging();
    feed.start();
    feed.stop();

    feed.free();

    assertEquals(MediaSource.State.LIVE, feed.source().getState());
    pushed.countDown();
    feed.own.join();
    feed.free();
    assertThrows(NullPointerException.class, feed.source()::getState);
  }
}
