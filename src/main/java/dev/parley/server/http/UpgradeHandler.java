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
   * @return who makes its client; empty to ask for a password instead. Always completes normally,
   *     unless the connection ends before: then it is cancelled, on any thread, and what waits for
   *     it ends
   */
  CompletableFuture<Optional<ClientProtocol.Maker>> admit(UpgradeRequest request);

  /** Lets everybody in: who it is comes out later, in frames. */
  static UpgradeHandler open(ClientProtocol.Maker maker) {
    return request -> CompletableFuture.completedFuture(Optional.of(maker));
  }
}
