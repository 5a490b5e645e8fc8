package dev.parley.server;

import dev.parley.loop.Loop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.framing.CloseFrame;

/**
 * Lets accepted connections in: so many at once, and none that does not become a websocket in time.
 * Runs on the selector thread.
 */
final class Entrance implements WebSocketServerFactory {
  private final Loop loop;
  private final Limits limits;
  private final Set<SocketChannel> inside = new HashSet<>();

  Entrance(Loop loop, Limits limits) {
    this.loop = loop;
    this.limits = limits;
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft ignored) {
    return new SizedSocket(listener, limits.frameBytes());
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> ignored) {
    return createWebSocket(listener, (Draft) null);
  }

  /**
   * Takes the channel as it is; TLS would be put around it here.
   *
   * @throws IOException to refuse: the library then closes the channel (its own refusal, onConnect,
   *     would cancel the accepting key instead)
   */
  @Override
  public SocketChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
    if (inside.size() >= limits.connections()) {
      inside.removeIf(one -> !one.isOpen());
    }
    if (inside.size() >= limits.connections()) {
      throw new IOException("full");
    }
    inside.add(channel);
    WebSocketImpl socket = (WebSocketImpl) key.attachment();
    loop.after(limits.handshake(), () -> endUnlessOpened(socket, channel));
    return channel;
  }

  @Override
  public void close() {}

  private static void endUnlessOpened(WebSocketImpl socket, Channel channel) {
    if (socket.getReadyState() == ReadyState.NOT_YET_CONNECTED && channel.isOpen()) {
      socket.closeConnection(CloseFrame.NEVER_CONNECTED, "");
    }
  }
}
