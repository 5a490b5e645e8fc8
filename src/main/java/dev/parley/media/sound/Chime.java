package dev.parley.media.sound;

import java.time.Duration;
import java.util.List;

/**
 * Defines Parley's own sounds: a few struck notes each, generated from these numbers when they are
 * played. Soft, and no two alike, so that an ear tells them apart.
 */
public enum Chime {
  /** Somebody offers a call: up a chord, twice. */
  RING(
      new Note(659.3, 0, 700),
      new Note(784.0, 180, 700),
      new Note(1046.5, 360, 900),
      new Note(659.3, 1000, 700),
      new Note(784.0, 1180, 700),
      new Note(1046.5, 1360, 1000)),
  /** One's own offer waits: two low notes at once. */
  RING_BACK(new Note(440.0, 0, 1100), new Note(554.4, 0, 1100)),
  /** A call has ended: two notes down. */
  ENDED(new Note(587.3, 0, 300), new Note(440.0, 160, 400)),
  /** Another offer comes in during a call: two quick high notes. */
  KNOCK(new Note(880.0, 0, 160), new Note(880.0, 170, 240)),
  /** Can the speaker be heard? A chord, one note after the other. */
  TRIAL(new Note(392.0, 0, 900), new Note(493.9, 200, 900), new Note(587.3, 400, 1100));

  static final int SAMPLE_RATE = 48_000;

  /** Of full scale; speech is as loud. */
  private static final double PEAK = 0.25;

  /** So that nothing clicks. */
  private static final double ATTACK_SECONDS = 0.008;

  private static final double RELEASE_SECONDS = 0.04;

  /** How much of its loudness a note has lost at its end, in e-folds. */
  private static final double DECAY = 4;

  /** What makes a note a bell's rather than a test tone's, one part for each multiple of it. */
  private static final double[] TIMBRE = {1, 0.18, 0.06};

  private final List<Note> notes;

  Chime(Note... notes) {
    this.notes = List.of(notes);
  }

  /**
   * @param startMs since the beginning of the sound, as in all of these milliseconds
   */
  record Note(double hertz, int startMs, int lengthMs) {}

  List<Note> notes() {
    return notes;
  }

  /** From its beginning to the last bit of its last note. */
  public Duration length() {
    return Duration.ofMillis(
        notes.stream().mapToInt(note -> note.startMs() + note.lengthMs()).max().orElseThrow());
  }

  /** All of it: 48 kHz, mono, 16 bit, little-endian. Takes some milliseconds; for workers. */
  byte[] samples() {
    double[] sum = new double[(int) (length().toMillis() * SAMPLE_RATE / 1000)];
    for (Note note : notes) {
      strike(note, sum);
    }
    double most = 0;
    for (double sample : sum) {
      most = Math.max(most, Math.abs(sample));
    }
    byte[] samples = new byte[2 * sum.length];
    for (int i = 0; i < sum.length; i++) {
      int sample = (int) Math.round(sum[i] / most * PEAK * Short.MAX_VALUE);
      samples[2 * i] = (byte) sample;
      samples[2 * i + 1] = (byte) (sample >> 8);
    }
    return samples;
  }

  private static void strike(Note note, double[] sum) {
    int from = note.startMs() * SAMPLE_RATE / 1000;
    int length = Math.min(note.lengthMs() * SAMPLE_RATE / 1000, sum.length - from);
    double seconds = (double) length / SAMPLE_RATE;
    for (int i = 0; i < length; i++) {
      double at = (double) i / SAMPLE_RATE;
      double swell = Math.min(1, at / ATTACK_SECONDS);
      double fade = Math.min(1, (seconds - at) / RELEASE_SECONDS);
      double loudness = swell * fade * Math.exp(-DECAY * at / seconds);
      for (int part = 0; part < TIMBRE.length; part++) {
        double hertz = note.hertz() * (part + 1);
        sum[from + i] += loudness * TIMBRE[part] * Math.sin(2 * Math.PI * hertz * at);
      }
    }
  }
}
