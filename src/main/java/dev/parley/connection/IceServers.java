package dev.parley.connection;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.text.PercentEncoding;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds STUN and TURN servers, validated: libwebrtc does not report a malformed URL, or TURN
 * without a user, as an error but ends the process (segmentation fault, measured).
 *
 * @param relayOnly whether TURN candidates alone are used
 */
public record IceServers(List<Server> servers, boolean relayOnly) {
  public static final IceServers NONE = new IceServers(List.of(), false);

  /**
   * RFC 7064 and RFC 7065, with user and password in front of the host. The user ends at the first
   * colon, except for coturn's time-limited users, TIMESTAMP:NAME; the password at the last @.
   */
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>stuns?|turns?):"
              + "(?:(?<user>[0-9]{9,11}:[^:\\s]+(?=:)|[^:\\s]+):(?<password>\\S+)@)?"
              + "(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?"
              + "(?<query>\\?transport=(?:udp|tcp))?");

  public IceServers {
    servers = List.copyOf(servers);
    if (relayOnly && servers.stream().noneMatch(Server::isTurn)) {
      throw new IllegalArgumentException("--relay-only requires a turn: server (--ice-server)");
    }
  }

  /**
   * One server.
   *
   * @param url without user and password
   * @param user empty for STUN; likewise the password
   */
  public record Server(String url, String user, String password) {
    /**
     * Reads {@code stun:host:port} or {@code turn:user:password@host:port?transport=udp}, with user
     * and password percent-encoded where they have to be.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it, in which the
     *     password is not repeated
     */
    public static Server parse(String text) {
      Matcher match = URL.matcher(text.strip());
      if (!match.matches()) {
        throw new IllegalArgumentException(
            "an ICE server must be stun:HOST[:PORT] or turn:USER:PASSWORD@HOST[:PORT][?transport=udp]");
      }
      boolean turn = match.group("scheme").startsWith("turn");
      if (turn != (match.group("user") != null)) {
        throw new IllegalArgumentException(
            "a TURN server requires USER:PASSWORD@ before its host, a STUN server has none");
      }
      if (!turn && match.group("query") != null) {
        throw new IllegalArgumentException("?transport= requires a TURN server");
      }
      String port = match.group("port");
      if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
        throw new IllegalArgumentException("the port of an ICE server must be between 1 and 65535");
      }
      String url =
          match.group("scheme")
              + ":"
              + match.group("host")
              + (port == null ? "" : ":" + port)
              + (match.group("query") == null ? "" : match.group("query"));
      return turn
          ? new Server(url, decoded(match.group("user")), decoded(match.group("password")))
          : new Server(url, "", "");
    }

    /** Leaves what is not percent-encoded as it is: a password may contain a percent sign. */
    private static String decoded(String text) {
      try {
        return PercentEncoding.decode(text);
      } catch (CharacterCodingException plain) {
        return text;
      }
    }

    public boolean isTurn() {
      return url.startsWith("turn");
    }

    @Override
    public String toString() {
      return url; // the password stays out of every log
    }
  }

  /**
   * A connection with these servers. Until the peer has agreed to one transport for all media (RFC
   * 9143), each section has candidates of its own, as in a browser: with "max-bundle" libwebrtc
   * takes no description without a bundle, not even one that refuses all sections (measured,
   * docs/decisions/0052).
   *
   * @param certificates whether those of the servers are checked
   */
  public RTCConfiguration configuration(TlsCertPolicy certificates) {
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.BALANCED;
    configuration.iceTransportPolicy =
        relayOnly ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
    for (Server server : servers) {
      RTCIceServer ice = new RTCIceServer();
      ice.urls.add(server.url());
      ice.username = server.user();
      ice.password = server.password();
      ice.tlsCertPolicy = certificates;
      configuration.iceServers.add(ice);
    }
    return configuration;
  }
}
