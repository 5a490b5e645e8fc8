package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.Pace;

/** Shows one colour to a video source, 15 times a second. */
public final class ColourFeed implements Feed {
  static final int WIDTH = 960;
  static final int HEIGHT = 540;

  private final CustomVideoSource source = new CustomVideoSource();
  private final TestFrames.Colour colour;
  private final Thread thread = new Thread(this::run, "parley-one-colour");

  public ColourFeed(TestFrames.Colour colour) {
    this.colour = colour;
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
    VideoFrame picture = new TestFrames().solid(colour, WIDTH, HEIGHT).video();
    Pace pace = new Pace(1_000_000_000L / 15);
    while (!Thread.currentThread().isInterrupted()) {
      source.pushFrame(new VideoFrame(picture.buffer, 0, System.nanoTime()));
      pace.await();
    }
    picture.release();
  }
}
