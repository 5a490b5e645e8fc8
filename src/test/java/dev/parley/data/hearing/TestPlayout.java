package dev.parley.data.hearing;

import dev.parley.call.SpeakerState;
import dev.parley.data.hearing.Playout.Counts;
import dev.parley.data.hearing.Playout.Picture;
import dev.parley.data.hearing.Playout.Received;
import dev.parley.data.hearing.Playout.Sound;
import dev.parley.data.hearing.Playout.Window;

/** What a peer may say. */
public final class TestPlayout {
  private static final Received NONE = new Received(0, 0);

  private TestPlayout() {}

  /** Of sound, while the picture is shown. */
  public static Playout sound(SpeakerState speaker, double level, long packets) {
    return new Playout(
        new Sound(speaker, level, 0),
        new Picture(Window.SHOWN, 30, 20, 1280, 720),
        new Counts(new Received(packets, 0), NONE, 0, 0),
        0.1,
        Playout.Link.UNKNOWN);
  }

  /** Of the picture, while the sound is heard. */
  public static Playout picture(Window window, int shown, long packets, long decoded) {
    return new Playout(
        new Sound(SpeakerState.PLAYING, 0.1, 0),
        new Picture(window, shown, 20, 1280, 720),
        new Counts(NONE, new Received(packets, 0), decoded, 0),
        0.1,
        Playout.Link.UNKNOWN);
  }

  /** Of all that has been received. */
  public static Playout counts(Received sound, Received picture) {
    return new Playout(
        new Sound(SpeakerState.PLAYING, 0.1, 0),
        new Picture(Window.SHOWN, 30, 20, 1280, 720),
        new Counts(sound, picture, 0, 0),
        0.1,
        Playout.Link.UNKNOWN);
  }
}
