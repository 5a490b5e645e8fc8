package dev.parley.socket;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes a proxy on the way to a server.
 *
 * @param kind how it is asked for a way through
 * @param credentials {@code user:password} for it, null for none; never shown
 */
record ProxyServer(Kind kind, String host, int port, String credentials) {
  /** The last @ ends the credentials, as curl has it; a path says nothing. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:(.*)@)?(\\[[^\\[\\]]+]|[^:/@\\[\\]\\s]+)(?::(\\d{1,5}))?(?:/.*)?");

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
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no proxy");
    }
    String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
    String credentials = parts.group(2) == null ? null : decoded(parts.group(2));
    String port = parts.group(4);
    return switch (scheme) {
      case "http" -> new ProxyServer(Kind.HTTP, parts.group(3), port(port, 80), credentials);
      case "socks", "socks5", "socks5h" ->
          new ProxyServer(Kind.SOCKS, parts.group(3), port(port, 1080), credentials);
      default -> throw new IllegalArgumentException("unknown kind");
    };
  }

  private static int port(String digits, int usual) {
    int port = digits == null ? usual : Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no port");
    }
    return port;
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the credentials: this ends in sentences and logs. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** Before a connection through it. */
  void logIn() {
    if (kind == Kind.SOCKS && credentials != null) {
      SocksLogin.CREDENTIALS.put(ServerUrl.bare(host) + " " + port, credentials);
      Authenticator.setDefault(new SocksLogin());
    }
  }

  /**
   * Gives the JDK's SOCKS client (RFC 1929) the user and password of a proxy, which it asks the
   * whole process for. It gets them for that proxy and for nothing else.
   */
  private static final class SocksLogin extends Authenticator {
    private static final Map<String, String> CREDENTIALS = new ConcurrentHashMap<>();

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      String known =
          CREDENTIALS.get(ServerUrl.bare(getRequestingHost()) + " " + getRequestingPort());
      if (known == null || !"SOCKS5".equals(getRequestingProtocol())) {
        return null;
      }
      String[] both = known.split(":", 2);
      char[] password = both.length < 2 ? new char[0] : both[1].toCharArray();
      return new PasswordAuthentication(both[0], password);
    }
  }
}
