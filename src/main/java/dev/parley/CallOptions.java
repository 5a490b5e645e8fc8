package dev.parley;

import dev.parley.connection.IceServers;
import dev.parley.media.MediaChoice;
import dev.parley.socket.Trust;
import dev.parley.view.Preferences;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What one run shall do, whatever asked for it.
 *
 * @param server null for the built-in server of this machine
 * @param trust whose certificates a wss server may have
 * @param channel null with the built-in server
 * @param clientId null for the one that is made once for each channel and kept
 * @param name what others see, empty for none
 * @param accept names or ids of peers whose offers are accepted without asking, or "all"
 * @param call the name or id of a peer to offer to, null for nobody
 * @param limit when to leave, null for when the user wants
 * @param report a file, "-" for standard output, null for none
 * @param preferences how a window shall be
 */
record CallOptions(
    URI server,
    Trust trust,
    String channel,
    String password,
    String clientId,
    String name,
    MediaChoice media,
    IceServers iceServers,
    boolean headless,
    List<String> accept,
    String call,
    Duration limit,
    String report,
    Preferences preferences) {

  /** Without the password. */
  @Override
  public String toString() {
    return "CallOptions[" + channel + " at " + server + "]";
  }
}
