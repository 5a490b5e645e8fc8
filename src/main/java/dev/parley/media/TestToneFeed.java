package dev.parley.media;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;

/** Feeds a {@link TestTone} to an audio source, in real time, while the gate allows it. */
final class TestToneFeed implements Feed {
  private final CustomAudioSource source;
  private final SoundGate gate;
  private final TestTone tone;
  private final Thread thread = new Thread(this::run, "parley-test-tone");

  TestToneFeed(CustomAudioSource source, SoundGate gate, int hertz) {
    this.source = source;
    this.gate = gate;
    tone = new TestTone(hertz);
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
    Pace pace = new Pace(1_000_000_000L * TestTone.FRAMES / TestTone.SAMPLE_RATE);
    while (!Thread.currentThread().isInterrupted()) {
      byte[] piece = tone.next();
      gate.push(() -> source.pushAudio(piece, 16, TestTone.SAMPLE_RATE, 1, TestTone.FRAMES));
      pace.await();
    }
  }
}
