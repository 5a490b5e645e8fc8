package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.Pace;

/** Feeds the {@link TestCard} to a video source, 30 times a second, on a thread of its own. */
public final class TestCardFeed implements Feed {
  private static final TestCardStock STOCK = new TestCardStock();

  private final CustomVideoSource source = new CustomVideoSource();
  private final Thread thread = new Thread(this::run, "parley-test-card");

  public TestCardFeed() {
    thread.setDaemon(true);
  }

  @Override
  public CustomVideoSource source() {
    return source;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    Pace.end(thread);
  }

  @Override
  public void free() {
    source.dispose();
  }

  private void run() {
    TestCardStock.Pictures pictures = STOCK.take();
    try {
      Pace pace = new Pace(1_000_000_000L / TestCard.FPS);
      for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
        // The frame is not released, for it would take its picture with it.
        source.pushFrame(new VideoFrame(pictures.next(number), 0, System.nanoTime()));
        pace.await();
      }
    } finally {
      STOCK.giveBack(pictures);
    }
  }
}
