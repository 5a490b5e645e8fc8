package dev.parley.server.http;

import dev.parley.server.access.Origin;
import dev.parley.server.access.TrustedSources;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * Keeps pages that a browser shows from elsewhere away from the server: a browser tells where a
 * page comes from (Origin), and what it took this server for (Host).
 *
 * @param loopback the server listens for this machine alone, so that no other name can mean it; one
 *     that does comes from a name server that plays tricks on a browser (DNS rebinding)
 */
record Hosts(boolean loopback, boolean tls, TrustedSources trusted) {

  static Hosts of(ServerSocketChannel bound, boolean tls, TrustedSources trusted)
      throws IOException {
    InetSocketAddress address = (InetSocketAddress) bound.getLocalAddress();
    return new Hosts(address.getAddress().isLoopbackAddress(), tls, trusted);
  }

  /**
   * Why a request is refused, in a sentence; empty where it is not.
   *
   * @param hosts the fields Host
   * @param origins the fields Origin; none where it is no browser
   * @param proxied a trusted proxy passes it on, which no browser can claim
   */
  Optional<String> refusal(List<String> hosts, List<String> origins, boolean proxied) {
    Optional<Origin> own =
        hosts.size() == 1 ? Origin.of(tls ? "https" : "http", hosts.get(0)) : Optional.empty();
    if (own.isEmpty()) {
      return Optional.of("The field Host does not name one host.");
    }
    if (loopback && !proxied && !own.get().isLoopback()) {
      return Optional.of(
          "This server listens for its own machine only, where it is called localhost"
              + " (a proxy is named with --proxy).");
    }
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    Optional<Origin> page = origins.size() == 1 ? Origin.find(origins.get(0)) : Optional.empty();
    Optional<Origin> served = served(own.get(), hosts.get(0), proxied);
    boolean mayConnect =
        page.filter(one -> served.equals(page) || trusted.origins().contains(one)).isPresent();
    return mayConnect
        ? Optional.empty()
        : Optional.of(
            "Pages from elsewhere may not connect to this server"
                + " (its owner can allow one with --allow-origin).");
  }

  /**
   * The origin of the server's own pages, by a name that no name server can make up: one that a
   * certificate confirms, here or at the proxy, or an address.
   */
  private Optional<Origin> served(Origin own, String host, boolean proxied) {
    if (proxied) {
      return Origin.of("https", host);
    }
    return tls || own.isAddress() || own.isLoopback() ? Optional.of(own) : Optional.empty();
  }
}
