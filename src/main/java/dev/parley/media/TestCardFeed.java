package dev.parley.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/** Shows the {@link TestCard} to a video source, 30 times a second, on a thread of its own. */
final class TestCardFeed implements Feed {
  /** An encoder may still read the last picture or two: a picture is drawn over after six more. */
  private static final int PICTURES = 6;

  private final CustomVideoSource source;
  private final Thread thread = new Thread(this::run, "parley-test-card");

  TestCardFeed(CustomVideoSource source) {
    this.source = source;
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
    List<NativeI420Buffer> pictures = new ArrayList<>();
    List<Canvas> canvases = new ArrayList<>();
    try {
      for (int i = 0; i < PICTURES; i++) {
        NativeI420Buffer picture = NativeI420Buffer.allocate(TestCard.WIDTH, TestCard.HEIGHT);
        pictures.add(picture);
        canvases.add(canvas(picture));
        TestCard.drawStill(canvases.get(i));
      }
      show(pictures, canvases);
    } finally {
      pictures.forEach(NativeI420Buffer::release);
    }
  }

  private void show(List<NativeI420Buffer> pictures, List<Canvas> canvases) {
    Pace pace = new Pace(1_000_000_000L / TestCard.FPS);
    for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
      int turn = number % PICTURES;
      TestCard.drawMoving(canvases.get(turn), number);
      // The frame is not released, for it would take its picture with it.
      source.pushFrame(new VideoFrame(pictures.get(turn), 0, System.nanoTime()));
      pace.await();
    }
  }

  private static Canvas canvas(NativeI420Buffer picture) {
    return new Canvas(
        picture.getDataY(),
        picture.getStrideY(),
        picture.getDataU(),
        picture.getStrideU(),
        picture.getDataV(),
        picture.getStrideV());
  }
}
