package dev.parley.view.tiles;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses who speaks, from how loud each one is: somebody is chosen who has spoken for a moment,
 * and stays for a while, so that a cough or a short answer moves nothing.
 */
final class SpeakerChoice {
  /** How long somebody has to speak to be chosen. */
  static final Duration TO_COME = Duration.ofMillis(300);

  /** How long whoever is chosen stays at least, and after the last word. */
  static final Duration TO_STAY = Duration.ofSeconds(2);

  /** A level from 0 to 1 that is speech rather than breath. */
  static final double SPEECH = 0.03;

  /** Between two syllables or words. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** So much louder takes the word from somebody who makes some sound all the time. */
  private static final double LOUDER = 2;

  /** How much of the loudness is that of the newest level. */
  private static final double NEWEST = 0.2;

  private final Map<String, Voice> voices = new HashMap<>();
  private Optional<String> speaker = Optional.empty();
  private Duration chosenAt = Duration.ZERO;

  /** One person's voice. */
  private static final class Voice {
    Duration since;
    Duration last;
    double loudness;

    /** Whether it is heard, or in a short pause. */
    boolean speaks(Duration now) {
      return last != null && now.minus(last).compareTo(PAUSE) <= 0;
    }

    boolean hasSpokenFor(Duration least) {
      return last.minus(since).compareTo(least) >= 0;
    }
  }

  /**
   * Takes how loud one of them is now.
   *
   * @param level from 0 to 1
   */
  void level(String id, double level, Duration now) {
    Voice voice = voices.computeIfAbsent(id, of -> new Voice());
    boolean speech = level >= SPEECH; // not so for what is no number
    if (speech) {
      if (!voice.speaks(now)) {
        voice.since = now;
        voice.loudness = level;
      }
      voice.last = now;
    }
    voice.loudness += NEWEST * ((speech ? Math.min(1, level) : 0) - voice.loudness);
    choose(id, voice, now);
  }

  private void choose(String id, Voice voice, Duration now) {
    boolean comes = voice.speaks(now) && voice.hasSpokenFor(TO_COME);
    if (comes && !speaker.equals(Optional.of(id)) && isFree(voice, now)) {
      speaker = Optional.of(id);
      chosenAt = now;
    }
  }

  /** Whether whoever is chosen gives way to this voice. */
  private boolean isFree(Voice next, Duration now) {
    if (speaker.isEmpty()) {
      return true;
    }
    Voice current = voices.get(speaker.get());
    boolean louder =
        next.hasSpokenFor(TO_STAY) && current != null && next.loudness > LOUDER * current.loudness;
    boolean silent = current == null || !current.speaks(now);
    return now.minus(chosenAt).compareTo(TO_STAY) >= 0 && (silent || louder);
  }

  /** Who speaks; empty where nobody has for a while. */
  Optional<String> speaker(Duration now) {
    speaker =
        speaker.filter(
            id ->
                now.minus(voices.get(id).last).compareTo(TO_STAY) <= 0
                    || now.minus(chosenAt).compareTo(TO_STAY) < 0);
    return speaker;
  }

  /** That one has left. */
  void forget(String id) {
    voices.remove(id);
    speaker = speaker.filter(one -> !one.equals(id));
  }

  /** All have. */
  void clear() {
    voices.clear();
    speaker = Optional.empty();
  }
}
