package dev.parley.server.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Decides who may have a websocket for one of the dialects that the server speaks. */
@FunctionalInterface
public interface UpgradeHandler {

  /**
   * Looks at a request for a websocket. On a reader thread, which must not wait: what takes time,
   * such as the answer to a wrong password, completes the future later, on the loop.
   *
   * @param address the client's, without a port
   * @return who makes its client; empty to ask for a password instead. Always completes normally;
   *     what comes after the handshake's time is of no use
   */
  CompletableFuture<Optional<ClientProtocol.Maker>> admit(HttpHead request, String address);

  /** Lets everybody in: who it is comes out later, in frames. */
  static UpgradeHandler open(ClientProtocol.Maker maker) {
    return (request, address) -> CompletableFuture.completedFuture(Optional.of(maker));
  }
}
