package dev.parley.socket;

import dev.parley.words.Words;
import java.util.concurrent.CompletableFuture;

/**
 * One websocket connection, once: it opens, carries text both ways, and closes.
 *
 * <p>Methods are called on the loop, and the listener is called on the loop: {@code opened} at most
 * once, then {@code text} in order, and {@code closed} exactly once unless {@link #close} came
 * first, after which nothing is called.
 */
public interface TextSocket {

  /**
   * The longest frame that is sent, in UTF-8 bytes: a FreeSWITCH ends the connection, with no
   * error, at a longer one (measured).
   */
  int MAX_FRAME = 1_000_000;

  /**
   * Sends one text frame; dropped while the socket is not open.
   *
   * @throws FrameTooLargeException over {@link #MAX_FRAME}; nothing was sent
   */
  void send(String text);

  /**
   * Closes, silently; any number of times. The future completes when the connection has ended, what
   * was sent before included, on any thread.
   */
  CompletableFuture<Void> close();

  /**
   * The addresses of this machine are others than before. A connection from one that is gone is
   * over, and says so; TCP alone would notice by silence, after many seconds.
   */
  default void networkChanged() {}

  /** What happens on the connection. */
  interface Listener {
    void opened();

    void text(String text);

    /**
     * The connection did not open, or has ended.
     *
     * @param why one sentence for a person
     */
    void closed(String why);
  }

  /** Starts a new attempt to connect. */
  interface Opener {
    TextSocket open(Listener listener);
  }

  /** A frame that a server would answer by hanging up. */
  final class FrameTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FrameTooLargeException(int bytes) {
      super(Words.in(TextSocket.class).say("message.large", bytes, MAX_FRAME));
    }
  }
}
