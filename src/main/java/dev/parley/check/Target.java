package dev.parley.check;

import dev.parley.connection.IceServers;
import dev.parley.socket.Trust;
import java.net.URI;

/**
 * The server to probe, and the user to sign in as.
 *
 * @param server ws or wss
 * @param trust whose certificates it may have
 * @param spoken in which dialect
 * @param iceServers each is tested, and the call uses them
 */
public record Target(
    URI server, Trust trust, ProbedProtocol spoken, Member self, IceServers iceServers) {

  /**
   * The user in the channel.
   *
   * @param clientId a user of the channel, under an id of its own
   * @param name what others in the channel see during the probe
   */
  public record Member(String channel, String clientId, String name) {}

  boolean isSecure() {
    return "wss".equals(server.getScheme());
  }
}
