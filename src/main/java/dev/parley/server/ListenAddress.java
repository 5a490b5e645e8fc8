package dev.parley.server;

import dev.parley.server.access.TrustedSources;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a server listens, and how.
 *
 * @param address loopback unless others shall get in; port 0 to have one chosen
 * @param certificate for wss, and nothing but wss; empty for ws
 * @param trusted pages that may connect, and proxies that are believed
 */
public record ListenAddress(
    InetSocketAddress address, Optional<ServerCertificate> certificate, TrustedSources trusted) {

  /** This address, trusting nobody. */
  public static ListenAddress of(
      InetSocketAddress address, Optional<ServerCertificate> certificate) {
    return new ListenAddress(address, certificate, TrustedSources.NONE);
  }
}
