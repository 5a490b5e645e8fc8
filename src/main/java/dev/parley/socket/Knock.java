package dev.parley.socket;

import dev.parley.loop.Loop;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A look whether anything takes a connection where a server should be, and no more than that. */
public final class Knock {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private Knock() {}

  /**
   * Knocks on a worker, through the proxy that leads there if there is one.
   *
   * @return completes on the loop, never exceptionally
   */
  public static CompletableFuture<Boolean> at(Loop loop, URI server) {
    return at(loop, server, Proxies.ofSystem());
  }

  static CompletableFuture<Boolean> at(Loop loop, URI server, Proxies proxies) {
    Dial dial = new Dial(server, Trust.platform(), proxies);
    return loop.offload(
            "knock at the server",
            () -> {
              dial.knock();
              return true;
            },
            LIMIT)
        .exceptionally(
            nobody -> {
              dial.hangUp(); // after the limit it may still be waiting
              return false;
            });
  }
}
