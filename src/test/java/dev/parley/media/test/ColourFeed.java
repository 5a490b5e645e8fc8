package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Pace;
import dev.parley.media.frame.ThreadFeed;

/** Shows one colour to a video source, 15 times a second. */
public final class ColourFeed extends ThreadFeed {
  static final int WIDTH = 960;
  static final int HEIGHT = 540;

  private final TestFrames.Colour colour;

  public ColourFeed(TestFrames.Colour colour) {
    super("parley-one-colour");
    this.colour = colour;
  }

  @Override
  protected void run() {
    VideoFrame picture = new TestFrames().solid(colour, WIDTH, HEIGHT).video();
    Pace pace = new Pace(1_000_000_000L / 15);
    while (!Thread.currentThread().isInterrupted()) {
      source().pushFrame(new VideoFrame(picture.buffer, 0, System.nanoTime()));
      pace.await();
    }
    picture.release();
  }
}
