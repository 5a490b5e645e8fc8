package dev.parley.socket;

import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps a {@link TextSocket} to a server that must first be found, for each attempt again. */
public final class LateSocket implements TextSocket {
  private static final Words WORDS = Words.in(LateSocket.class);

  private static final Logger LOG = LoggerFactory.getLogger(LateSocket.class);

  private final Optional<Credentials> credentials;
  private final Listener listener;

  /** Null until the server is found. */
  private TextSocket socket;

  private boolean closed;

  private LateSocket(Optional<Credentials> credentials, Listener listener) {
    this.credentials = credentials;
    this.listener = listener;
  }

  /**
   * Opens connections to wherever the server is at that moment.
   *
   * @param finder called on the loop; its future completes on the loop with what connects there, or
   *     fails with a sentence
   */
  public static Opener opener(Loop loop, Supplier<CompletableFuture<Opener>> finder) {
    return new Opener() {
      @Override
      public TextSocket open(Listener listener) {
        return open(Optional.empty(), listener);
      }

      @Override
      public TextSocket open(Optional<Credentials> credentials, Listener listener) {
        LateSocket late = new LateSocket(credentials, listener);
        finder.get().whenComplete((server, failure) -> late.found(loop, server, failure));
        return late;
      }
    };
  }

  private void found(Loop loop, Opener server, Throwable failure) {
    if (closed) {
      return;
    }
    if (failure == null) {
      try {
        socket = server.open(credentials, listener);
      } catch (RuntimeException | Error failed) { // no memory or no thread for it, just now
        LOG.error("a connection could not be begun", failed);
        fail(loop, WORDS.say("attempt.failed"));
      }
    } else {
      Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
      fail(loop, why.getMessage());
    }
  }

  /** Posted: the opener's caller may not have this socket in hand yet. */
  private void fail(Loop loop, String sentence) {
    closed = true;
    loop.post(() -> listener.closed(sentence));
  }

  @Override
  public void send(String text) {
    if (socket != null) {
      socket.send(text);
    }
  }

  @Override
  public void networkChanged() {
    if (socket != null) {
      socket.networkChanged();
    }
  }

  @Override
  public CompletableFuture<Void> close() {
    closed = true;
    return socket == null ? CompletableFuture.completedFuture(null) : socket.close();
  }
}
