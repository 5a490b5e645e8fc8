package dev.parley.peer.presence;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Answers peers that have just joined. In a large channel they are spread over a moment, so that a
 * thousand peers do not answer one within the same millisecond. Loop only.
 */
public final class PresenceReplies {
  /** Up to this many others, an answer goes at once. */
  static final int FEW = 10;

  /** With this for each other the newcomer hears a hundred answers a second. */
  /** As many as a list of the others has. */
  private static final int MOST = 5000;

  private static final Duration FOR_EACH = Duration.ofMillis(10);

  /** Well within {@link Roster#SILENCE}, however large the channel is. */
  public static final Duration LONGEST = Duration.ofSeconds(15);

  private final Loop loop;
  private final DoubleSupplier random;
  private final Consumer<String> answer;
  private final Map<String, Loop.Timer> waiting = new HashMap<>();

  public PresenceReplies(Loop loop, DoubleSupplier random, Consumer<String> answer) {
    this.loop = loop;
    this.random = random;
    this.answer = answer;
  }

  /**
   * When to answer.
   *
   * @param others how many are in the channel, as far as this side knows
   * @param random from 0 (inclusive) to 1
   */
  public static Duration delay(int others, double random) {
    if (others <= FEW) {
      return Duration.ZERO;
    }
    long moment = Math.min(LONGEST.toMillis(), FOR_EACH.toMillis() * others);
    return Duration.ofMillis((long) (random * moment));
  }

  /** A peer says that it has joined; one that says it again while its answer waits gets one. */
  public void joined(String peerId, int others) {
    Duration delay = delay(others, random.getAsDouble());
    if (delay.isZero()) {
      answer.accept(peerId);
    } else if (waiting.size() < MOST || waiting.containsKey(peerId)) {
      waiting.computeIfAbsent(peerId, id -> loop.after(delay, () -> answer(id)));
    }
  }

  private void answer(String peerId) {
    waiting.remove(peerId);
    answer.accept(peerId);
  }

  /** The peer has left, or is not to be answered. */
  public void forget(String peerId) {
    Loop.Timer timer = waiting.remove(peerId);
    if (timer != null) {
      timer.cancel();
    }
  }

  public void clear() {
    waiting.values().forEach(Loop.Timer::cancel);
    waiting.clear();
  }
}
