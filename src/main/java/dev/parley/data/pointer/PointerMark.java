package dev.parley.data.pointer;

/** Shows where each peer points, on the desktop of this machine. On the loop; returns at once. */
public interface PointerMark {
  /** Where nothing can be shown. */
  PointerMark NONE =
      new PointerMark() {
        @Override
        public boolean isPossible() {
          return false;
        }

        @Override
        public void show(String peerId, String name, String screen, double x, double y) {}

        @Override
        public void hide(String peerId) {}
      };

  /** Whether this desktop can show one; does not change. */
  boolean isPossible();

  /**
   * Shows that of one peer, or moves it.
   *
   * @param name whose it is, as it came from the peer
   * @param screen the id of what is shared
   * @param x from 0, the left edge of what is shared, to 1, its right edge
   * @param y likewise, from the top to the bottom
   */
  void show(String peerId, String name, String screen, double x, double y);

  void hide(String peerId);
}
