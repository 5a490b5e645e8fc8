package dev.parley.media.test;

import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.Opened;
import dev.parley.media.frame.Pace;

/** Plays a {@link TestTone} in real time, on a thread of its own. */
public final class TestToneFeed implements Opened {
  private final AudioSink sink;
  private final TestTone tone;
  private final Thread thread = new Thread(this::run, "parley-test-tone");

  private TestToneFeed(AudioSink sink, int hertz) {
    this.sink = sink;
    tone = new TestTone(hertz);
    thread.setDaemon(true);
  }

  public static TestToneFeed start(AudioSink sink, int hertz) {
    TestToneFeed feed = new TestToneFeed(sink, hertz);
    feed.thread.start();
    return feed;
  }

  @Override
  public void stop() {
    Pace.end(thread);
  }

  /** Whether nothing is played into the sink any more. */
  public boolean hasEnded() {
    return !thread.isAlive();
  }

  private void run() {
    Pace pace = new Pace(1_000_000_000L * TestTone.FRAMES / TestTone.SAMPLE_RATE);
    while (!Thread.currentThread().isInterrupted()) {
      sink.sound(tone.next(), TestTone.SAMPLE_RATE, 1, TestTone.FRAMES);
      pace.await();
    }
  }
}
