package dev.parley.server.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom the server's owner trusts beyond the rules.
 *
 * @param origins pages that may connect from a browser, besides the server's own
 * @param proxies from where the address of a client is believed
 */
public record TrustedSources(Set<Origin> origins, List<AddressRange> proxies) {
  public static final TrustedSources NONE = new TrustedSources(Set.of(), List.of());

  public TrustedSources {
    origins = Set.copyOf(origins);
    proxies = List.copyOf(proxies);
  }

  /**
   * Reads what the owner wrote.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static TrustedSources parse(List<String> origins, List<String> proxies) {
    return new TrustedSources(
        origins.stream().map(Origin::parse).collect(Collectors.toSet()),
        proxies.stream().map(AddressRange::parse).toList());
  }

  public boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }
}
