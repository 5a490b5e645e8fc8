package dev.parley.connection;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the STUN and TURN servers that a connection uses.
 *
 * @param relayOnly whether TURN candidates alone are used
 */
public record IceServers(List<IceServer> servers, boolean relayOnly) {
  public static final IceServers NONE = new IceServers(List.of(), false);

  public IceServers {
    servers = List.copyOf(servers);
    if (relayOnly && servers.stream().noneMatch(IceServer::isTurn)) {
      throw new IllegalArgumentException("--relay-only requires a turn: server (--ice-server)");
    }
  }

  /** These first, then those that a server has handed out, without what is there already. */
  public IceServers and(List<IceServer> handedOut) {
    return new IceServers(
        Stream.concat(servers.stream(), handedOut.stream()).distinct().toList(), relayOnly);
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
    for (IceServer server : servers) {
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
