package dev.parley.signalling.verto;

import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Whether the server at the other end of an open connection still lives. A FreeSWITCH answers no
 * websocket pings (measured), so the signs of life are its frames and its answers, on a clock each:
 * a connection whose requests go unanswered is dead however much is heard on it.
 *
 * <p>Every 45 s ± 5 s an echo is asked for. Whatever request waits, the connection is given up when
 * no answer has come for {@link #ANSWER_LIMIT}. Loop only.
 */
final class Liveness {
  private static final Words WORDS = Words.in(Liveness.class);

  /** A server of this protocol answers in tens of milliseconds (measured). */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private static final long ECHO_EVERY_MS = 45_000;
  private static final long ECHO_SPREAD_MS = 5_000;

  private final Loop loop;
  private final DoubleSupplier random;
  private final Runnable askEcho;
  private final Consumer<String> dead;
  private Loop.Timer echo = () -> {};
  private Loop.Timer doubt = () -> {};
  private boolean watching;

  /** How many requests wait for an answer. */
  private int waiting;

  /** When the wait began, or the last answer came. */
  private Duration quietSince = Duration.ZERO;

  private Duration lastFrame = Duration.ZERO;

  /**
   * @param random from 0 (inclusive) to 1
   * @param askEcho run when the regular echo is due
   * @param dead run when the connection is dead, with one sentence for a person
   */
  Liveness(Loop loop, DoubleSupplier random, Runnable askEcho, Consumer<String> dead) {
    this.loop = loop;
    this.random = random;
    this.askEcho = askEcho;
    this.dead = dead;
  }

  /** The connection is logged in: from here on silence counts. */
  void start() {
    watching = true;
    scheduleEcho();
  }

  /** The connection is over. */
  void stop() {
    watching = false;
    waiting = 0;
    echo.cancel();
    doubt.cancel();
  }

  void frameReceived() {
    lastFrame = loop.now();
  }

  void asked() {
    waiting++;
    if (waiting == 1) {
      beginQuiet();
    }
  }

  void answered() {
    waiting = Math.max(0, waiting - 1);
    doubt.cancel();
    if (waiting > 0) {
      beginQuiet();
    }
  }

  /** The regular echo was answered. */
  void echoed() {
    if (watching) {
      scheduleEcho();
    }
  }

  private void scheduleEcho() {
    echo.cancel();
    long spread = Math.round((2 * random.getAsDouble() - 1) * ECHO_SPREAD_MS);
    echo = loop.after(Duration.ofMillis(ECHO_EVERY_MS + spread), askEcho);
  }

  private void beginQuiet() {
    quietSince = loop.now();
    doubt.cancel();
    doubt = loop.after(ANSWER_LIMIT, this::giveUp);
  }

  private void giveUp() {
    if (watching && waiting > 0) {
      boolean heard = lastFrame.compareTo(quietSince) > 0;
      dead.accept(heard ? WORDS.say("link.stopped") : WORDS.say("link.silent"));
    }
  }
}
