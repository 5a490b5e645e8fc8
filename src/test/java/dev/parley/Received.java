package dev.parley;

import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import dev.parley.media.test.ToneMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What comes from one peer: its tone, the colours of its picture, and whether that moves. */
final class Received {
  /** Of whatever picture; the reader counts in parts of a test card. */
  static final TestCard.Patch UPPER_HALF =
      new TestCard.Patch("upper half", 0, 0, TestCard.WIDTH, TestCard.HEIGHT / 2, 0);

  final ToneMeter meter = new ToneMeter();
  final Motion motion = new Motion();
  final AtomicLong pictures = new AtomicLong();

  /** Of the patches of a test card. */
  private final Map<String, Integer> colours = new ConcurrentHashMap<>();

  private volatile int colour;

  /** One thread. */
  void look(Frame frame) {
    if (pictures.incrementAndGet() % 5 == 0) {
      motion.look(frame);
      colour = TestCardReader.colour(frame, UPPER_HALF);
      TestCard.PATCHES.forEach(
          patch -> colours.put(patch.name(), TestCardReader.colour(frame, patch)));
    }
  }

  boolean isCard(int tolerance) {
    return TestCardReader.isCard(colours, tolerance);
  }

  boolean isColour(int rgb, int tolerance) {
    return pictures.get() > 0 && TestCardReader.difference(colour, rgb) <= tolerance;
  }

  boolean isTone(int hertz) {
    return Math.abs(meter.frequency().orElse(0) - hertz) <= 5;
  }
}
