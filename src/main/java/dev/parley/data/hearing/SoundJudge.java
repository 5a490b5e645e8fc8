package dev.parley.data.hearing;

import dev.parley.call.SpeakerState;
import dev.parley.data.hearing.Verdict.Cause;
import java.time.Duration;

/**
 * Judges whether the other side hears this one, from what each says once a second. Silence is no
 * fault: that nothing is heard counts only in seconds in which there is something to hear.
 */
final class SoundJudge {
  /** A voice, or a tone; not a room (-34 dB). */
  static final double LOUD = 0.02;

  /** What a voice has become after its way, at the least (-54 dB). */
  static final double AUDIBLE = 0.002;

  /** So many seconds one after the other, before anything is said. */
  static final int PATIENCE = 3;

  /** A microphone may take its time to begin. */
  private static final int BEGINNING = 5;

  /** Of a fact that either side knows of itself. */
  private static final int TOLD_PATIENCE = 2;

  private Verdict verdict = Verdict.UNKNOWN;

  /** Since it is on, the microphone has brought something. */
  private boolean alive;

  private int dead;
  private Duration deadSince = Duration.ZERO;
  private int unheard;
  private Duration unheardSince = Duration.ZERO;
  private double levelBefore;
  private final Stillness sent = new Stillness();
  private final Stillness arrived = new Stillness();

  /**
   * What this side has of its own sound.
   *
   * @param on whether the microphone is sent
   * @param level of the last second
   * @param packets sent, in total
   */
  record Own(boolean on, double level, long packets) {}

  Verdict verdict() {
    return verdict;
  }

  /** The other side says nothing any more. */
  void silent() {
    begin();
  }

  /** Takes what both sides have of one second. */
  Verdict add(Duration now, Own own, Playout theirs) {
    sent.add(own.packets());
    arrived.add(theirs.counts().sound().packets());
    if (!own.on()) {
      begin();
      return verdict;
    }
    boolean loud = Math.max(own.level(), levelBefore) > LOUD; // it is heard there a little later
    levelBefore = own.level();
    if (own.level() > 0) {
      dead = 0;
      alive = true;
    } else if (dead++ == 0) {
      deadSince = now;
    }
    SpeakerState speaker = theirs.sound().speaker();
    boolean plays = speaker == SpeakerState.PLAYING || speaker == SpeakerState.UNKNOWN;
    if (plays && verdict.cause().isOfSpeaker()) {
      unheard = 0; // what was to blame is over; the next voice tells the rest
      verdict = Verdict.UNKNOWN;
    }
    if (plays && theirs.sound().level() > AUDIBLE) {
      unheard = 0;
      verdict = Verdict.CONFIRMED;
    } else if (!loud) {
      unheard = verdict.isMissing() ? unheard : 0; // a pause says nothing, and takes nothing back
    } else if (unheard++ == 0) {
      unheardSince = now;
    }
    if (dead >= (alive ? TOLD_PATIENCE : BEGINNING)) {
      verdict = Verdict.missing(Cause.OWN_MICROPHONE, deadSince);
    } else if (unheard >= (plays ? PATIENCE : TOLD_PATIENCE)) {
      verdict = Verdict.missing(cause(speaker), unheardSince);
    } else if (verdict.cause() == Cause.OWN_MICROPHONE) {
      verdict = Verdict.UNKNOWN;
    }
    return verdict;
  }

  private void begin() {
    verdict = Verdict.UNKNOWN;
    alive = false;
    dead = 0;
    unheard = 0;
    levelBefore = 0;
  }

  private Cause cause(SpeakerState speaker) {
    return switch (speaker) {
      case MUTED -> Cause.SPEAKER_MUTED;
      case ZERO -> Cause.SPEAKER_ZERO;
      case MISSING -> Cause.SPEAKER_MISSING;
      case PLAYING, UNKNOWN ->
          sent.hasStopped() ? Cause.NOT_SENT : arrived.hasStopped() ? Cause.LOST : Cause.NOT_PLAYED;
    };
  }
}
