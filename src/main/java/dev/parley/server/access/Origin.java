package dev.parley.server.access;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a web page (RFC 6454), in one spelling: lower case, no dot at the end of a name,
 * the port also where it is the usual one.
 */
public record Origin(String scheme, String host, int port) {
  private static final Pattern FORM = Pattern.compile("(https?)://([^/?#@]+)");

  /** Of a URL and of a field Host (RFC 9110, section 7.2): a name, an address, IPv6 in brackets. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[([0-9a-f:.]+)]|([a-z0-9_.-]+))(?::(\\d{1,5}))?");

  /**
   * Reads an origin that the server's owner wrote.
   *
   * @throws IllegalArgumentException with a sentence where it is none
   */
  public static Origin parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is no origin, such as https://www.example.org"));
  }

  /** Reads a field Origin; empty for {@code null}, which any page can have, and what is none. */
  public static Optional<Origin> find(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    return form.matches() ? of(form.group(1), form.group(2)) : Optional.empty();
  }

  /** The origin of pages at this host, as in a field Host; empty where that is none. */
  public static Optional<Origin> of(String scheme, String authority) {
    Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    int usual = scheme.equals("https") ? 443 : 80;
    int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
    Optional<String> host = parts.group(1) == null ? name(parts.group(2)) : address(parts.group(1));
    return port > 65_535 ? Optional.empty() : host.map(one -> new Origin(scheme, one, port));
  }

  /** Whether it is on this machine, however a name server may answer. */
  public boolean isLoopback() {
    return host.equals("localhost")
        || AddressRange.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Whether it needs no name server. */
  public boolean isAddress() {
    return AddressRange.literal(host).isPresent();
  }

  private static Optional<String> name(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return Optional.of(name).filter(one -> !one.isEmpty() && !one.endsWith("."));
  }

  /** An IPv4 address that IPv6 maps is the IPv4 address. */
  private static Optional<String> address(String text) {
    return AddressRange.literal(text)
        .filter(found -> text.contains(":"))
        .map(InetAddress::getHostAddress);
  }
}
