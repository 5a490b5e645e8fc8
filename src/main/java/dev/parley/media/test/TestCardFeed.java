package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Pace;
import dev.parley.media.frame.ThreadFeed;

/** Feeds the {@link TestCard} to a video source, 30 times a second, on a thread of its own. */
public final class TestCardFeed extends ThreadFeed {
  /** Pictures a second; fewer for measurements (docs/testing.md). */
  private static final int FPS = Integer.getInteger("parley.testCardFps", TestCard.FPS);

  private static final TestCardStock STOCK = new TestCardStock();

  public TestCardFeed() {
    super("parley-test-card");
  }

  @Override
  protected void run() {
    TestCardStock.Pictures pictures = STOCK.take();
    try {
      Pace pace = new Pace(1_000_000_000L / FPS);
      for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
        // The frame is not released, for it would take its picture with it.
        source().pushFrame(new VideoFrame(pictures.next(number), 0, System.nanoTime()));
        pace.await();
      }
    } finally {
      STOCK.giveBack(pictures);
    }
  }
}
