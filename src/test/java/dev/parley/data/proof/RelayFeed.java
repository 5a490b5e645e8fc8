package dev.parley.data.proof;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.ThreadFeed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends on the pictures that it gets: somebody in between whom nobody sees. */
final class RelayFeed extends ThreadFeed implements FrameSink {
  private static final int MOST = 3;

  private final BlockingQueue<Frame> pictures = new LinkedBlockingQueue<>(MOST);

  RelayFeed() {
    super("parley-in-between");
  }

  @Override
  public void frame(Frame frame) {
    frame.retain();
    if (!pictures.offer(frame)) {
      frame.release();
    }
  }

  @Override
  protected void run() {
    try {
      while (true) {
        Frame next = pictures.take();
        source().pushFrame(new VideoFrame(next.video().buffer, 0, System.nanoTime()));
        next.release();
      }
    } catch (InterruptedException ending) {
      pictures.forEach(Frame::release);
    }
  }
}
