package dev.parley;

import dev.parley.media.TestMedia;
import dev.parley.server.ListenAddress;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.TrustedSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * A real server on loopback, on a port of its own, with the channel "room" and the password
 * "secret".
 */
public final class TestServer implements AutoCloseable {
  public final int port;
  private final SignallingServer server;

  /**
   * Starts one.
   *
   * @param origins of pages that may connect from a browser
   */
  public TestServer(String... origins) {
    server =
        new SignallingServer(
            new ListenAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.empty(),
                TrustedSources.parse(List.of(origins), List.of())),
            Directory.of("parley.test").withChannel("room", "secret"),
            Limits.DEFAULT,
            TestMedia.loop());
    port = TestMedia.end("server", server.start());
  }

  /** For a server of another process, which its clients must know before it is there. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
