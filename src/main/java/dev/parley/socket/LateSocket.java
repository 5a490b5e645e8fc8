package dev.parley.socket;

import dev.parley.loop.Loop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Wraps a {@link TextSocket} to a server that must first be found, for each attempt again. */
public final class LateSocket implements TextSocket {
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
      socket = server.open(credentials, listener);
    } else {
      closed = true;
      // Posted: the opener's caller may not have this socket in hand yet.
      Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
      loop.post(() -> listener.closed(why.getMessage()));
    }
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
