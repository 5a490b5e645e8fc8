package dev.parley.media;

/** Releases native objects. */
final class Native {
  private Native() {}

  /**
   * Gives up our count of a native object, once. webrtc-java gives it up first and then throws an
   * Error when others still count, which after a call they do: a closed RTCPeerConnection is never
   * freed (its own leak, some 0.1 MB a call) and keeps its senders.
   */
  static void dispose(Runnable dispose) {
    try {
      dispose.run();
    } catch (Error othersCount) {
      // as said
    }
  }
}
