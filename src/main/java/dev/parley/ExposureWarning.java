package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.loop.Loop;
import dev.parley.socket.Cleartext;
import dev.parley.socket.ServerUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns where others on the way to a server can read and change what is sent there: in the log, and
 * without a window on standard error. The window says so itself. Loop only.
 */
final class ExposureWarning {
  private static final Logger LOG = LoggerFactory.getLogger(ExposureWarning.class);

  private final Loop loop;
  private final boolean headless;
  private boolean exposed;

  ExposureWarning(Loop loop, boolean headless) {
    this.loop = loop;
    this.headless = headless;
  }

  /** The run is on its way there. */
  void heading(Destination there) {
    Cleartext.isExposed(loop, there.server())
        .thenAccept(
            found -> {
              if (found) {
                warn(ServerUrl.host(there.server()));
              }
            });
  }

  private void warn(String host) {
    exposed = true;
    String sentence =
        "the connection to "
            + host
            + " is not encrypted: others on the network can listen in on calls and change messages;"
            + " use a wss:// server";
    LOG.info(sentence);
    if (headless) { // where nobody sees a window
      System.err.println("parley: " + sentence);
    }
  }

  /** Whether that was so at some time of this run. */
  boolean wasExposed() {
    return exposed;
  }
}
