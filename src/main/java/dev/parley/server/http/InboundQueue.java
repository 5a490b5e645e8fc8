package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.server.access.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Queues what one client has sent and nobody has handled yet, in order; it is nearly always empty,
 * since a frame is handled as it comes. It fills while the client is held up, because it speaks too
 * much or because a log in has to wait; its size is the {@link Wire}'s affair. Lives on the loop.
 */
final class InboundQueue {
  /** So that a client in debt costs few timers; some frames then go together. */
  private static final Duration SHORTEST_HOLD = Duration.ofMillis(10);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What it takes to look at it, and the length that counts for it. */
  private record Said(int length, Runnable look) {}

  private final Loop loop;
  private final Wire wire;
  private final TokenBucket frames;
  private final TokenBucket bytes;
  private final Deque<Said> waiting = new ArrayDeque<>();
  private boolean held;
  private boolean ended;
  private Loop.Timer timer = () -> {};

  InboundQueue(Loop loop, Wire wire, Limits.Rate rate) {
    this.loop = loop;
    this.wire = wire;
    this.frames = new TokenBucket(rate.burstFrames(), rate.frames(), SECOND);
    this.bytes = new TokenBucket(rate.burstBytes(), rate.bytes(), SECOND);
  }

  void add(int length, Runnable look) {
    waiting.add(new Said(length, look));
    drain();
  }

  /**
   * Counts what was sent on for this client, to all who got it, as said by it. An event to many may
   * lead deep into debt.
   */
  void charge(int moreFrames, long moreBytes) {
    frames.spend(moreFrames, loop.now());
    bytes.spend(moreBytes, loop.now());
  }

  /** Reads nothing for so long, then runs the task, and reads on. */
  void hold(Duration time, Runnable then) {
    held = true;
    timer =
        loop.after(
            time,
            () -> {
              held = false;
              then.run();
              drain();
            });
  }

  /** Nothing is read any more. */
  void end() {
    ended = true;
    timer.cancel();
    waiting.forEach(said -> wire.looked(said.length()));
    waiting.clear();
  }

  private void drain() {
    while (!held && !ended && !waiting.isEmpty()) {
      Duration debt = longer(frames.debt(loop.now()), bytes.debt(loop.now()));
      if (debt.isZero()) {
        Said said = waiting.remove();
        wire.looked(said.length());
        charge(1, said.length());
        said.look().run();
      } else {
        hold(longer(debt, SHORTEST_HOLD), () -> {});
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
