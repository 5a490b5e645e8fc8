package dev.parley.server.http;

import dev.parley.server.access.AddressGroup;
import dev.parley.server.access.TrustedSources;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the client that a trusted proxy names, in X-Forwarded-For or in Forwarded (RFC 7239). Each
 * proxy adds at the end whom it was called by, so the last one that is no trusted proxy itself is
 * believed, and nothing that stands before it.
 */
final class ForwardedClient {
  /** An address, perhaps quoted, in brackets, or with a port. */
  private static final Pattern NODE =
      Pattern.compile("\"?(?:\\[([^\\]]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9a-fA-F:.]+))\"?");

  private ForwardedClient() {}

  /**
   * The client.
   *
   * @param named the fields X-Forwarded-For
   * @param forwarded the fields Forwarded
   * @return empty where nobody is named, not readably, or in two ways: one of them may be the
   *     client's own
   */
  static Optional<InetAddress> find(
      List<String> named, List<String> forwarded, TrustedSources trusted) {
    if (forwarded.isEmpty()) {
      return last(nodes(named).toList(), trusted);
    }
    Optional<InetAddress> client =
        last(nodes(forwarded).map(ForwardedClient::forField).toList(), trusted);
    return named.isEmpty() || client.equals(last(nodes(named).toList(), trusted))
        ? client
        : Optional.empty();
  }

  private static Stream<String> nodes(List<String> fields) {
    return fields.stream().flatMap(field -> Stream.of(field.split(",", -1))).map(String::strip);
  }

  private static String forField(String element) {
    return Stream.of(element.split(";", -1))
        .map(String::strip)
        .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
        .map(pair -> pair.substring("for=".length()))
        .findFirst()
        .orElse("");
  }

  private static Optional<InetAddress> last(List<String> nodes, TrustedSources trusted) {
    List<InetAddress> proxies = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Optional<InetAddress> address = address(nodes.get(i));
      if (address.isEmpty() || !trusted.isProxy(address.get())) {
        return address;
      }
      proxies.add(address.get());
    }
    return proxies.isEmpty()
        ? Optional.empty()
        : Optional.of(proxies.get(proxies.size() - 1)); // a proxy that calls for itself
  }

  private static Optional<InetAddress> address(String node) {
    Matcher form = NODE.matcher(node);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Stream.of(1, 2, 3)
        .map(form::group)
        .filter(found -> found != null)
        .findFirst()
        .flatMap(AddressGroup::parse);
  }
}
