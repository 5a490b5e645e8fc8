package dev.parley.connection;

import java.util.concurrent.CompletableFuture;

/** A connection whose data channels never open. */
public interface DatalessConnection extends Connection {
  @Override
  default CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  default void allow(DataChannel channel, int messages) {}

  @Override
  default void closeChannel(DataChannel channel) {}

  @Override
  default CompletableFuture<Certificates> certificates() {
    return new CompletableFuture<>();
  }
}
