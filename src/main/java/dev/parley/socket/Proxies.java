package dev.parley.socket;

import dev.parley.text.Words;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the proxy for a server: from the variables that terminal programs use, by curl's rules, and
 * otherwise from the system's settings (Windows, macOS, GNOME). The variables come first: they are
 * nearer to this run, and where the system's library reads them, too, it loses what they hold of
 * passwords and exceptions. None leads to this machine.
 */
final class Proxies {
  private static final Words WORDS = Words.in(Proxies.class);

  static {
    // Read once, by the first to ask for a selector; an administrator's own choice stands.
    if (System.getProperty("java.net.useSystemProxies") == null) {
      System.setProperty("java.net.useSystemProxies", "true");
    }
  }

  private final ProxySelector system;
  private final Map<String, String> environment;

  /**
   * @param system may be null, where somebody has removed it
   */
  Proxies(ProxySelector system, Map<String, String> environment) {
    this.system = system;
    this.environment = environment;
  }

  /** The machine's own. */
  static Proxies ofSystem() {
    return new Proxies(ProxySelector.getDefault(), System.getenv());
  }

  /**
   * The proxy for a server, empty for none. May block: some systems run a script for it.
   *
   * @throws DialException with one sentence for a person when a setting is not understood
   */
  Optional<ProxyServer> leadingTo(URI server) throws DialException {
    String host = ServerUrl.bare(server);
    if (isLoopback(host)) {
      return Optional.empty();
    }
    if (new NoProxy(variable("no_proxy")).excepts(host)) {
      return Optional.empty();
    }
    Optional<ProxyServer> set = fromEnvironment(server);
    return set.isPresent() ? set : fromSystem(host, port(server));
  }

  /**
   * RFC 6455 section 4.1: of an HTTP and an HTTPS proxy, the latter is meant for websockets,
   * whether they are secure or not.
   */
  private Optional<ProxyServer> fromSystem(String host, int port) throws DialException {
    if (system == null || host.contains("_")) { // no host to Java: asked for it, a selector fails
      return Optional.empty();
    }
    try {
      List<Proxy> proxies = system.select(new URI("https", null, host, port, "/", null, null));
      return proxies.isEmpty() ? Optional.empty() : known(proxies.get(0));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new DialException(WORDS.say("proxy.settings", host), e);
    }
  }

  private static Optional<ProxyServer> known(Proxy proxy) {
    if (!(proxy.address() instanceof InetSocketAddress address)) {
      return Optional.empty(); // direct
    }
    ProxyServer.Kind kind =
        proxy.type() == Proxy.Type.SOCKS ? ProxyServer.Kind.SOCKS : ProxyServer.Kind.HTTP;
    return Optional.of(new ProxyServer(kind, address.getHostString(), address.getPort(), null));
  }

  private Optional<ProxyServer> fromEnvironment(URI server) throws DialException {
    List<String> names =
        "wss".equals(server.getScheme())
            ? List.of("https_proxy", "all_proxy")
            : List.of("https_proxy", "http_proxy", "all_proxy");
    for (String name : names) {
      String value = variable(name);
      if (!value.isEmpty()) {
        try {
          return Optional.of(ProxyServer.parse(value));
        } catch (IllegalArgumentException e) { // its text may hold a password: not passed on
          throw new DialException(WORDS.say("proxy.variable", name));
        }
      }
    }
    return Optional.empty();
  }

  private String variable(String name) {
    String value = environment.getOrDefault(name, "").trim();
    return value.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").trim()
        : value;
  }

  /** By its text alone: a look-up would tell a name server about it. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.matches("(0{0,4}:){2,7}0{0,3}1");
  }

  /** The port of a ws or wss URI. */
  static int port(URI server) {
    if (ServerUrl.port(server) >= 0) {
      return ServerUrl.port(server);
    }
    return "wss".equals(server.getScheme()) ? 443 : 80;
  }
}
