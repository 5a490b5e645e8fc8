package dev.parley.socket;

import dev.parley.loop.Loop;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Checks whether anything accepts a TCP connection where a server should be. */
public final class PortProbe {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private PortProbe() {}

  /**
   * Knocks on a worker, through the proxy that leads there if there is one.
   *
   * @return completes on the loop, never exceptionally
   */
  public static CompletableFuture<Boolean> at(Loop loop, URI server) {
    return at(loop, server, Proxies.ofSystem());
  }

  static CompletableFuture<Boolean> at(Loop loop, URI server, Proxies proxies) {
    ConnectionDialer connectionDialer = new ConnectionDialer(server, Trust.platform(), proxies);
    return loop.offload(
            "knock at the server",
            () -> {
              connectionDialer.knock();
              return true;
            },
            LIMIT)
        .exceptionally(
            nobody -> {
              connectionDialer.hangUp(); // after the limit it may still be waiting
              return false;
            });
  }
}
