package dev.parley.socket;

import java.net.URI;
import java.util.Objects;

/**
 * Describes a proxy on the way to a server.
 *
 * @param kind how it is asked for a way through
 * @param credentials {@code user:password} for it, null for none; never shown
 */
record ProxyServer(Kind kind, String host, int port, String credentials) {
  /** HTTP: by CONNECT (RFC 9110 section 9.3.6). SOCKS: RFC 1928. */
  enum Kind {
    HTTP,
    SOCKS
  }

  ProxyServer {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(host);
  }

  /**
   * Reads what an environment variable holds, such as {@code http://user:password@proxy:3128}.
   *
   * @throws IllegalArgumentException when it names no proxy of a known kind
   */
  static ProxyServer parse(String text) {
    URI uri = URI.create(text.contains("://") ? text : "http://" + text);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    String scheme = String.valueOf(uri.getScheme());
    return switch (scheme) {
      case "http" -> new ProxyServer(Kind.HTTP, uri.getHost(), port(uri, 80), uri.getUserInfo());
      case "socks", "socks5", "socks5h" ->
          new ProxyServer(Kind.SOCKS, uri.getHost(), port(uri, 1080), null);
      default -> throw new IllegalArgumentException("unknown kind");
    };
  }

  private static int port(URI uri, int usual) {
    return uri.getPort() >= 0 ? uri.getPort() : usual;
  }

  /** Without the credentials: this ends in sentences and logs. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
