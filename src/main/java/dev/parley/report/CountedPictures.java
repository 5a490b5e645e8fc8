package dev.parley.report;

import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the peer's frames if there is no window. Any thread. */
public final class CountedPictures implements FrameSink {
  private final Timeline timeline;
  private final AtomicLong count = new AtomicLong();

  public CountedPictures(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void frame(Frame frame) {
    count.incrementAndGet();
    timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME);
  }

  public long count() {
    return count.get();
  }
}
