package dev.parley;

import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.TestCardReader;

/** Tells when the first picture comes, and the first after a second or more without one. */
final class PictureWatch implements FrameSink {
  private static final long GAP_MS = 1000;

  private final Told told;
  private volatile int card;

  /** When the newest came; 0 before the first. Of the one native thread that brings pictures. */
  private long last;

  PictureWatch(Told told) {
    this.told = told;
  }

  /** The running number of the newest test card that could be read. */
  int card() {
    return card;
  }

  @Override
  public void frame(Frame frame) {
    TestCardReader.number(frame).ifPresent(number -> card = number);
    long now = told.now();
    if (last == 0) {
      told.say("picture first, card " + card);
    } else if (now - last >= GAP_MS) {
      told.say("picture back after " + (now - last) + " ms, card " + card);
    }
    last = now;
  }
}
