package dev.parley.connection.budget;

import dev.parley.connection.CallQuality.Side;
import java.time.Duration;

/** What one picture gets of the upload, and when it is tried again after there was too little. */
final class PictureShare {
  /** A picture for which there is less is not worth the sound that it would spoil. */
  static final int LEAST_KBPS = 150;

  /** What is kept for the sound of each connection, sent twice, with its headers. */
  static final int SOUND_KBPS = 80;

  /** By then an estimate is one; as much is assumed until then as is allowed. */
  static final Duration UNSURE = Duration.ofSeconds(4);

  /** How long it is paused at first. */
  static final Duration PAUSE = Duration.ofSeconds(20);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(80);

  /** How long it is tried with little, since the path was estimated without it. */
  static final Duration TRIAL = Duration.ofSeconds(8);

  static final int TRIAL_KBPS = 200;

  /** A trial that fails by then was one too early. */
  private static final Duration ON_TRIAL = Duration.ofSeconds(30);

  /**
   * For how long there must be too little of the upload: after a queue on the way, estimates fall
   * to what is sent, which may be little, and take so long to rise (measured).
   */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** There is not even enough for the sound. */
  private static final int HARDLY_ANY_KBPS = 25;

  /** For how long a path has too little until that counts. */
  private static final Duration NARROW = Duration.ofSeconds(2);

  /** The same where others take it away, which are about to get less. */
  private static final Duration NARROW_AMONG_OTHERS = Duration.ofSeconds(10);

  /** Raised only by more than this, so that the encoder is left alone. */
  private static final double WORTH_IT = 1.15;

  private Share share = Share.NONE;
  private Duration until = Duration.ZERO;
  private Duration wait = PAUSE;

  /** When it came back; null where it was never paused. */
  private Duration back;

  /** Since when its share of the upload has been too little; null while it is not. */
  private Duration littleSince;

  /** Since when its path has had too little; null where it has not. */
  private Duration narrowSince;

  /**
   * What a picture gets.
   *
   * @param kbps 0 for none
   * @param slow what is too slow for it; NONE where it gets something, or none is sent
   */
  record Share(int kbps, Side slow) {
    static final Share NONE = new Share(0, Side.NONE);
  }

  Share share() {
    return share;
  }

  /** Whether it is not paused, or no more. */
  boolean mayBeSent(Duration now) {
    if (share.slow() != Side.NONE && now.compareTo(until) >= 0) {
      share = Share.NONE;
      back = now;
      littleSince = null;
      narrowSince = null;
    }
    return share.slow() == Side.NONE;
  }

  /**
   * What the path has for it beside the sound.
   *
   * @param since when it was connected
   * @param availableKbps what the path carries by its estimate; 0 where that is not known
   * @param most what is assumed while that says nothing
   */
  double room(Duration now, Duration since, double availableKbps, int most) {
    if (back != null && now.minus(back).compareTo(TRIAL) < 0) {
      return Math.min(most, TRIAL_KBPS);
    }
    boolean sure = availableKbps > 0 && now.minus(since).compareTo(UNSURE) >= 0;
    return sure ? Math.max(0, availableKbps - SOUND_KBPS) : most;
  }

  /**
   * Takes what it can have.
   *
   * @param fair of the upload
   * @param room of its path
   * @param wanted what it can use
   */
  void take(Duration now, double fair, double room, int wanted) {
    int least = Math.min(LEAST_KBPS, wanted);
    narrowSince = room >= least ? null : narrowSince == null ? now : narrowSince;
    littleSince = fair >= least ? null : littleSince == null ? now : littleSince;
    Duration patience = fair < wanted ? NARROW_AMONG_OTHERS : NARROW;
    if (fair < Math.min(least, HARDLY_ANY_KBPS) || lasts(littleSince, PATIENCE, now)) {
      pause(now, Side.OWN);
    } else if (littleSince == null && lasts(narrowSince, patience, now)) {
      pause(now, Side.LINK);
    } else if (fair >= wanted || fair < share.kbps() || fair > WORTH_IT * share.kbps()) {
      share = new Share((int) Math.min(fair, wanted), Side.NONE);
    }
  }

  private static boolean lasts(Duration since, Duration limit, Duration now) {
    return since != null && now.minus(since).compareTo(limit) >= 0;
  }

  private void pause(Duration now, Side slow) {
    boolean early = back != null && now.minus(back).compareTo(ON_TRIAL) < 0;
    Duration twice = wait.multipliedBy(2);
    wait = !early ? PAUSE : twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    until = now.plus(wait);
    share = new Share(0, slow);
  }
}
