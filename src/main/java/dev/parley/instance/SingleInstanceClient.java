package dev.parley.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands something to the copy of the program that is already running, if there is one. */
public final class SingleInstanceClient {
  private static final Logger LOG = LoggerFactory.getLogger(SingleInstanceClient.class);

  /** What a {@link SingleInstanceServer} answers. */
  static final String TAKEN = "taken";

  /** A copy that is being started is busy for a second. */
  static final Duration LIMIT = Duration.ofSeconds(4);

  private SingleInstanceClient() {}

  /**
   * Blocks, for four seconds at most.
   *
   * @param socket where the other would be; its folder is looked at first
   * @param text up to 32,768 octets in UTF-8
   * @return whether the other has taken it; false where there is none
   */
  public static boolean hand(Path socket, String text) {
    return hand(socket, text, LIMIT);
  }

  static boolean hand(Path socket, String text, Duration limit) {
    try {
      PrivateFolder folder = PrivateFolder.at(socket.getParent());
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try (channel) {
        channel.configureBlocking(false); // where too many wait it fails, and does not wait too
        if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
          return false;
        }
        try (IpcExchange ipcExchange = new IpcExchange(channel, folder.owner(), limit)) {
          ipcExchange.say(text);
          return TAKEN.equals(ipcExchange.hear());
        }
      }
    } catch (IOException | UnsupportedOperationException nobody) {
      LOG.debug("no other copy takes it: {}", nobody.toString());
      return false;
    }
  }
}
