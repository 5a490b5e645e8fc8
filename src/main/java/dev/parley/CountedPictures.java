package dev.parley;

import dev.parley.media.Frame;
import dev.parley.media.FrameSink;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the peer's frames if there is no window. Any thread. */
final class CountedPictures implements FrameSink {
  private final Timeline timeline;
  private final AtomicLong count = new AtomicLong();

  CountedPictures(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void frame(Frame frame) {
    count.incrementAndGet();
    timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME);
  }

  long count() {
    return count.get();
  }
}
