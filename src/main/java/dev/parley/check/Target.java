package dev.parley.check;

import dev.parley.connection.IceServers;
import dev.parley.socket.Trust;
import java.net.URI;

/**
 * What is probed, and as whom.
 *
 * @param server ws or wss
 * @param trust whose certificates it may have
 * @param spoken in which dialect
 * @param iceServers each is looked at, and the call uses them
 */
public record Target(
    URI server, Trust trust, ProbedProtocol spoken, Member self, IceServers iceServers) {

  /**
   * As whom a channel is entered.
   *
   * @param clientId a user of the channel; one that nobody else has
   * @param name what others in the channel see meanwhile
   */
  public record Member(String channel, String clientId, String name) {}

  boolean isSecure() {
    return "wss".equals(server.getScheme());
  }
}
