package dev.parley;

/** Who receives pictures and shows them in a window as large as its display. */
interface Receiver extends AutoCloseable {
  String name();

  /** In the channel, where it accepts every offer. */
  String id();

  ProcessHandle process();

  /** Comes before the other's window, or goes behind it. */
  void stack(boolean front);

  Look look();

  @Override
  void close();

  /**
   * What one tells of itself so far.
   *
   * @param shown pictures that came to the screen
   * @param allocated bytes in Java's heap; 0 where there is no Java
   */
  record Look(long shown, long allocated) {}
}
