package dev.parley.data.pointer;

/** Accepts what a person does with the pointer. Any thread. */
public interface PointerIntents {
  /** Does nothing. */
  PointerIntents NONE =
      new PointerIntents() {
        @Override
        public void point(double x, double y) {}

        @Override
        public void stopPointing() {}

        @Override
        public void allowPointing(boolean on) {}
      };

  /**
   * Points at the screen that the peer shares, until {@link #stopPointing}.
   *
   * @param x from 0, the left edge of its picture, to 1, the right edge
   * @param y likewise, from the top to the bottom
   */
  void point(double x, double y);

  void stopPointing();

  /** Lets the peer point at the screen that is shared, or not; until the end of the run. */
  void allowPointing(boolean on);
}
