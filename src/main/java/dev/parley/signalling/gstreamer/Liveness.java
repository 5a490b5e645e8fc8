package dev.parley.signalling.gstreamer;

import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Whether the server at the other end of an open connection still lives. In a room its list is
 * asked for, every 45 s ± 5 s, and must come. Without a room nothing can be asked, since in a
 * session every frame goes to the other side: there its pings (each 30 s of silence, by the
 * reference server) are the sign of life. Loop only.
 */
final class Liveness {
  private static final Words WORDS = Words.in(Liveness.class);

  /** For an answer; a server of this protocol answers in milliseconds. */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** The same for a connection that may have died meanwhile. */
  static final Duration CHECK_LIMIT = Duration.ofSeconds(5);

  /** Two pings and a half. */
  static final Duration SILENCE_LIMIT = Duration.ofSeconds(75);

  private static final long BEAT_MS = 45_000;
  private static final long BEAT_SPREAD_MS = 5_000;

  private final Loop loop;
  private final DoubleSupplier random;
  private final boolean asks;
  private final Events events;
  private final Consumer<String> dead;
  private Loop.Timer beat = () -> {};
  private Loop.Timer doubt = () -> {};
  private Loop.Timer silence = () -> {};
  private Runnable alive = () -> {};
  private boolean watching;
  private boolean waiting;
  private boolean pinged;

  /** What is done about it. */
  interface Events {
    /** Ask for the room's list. */
    void ask();

    /** It is time to repeat what must repeat. */
    void beat();

    /** Whether giving the connection up would end a call. */
    boolean isInSession();
  }

  /**
   * @param random from 0 (inclusive) to 1
   * @param asks whether there is a room, and so something to ask for
   * @param dead run when the connection is dead, with one sentence for a person
   */
  Liveness(Loop loop, DoubleSupplier random, boolean asks, Events events, Consumer<String> dead) {
    this.loop = loop;
    this.random = random;
    this.asks = asks;
    this.events = events;
    this.dead = dead;
  }

  /** The connection is ready: from here on silence counts. */
  void start() {
    stop();
    watching = true;
    scheduleBeat();
    heard();
  }

  /** The connection is over. */
  void stop() {
    watching = false;
    waiting = false;
    pinged = false;
    alive = () -> {};
    beat.cancel();
    doubt.cancel();
    silence.cancel();
  }

  /** The server has asked for a sign of life. */
  void pinged() {
    pinged = true;
    heard();
  }

  /** Anything has come. */
  void heard() {
    if (watching && !asks) {
      silence.cancel();
      silence = loop.after(SILENCE_LIMIT, this::endSilence);
    }
  }

  /** A server that never pings, as some do not, must not cost a call. */
  private void endSilence() {
    if (pinged || !events.isInSession()) {
      dead.accept(WORDS.say("link.silent"));
    } else {
      heard();
    }
  }

  /**
   * Asks out of turn, with little patience; only where there is something to ask for.
   *
   * @param then what to do when the server has answered
   */
  void check(Runnable then) {
    if (watching && asks) {
      alive = then;
      ask(CHECK_LIMIT);
    }
  }

  /** The list has come. */
  void answered() {
    if (!waiting) {
      return;
    }
    waiting = false;
    doubt.cancel();
    Runnable then = alive;
    alive = () -> {};
    scheduleBeat();
    then.run();
    events.beat();
  }

  private void scheduleBeat() {
    beat.cancel();
    long spread = Math.round((2 * random.getAsDouble() - 1) * BEAT_SPREAD_MS);
    beat = loop.after(Duration.ofMillis(BEAT_MS + spread), this::due);
  }

  private void due() {
    if (asks) {
      ask(ANSWER_LIMIT);
    } else {
      scheduleBeat();
      events.beat();
    }
  }

  private void ask(Duration patience) {
    waiting = true;
    doubt.cancel();
    doubt = loop.after(patience, () -> dead.accept(WORDS.say("link.silent")));
    events.ask();
  }
}
