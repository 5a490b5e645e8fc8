package dev.parley.session;

import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a client with nobody in front of it back after another one has taken its place at the
 * server: after a while, and later each time. It returns beside the other, under a session of its
 * own, which puts nobody off: so two copies never fight over one place, even if both come back by
 * themselves. Loop only.
 */
final class ReturnAfterPunt {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnAfterPunt.class);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Online for so long, it has not been put off again: the next wait is the first one. */
  private static final Duration FORGET = Duration.ofHours(1);

  private final Loop loop;
  private final DoubleSupplier random;
  private final Runnable comeBack;
  private int punts;
  private Loop.Timer timer = () -> {};

  /**
   * @param random from 0 (inclusive) to 1, for the spread
   */
  ReturnAfterPunt(Loop loop, DoubleSupplier random, Runnable comeBack) {
    this.loop = loop;
    this.random = random;
    this.comeBack = comeBack;
  }

  /** Each change of the link. */
  void link(Link link) {
    switch (link.state()) {
      case PUNTED -> {
        Duration wait = delay(punts, random.getAsDouble());
        punts++;
        LOG.warn("signed in elsewhere as well; coming back in {} s", wait.toSeconds());
        plan(wait, comeBack);
      }
      case ONLINE -> plan(FORGET, () -> punts = 0);
      case OFFLINE, REFUSED, CONNECTING, LOGGING_IN, WAITING -> timer.cancel();
    }
  }

  private void plan(Duration wait, Runnable then) {
    timer.cancel();
    timer = loop.after(wait, then);
  }

  /**
   * How long to wait: 30 s, doubled each time up to 30 min, give or take half of it.
   *
   * @param before how often it was put off before
   * @param random from 0 (inclusive) to 1
   */
  static Duration delay(int before, double random) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(before, 10));
    Duration middle = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofMillis(Math.round(middle.toMillis() * (0.5 + random)));
  }
}
