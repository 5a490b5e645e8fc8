package dev.parley.socket;

import dev.parley.text.Words;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Represents one WebSocket connection, once: it opens, carries text both ways, and closes.
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

    /** The server asks for a sign of life (RFC 6455 section 5.5.2), and got one. */
    default void pinged() {}

    /** The server has said how it ends; {@code closed} follows at once. */
    default void goodbye(CloseReason closeReason) {}

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

    /** The same to a server that asks by HTTP who it is; what knows of no such server opens. */
    default TextSocket open(Optional<Credentials> credentials, Listener listener) {
      return open(listener);
    }
  }

  /**
   * How a server ends a connection in its own words.
   *
   * @param httpStatus with which it refused the handshake; 0 where it did not
   * @param code of RFC 6455 section 7.4; 0 where the handshake was refused
   * @param reason what it gave besides, unchecked; often empty
   */
  record CloseReason(int httpStatus, int code, String reason) {}

  /** A frame that a server would answer by hanging up. */
  final class FrameTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FrameTooLargeException(int bytes) {
      super(Words.in(TextSocket.class).say("message.large", bytes, MAX_FRAME));
    }
  }
}
