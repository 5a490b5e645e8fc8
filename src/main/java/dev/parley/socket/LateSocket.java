package dev.parley.socket;

import dev.parley.loop.Loop;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A {@link TextSocket} to a server that must first be found, at each attempt anew. */
public final class LateSocket implements TextSocket {
  private final Listener listener;

  /** Null until the server is found. */
  private TextSocket socket;

  private boolean closed;

  private LateSocket(Listener listener) {
    this.listener = listener;
  }

  /**
   * Opens connections to wherever the server is at that moment.
   *
   * @param finder called on the loop; its future completes on the loop, or fails with a sentence
   */
  public static Opener opener(Loop loop, Supplier<CompletableFuture<URI>> finder) {
    return listener -> {
      LateSocket late = new LateSocket(listener);
      finder.get().whenComplete((server, failure) -> late.found(loop, server, failure));
      return late;
    };
  }

  private void found(Loop loop, URI server, Throwable failure) {
    if (closed) {
      return;
    }
    if (failure == null) {
      socket = WssSocket.opener(loop, server).open(listener);
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
