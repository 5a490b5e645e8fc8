package dev.parley.probe;

import dev.parley.connection.IceServers;
import dev.parley.socket.Trust;
import java.net.URI;

/**
 * What is probed, and as whom.
 *
 * @param spoken in which dialect
 * @param server ws or wss
 * @param trust whose certificates it may have
 * @param clientId a user of the channel; one that nobody else has
 * @param name what others in the channel see meanwhile
 * @param iceServers each is looked at, and the call uses them
 * @param patience whether an echo peer may still be starting
 */
public record Target(
    ProbedProtocol spoken,
    URI server,
    Trust trust,
    String channel,
    String clientId,
    String name,
    IceServers iceServers,
    boolean patience) {

  boolean isSecure() {
    return "wss".equals(server.getScheme());
  }
}
