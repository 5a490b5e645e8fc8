package dev.parley;

import java.util.Map;

/** Two clients of one make, of which one offers and the other accepts. */
public interface TimedPair extends AutoCloseable {
  String name();

  /** One call from the offer to its end. Blocks for some seconds. */
  Steps call();

  @Override
  void close();

  /**
   * When each step of a call was, in microseconds of one clock; by the words of {@link Moments},
   * the newest of each.
   */
  record Steps(Map<String, Long> offerer, Map<String, Long> accepter) {}
}
