package dev.parley.data.hearing;

/** Notices that a total has stopped growing. */
final class Stillness {
  /** What is on its way, or was counted a moment before, is no growth to speak of. */
  private static final int STOPPED = 2;

  private long last = -1;
  private int still;

  void add(long total) {
    still = total > last ? 0 : still + 1;
    last = total;
  }

  boolean hasStopped() {
    return still >= STOPPED;
  }
}
