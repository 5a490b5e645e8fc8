package dev.parley.socket;

import dev.parley.loop.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Says whether what is sent to a server passes others in clear, who can read and change it: a ws
 * server on another machine.
 */
public final class Cleartext {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private Cleartext() {}

  /**
   * Resolves the server's name on a worker, where it is no wss server.
   *
   * @param server null for this machine's own
   * @return completes on the loop, never exceptionally; what cannot be found out is exposed
   */
  public static CompletableFuture<Boolean> isExposed(Loop loop, URI server) {
    if (server == null || !"ws".equals(server.getScheme())) {
      return CompletableFuture.completedFuture(false);
    }
    return loop.offload(
            "look where the server is", () -> isExposed(server, Proxies.ofSystem()), LIMIT)
        .exceptionally(unknown -> true);
  }

  /** By its addresses, whatever it is called; a proxy may be anywhere. */
  static boolean isExposed(URI server, Proxies proxies) throws IOException {
    if (proxies.leadingTo(server).isPresent()) {
      return true;
    }
    for (InetAddress address : InetAddress.getAllByName(ServerUrl.bare(server))) {
      if (!address.isLoopbackAddress() && !NetworkWatch.isOwn(address)) {
        return true;
      }
    }
    return false;
  }
}
