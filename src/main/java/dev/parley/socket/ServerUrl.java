package dev.parley.socket;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the URL of a server, for all that take one, and tells host and port of what it has read:
 * {@link URI} knows no host with an underscore, of which local networks have many.
 *
 * <p>RFC 6455, section 3, without user and password, which no server is told. The scheme may be in
 * capitals, a name in letters of its own (RFC 3490), and the zone of an IPv6 address be encoded
 * (RFC 6874) or not.
 */
public final class ServerUrl {
  private static final Pattern URL = Pattern.compile("(?i)(wss?)://([^/?#]*)([/?][^#]*)?");

  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(\\d{0,5}))?");

  private static final Pattern V6 =
      Pattern.compile("\\[([0-9a-fA-F:.]{2,45})(?:%(?:25)?([A-Za-z0-9._~-]+))?]");

  /** RFC 1123, section 2.1, and underscores. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,254}$)\\w([\\w-]{0,61}\\w)?(\\.\\w([\\w-]{0,61}\\w)?)*\\.?");

  /** A name that ends in a number is an address of version 4, or none. */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?\\d+\\.?");

  /** Letters that the newer IDNA keeps and Java's maps to others: to another server. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private ServerUrl() {}

  /** A ws or wss URL with a host that {@link #host} knows; empty for anything else. */
  public static Optional<URI> parse(String text) {
    Matcher url = URL.matcher(text);
    Matcher authority = url.matches() ? HOST_PORT.matcher(url.group(2)) : null;
    if (authority == null || !authority.matches()) {
      return Optional.empty();
    }
    String port = authority.group(2) == null ? "" : authority.group(2);
    String rest = url.group(3) == null ? "" : url.group(3);
    if (!port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
      return Optional.empty();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT) + "://";
    String end = (port.isEmpty() ? "" : ":" + port) + rest;
    return hostInUrl(authority.group(1)).flatMap(host -> whole(scheme + host + end));
  }

  /** Whether a text may contain a user, and so a password: it is not to be shown. */
  public static boolean mayHaveUser(String text) {
    return text.indexOf('@') >= 0;
  }

  /** The host of a URL, an IPv6 address in brackets. */
  public static String host(URI server) {
    return server.getHost() == null ? part(server, 1) : server.getHost();
  }

  /** The host of a server as a name server is asked for it. */
  static String bare(URI server) {
    return bare(host(server));
  }

  /** In small letters, an IPv6 address without its brackets. */
  static String bare(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return name.toLowerCase(Locale.ROOT);
  }

  /** The port of a URL; -1 where it names none. */
  public static int port(URI server) {
    String port = server.getHost() == null ? part(server, 2) : null;
    return port == null || port.isEmpty() ? server.getPort() : Integer.parseInt(port);
  }

  private static String part(URI server, int number) {
    Matcher parts = HOST_PORT.matcher(server.getRawAuthority());
    return parts.matches() ? parts.group(number) : "";
  }

  private static Optional<String> hostInUrl(String host) {
    Matcher address = V6.matcher(host);
    if (address.matches()) {
      String zone = address.group(2) == null ? "" : "%" + address.group(2);
      return Optional.of("[" + address.group(1) + zone + "]");
    }
    return name(host);
  }

  private static Optional<String> name(String text) {
    boolean plain = text.chars().allMatch(letter -> letter < 0x80);
    try {
      String name = plain ? text : IDN.toASCII(text.toLowerCase(Locale.ROOT));
      return Optional.of(name)
          .filter(one -> NAME.matcher(one).matches() && !AMBIGUOUS.matcher(text).find())
          .filter(one -> !NUMBER.matcher(one).matches() || NoProxy.V4.matcher(one).matches());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<URI> whole(String text) {
    try {
      return Optional.of(new URI(new URI(text).toASCIIString()));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
