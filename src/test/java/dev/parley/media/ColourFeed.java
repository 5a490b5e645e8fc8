package dev.parley.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;

/** Shows one colour to a video source, 15 times a second. */
final class ColourFeed implements Feed {
  static final int WIDTH = 960;
  static final int HEIGHT = 540;

  private final CustomVideoSource source;
  private final TestFrames.Colour colour;
  private final Thread thread = new Thread(this::run, "parley-one-colour");

  ColourFeed(CustomVideoSource source, TestFrames.Colour colour) {
    this.source = source;
    this.colour = colour;
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    Feed.end(thread);
  }

  private void run() {
    VideoFrame picture = new TestFrames().solid(colour, WIDTH, HEIGHT).video();
    Pace pace = new Pace(1_000_000_000L / 15);
    while (!Thread.currentThread().isInterrupted()) {
      source.pushFrame(new VideoFrame(picture.buffer, 0, System.nanoTime()));
      pace.await();
    }
    picture.release();
  }
}
