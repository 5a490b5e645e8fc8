package dev.parley.data.hearing;

import dev.parley.call.PictureKind;
import dev.parley.data.hearing.Playout.Window;
import dev.parley.data.hearing.Verdict.Cause;
import java.time.Duration;

/** Judges whether the other side sees this one, from what each says once a second. */
final class PictureJudge {
  private static final int PATIENCE = 3;
  private static final int TOLD_PATIENCE = 2;

  /** A still screen is sent once a second. */
  private static final int PATIENCE_WITH_SCREEN = 5;

  private Verdict verdict = Verdict.UNKNOWN;
  private int unseen;
  private Duration unseenSince = Duration.ZERO;
  private final Stillness frames = new Stillness();
  private final Stillness sent = new Stillness();
  private final Stillness arrived = new Stillness();
  private final Stillness decoded = new Stillness();

  /**
   * What this side has of its own picture; totals.
   *
   * @param frames sent
   */
  record Own(PictureKind kind, long frames, long packets) {}

  Verdict verdict() {
    return verdict;
  }

  /** The other side says nothing any more. */
  void silent() {
    unseen = 0;
    verdict = Verdict.UNKNOWN;
  }

  /** Takes what both sides have of one second. */
  Verdict add(Duration now, Own own, Playout theirs) {
    frames.add(own.frames());
    sent.add(own.packets());
    arrived.add(theirs.counts().picture().packets());
    decoded.add(theirs.counts().decoded());
    if (own.kind() == PictureKind.NONE) {
      silent();
      return verdict;
    }
    boolean hidden = theirs.picture().window() == Window.HIDDEN;
    if (!hidden && verdict.cause() == Cause.WINDOW_HIDDEN) {
      silent();
    }
    if (theirs.picture().shown() > 0 && !hidden) {
      unseen = 0;
      verdict = Verdict.CONFIRMED;
    } else if (unseen++ == 0) {
      unseenSince = now;
    }
    boolean screen = own.kind() == PictureKind.SCREEN;
    int patience = hidden ? TOLD_PATIENCE : screen ? PATIENCE_WITH_SCREEN : PATIENCE;
    if (unseen >= patience) {
      verdict = Verdict.missing(cause(hidden, screen), unseenSince);
    }
    return verdict;
  }

  private Cause cause(boolean hidden, boolean screen) {
    if (hidden) {
      return Cause.WINDOW_HIDDEN;
    }
    if (!screen && frames.hasStopped()) {
      return Cause.OWN_CAMERA;
    }
    if (sent.hasStopped()) {
      return Cause.NOT_SENT;
    }
    return arrived.hasStopped()
        ? Cause.LOST
        : decoded.hasStopped() ? Cause.NOT_DECODED : Cause.NOT_SHOWN;
  }
}
