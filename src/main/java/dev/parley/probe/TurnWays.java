package dev.parley.probe;

import dev.parley.connection.IceServers.Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways to one TURN server: UDP, TCP and TLS, whichever its URL names.
 *
 * @param named that of the URL
 * @param others the other two, at its port or at the usual one (RFC 7065, section 3.2)
 */
record TurnWays(Way named, List<Way> others) {
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>turns?):(?<host>[^:\\[]+|\\[[^]]+])(?::(?<port>\\d+))?"
              + "(?:\\?transport=(?<transport>\\w+))?");
  private static final String TLS = "TLS";
  private static final String PORT = "3478";
  private static final String TLS_PORT = "5349";

  /**
   * One way.
   *
   * @param name for a person
   */
  record Way(String name, Server server) {}

  boolean isTls() {
    return named.name().equals(TLS);
  }

  /** Where the TLS of its URL is, as a socket knows such places; only for {@link #isTls}. */
  URI tls() {
    Matcher url = URL.matcher(named.server().url());
    if (!url.matches()) {
      throw new IllegalStateException("checked before: " + named);
    }
    String port = url.group("port") == null ? TLS_PORT : url.group("port");
    return URI.create("wss://" + url.group("host") + ":" + port);
  }

  static TurnWays of(Server server) {
    Matcher url = URL.matcher(server.url());
    if (!url.matches()) {
      throw new IllegalArgumentException("no TURN server: " + server);
    }
    boolean tls = url.group("scheme").equals("turns");
    String port = url.group("port");
    String plain = port == null || tls ? PORT : port;
    String secure = port == null || !tls ? TLS_PORT : port;
    String named =
        tls ? TLS : "tcp".equals(url.group("transport")) ? "TCP" : "UDP"; // RFC 7065: else UDP
    List<Way> others = new ArrayList<>();
    for (String[] way :
        new String[][] {
          {"UDP", "turn", plain, "udp"},
          {"TCP", "turn", plain, "tcp"},
          {TLS, "turns", secure, "tcp"}
        }) {
      if (!way[0].equals(named)) {
        String other = way[1] + ":" + url.group("host") + ":" + way[2] + "?transport=" + way[3];
        others.add(new Way(way[0], new Server(other, server.user(), server.password())));
      }
    }
    return new TurnWays(new Way(named, server), others);
  }
}
