package dev.parley.socket;

import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens one socket after another until it is halted: each attempt is a new object, and callbacks
 * from an old one are dropped. Loop only.
 */
public final class Reconnector {
  private static final Words WORDS = Words.in(Reconnector.class);

  private static final Logger LOG = LoggerFactory.getLogger(Reconnector.class);

  private final Loop loop;
  private final TextSocket.Opener opener;
  private final DoubleSupplier random;
  private final Listener listener;

  /** The attempt that counts; null while waiting or halted. */
  private Attempt attempt;

  /** The planned next attempt; null unless waiting. */
  private Loop.Timer retry;

  /** As {@link Backoff} counts them. */
  private int failures;

  private int losses;

  /** How often it was halted: that may happen while a loss is being told of. */
  private int halts;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of {@link Backoff}
   */
  public Reconnector(
      Loop loop, TextSocket.Opener opener, DoubleSupplier random, Listener listener) {
    this.loop = loop;
    this.opener = opener;
    this.random = random;
    this.listener = listener;
  }

  /** Connects now; no effect while an attempt or a connection stands. */
  public void start() {
    loop.assertOn();
    if (attempt == null) {
      cancelRetry();
      listener.connecting();
      Attempt begun = new Attempt();
      attempt = begun;
      try {
        begun.socket = opener.open(begun);
      } catch (RuntimeException | Error failed) { // no memory or no thread for it, just now
        LOG.error("a connection could not be begun", failed);
        begun.closed(WORDS.say("attempt.failed"));
      }
    }
  }

  /**
   * Closes and stays closed until {@link #start}. The future completes when the connection has
   * ended, on any thread.
   */
  public CompletableFuture<Void> halt() {
    loop.assertOn();
    cancelRetry();
    settle();
    halts++;
    return dropAttempt();
  }

  /**
   * Gives up this connection as lost, and tries again: the first time at once. A server that ends
   * does so for all its clients in one instant; they give up one by one.
   */
  public void lose(String why) {
    loop.assertOn();
    if (attempt != null) {
      dropAttempt();
      retryAfter(losses == 0 ? Duration.ZERO : backoff(), why);
    }
  }

  /** Begins the attempt anew, as on another network; no effect without one. */
  public void restart() {
    loop.assertOn();
    if (attempt != null) {
      dropAttempt();
      start();
    }
  }

  /** The machine is on another network: a connection that stood on the old one begins anew now. */
  public void networkChanged() {
    loop.assertOn();
    settle();
    if (attempt != null && attempt.socket != null) {
      attempt.socket.networkChanged();
    }
  }

  /** The server is back: the next loss begins with quick attempts, of which there is a limit. */
  public void loggedIn() {
    failures = 0;
  }

  /** The connection has lasted: all quick attempts are there again. */
  public void settle() {
    failures = 0;
    losses = 0;
  }

  /**
   * Sends on the connection; dropped while there is none.
   *
   * @throws TextSocket.FrameTooLargeException when the server would hang up
   */
  public void send(String text) {
    loop.assertOn();
    if (attempt != null && attempt.socket != null) {
      attempt.socket.send(text);
    }
  }

  private CompletableFuture<Void> dropAttempt() {
    Attempt dropped = attempt;
    attempt = null;
    return dropped == null || dropped.socket == null
        ? CompletableFuture.completedFuture(null)
        : dropped.socket.close();
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel();
      retry = null;
    }
  }

  private Duration backoff() {
    return Backoff.delay(failures, losses, random.getAsDouble());
  }

  private void retryAfter(Duration delay, String why) {
    failures++;
    losses++;
    int before = halts;
    listener.lost(why, loop.now().plus(delay));
    if (attempt == null && halts == before) { // the listener may have started again or halted
      cancelRetry();
      retry =
          loop.after(
              delay,
              () -> {
                retry = null;
                start();
              });
    }
  }

  /** What the owner of the connection hears, on the loop. */
  public interface Listener {
    /** An attempt starts. */
    void connecting();

    /** The connection stands. */
    void opened();

    void text(String text);

    /** As {@link TextSocket.Listener#pinged}. */
    default void pinged() {}

    /** As {@link TextSocket.Listener#goodbye}; a {@link #halt} now keeps {@code lost} away. */
    default void goodbye(TextSocket.CloseReason closeReason) {}

    /**
     * The attempt failed, or the connection ended.
     *
     * @param why one sentence for a person
     * @param retryAt when the next attempt starts, in the loop's time
     */
    void lost(String why, Duration retryAt);
  }

  private final class Attempt implements TextSocket.Listener {
    TextSocket socket;

    @Override
    public void opened() {
      if (this == attempt) {
        listener.opened();
      }
    }

    @Override
    public void text(String text) {
      if (this == attempt) {
        listener.text(text);
      }
    }

    @Override
    public void pinged() {
      if (this == attempt) {
        listener.pinged();
      }
    }

    @Override
    public void goodbye(TextSocket.CloseReason closeReason) {
      if (this == attempt) {
        listener.goodbye(closeReason);
      }
    }

    @Override
    public void closed(String why) {
      if (this == attempt) {
        attempt = null;
        retryAfter(backoff(), why);
      }
    }
  }
}
