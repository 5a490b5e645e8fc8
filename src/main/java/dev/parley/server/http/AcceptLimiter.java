package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.framing.CloseFrame;

/**
 * Limits accepted connections, in all and from one address, and closes those that do not become a
 * WebSocket in time. Runs on the selector thread, but for the end.
 */
final class AcceptLimiter implements WebSocketServerFactory {
  private final Loop loop;
  private final Limits limits;
  private final Function<String, UpgradeHandler> handlers;
  private final Optional<SSLContext> tls;

  /** By address; some have ended since. */
  private final Map<InetAddress, List<SocketChannel>> inside = new HashMap<>();

  private int count;

  AcceptLimiter(
      ServerContext context, Function<String, UpgradeHandler> handlers, Optional<SSLContext> tls) {
    this.loop = context.loop();
    this.limits = context.limits();
    this.handlers = handlers;
    this.tls = tls;
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft ignored) {
    return new SizedSocket(listener, limits.sizes().frame(), handlers);
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> ignored) {
    return createWebSocket(listener, (Draft) null);
  }

  /**
   * Takes the channel as it is, or with TLS around it.
   *
   * @throws IOException to refuse: the library then closes the channel (its own refusal, onConnect,
   *     would cancel the accepting key instead)
   */
  @Override
  public synchronized ByteChannel wrapChannel(SocketChannel channel, SelectionKey key)
      throws IOException {
    InetAddress address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
    if (isFull(address)) {
      forgetEnded();
    }
    if (isFull(address)) {
      throw new IOException("full");
    }
    inside.computeIfAbsent(address, one -> new ArrayList<>()).add(channel);
    count++;
    WebSocketImpl socket = (WebSocketImpl) key.attachment();
    loop.after(limits.times().handshake(), () -> endUnlessOpened(socket, channel));
    return tls.isPresent() ? TlsChannel.accepting(tls.get(), channel, key) : channel;
  }

  @Override
  public void close() {}

  /** Closes what is still inside; the server takes nobody in any more. Any thread. */
  synchronized void endAll() {
    for (List<SocketChannel> channels : inside.values()) {
      for (SocketChannel channel : channels) {
        try {
          channel.close();
        } catch (IOException gone) {
          // which was the aim
        }
      }
    }
  }

  private boolean isFull(InetAddress address) {
    return count >= limits.connections().inAll()
        || inside.getOrDefault(address, List.of()).size() >= limits.connections().perAddress();
  }

  private void forgetEnded() {
    inside.values().forEach(channels -> channels.removeIf(channel -> !channel.isOpen()));
    inside.values().removeIf(List::isEmpty);
    count = inside.values().stream().mapToInt(List::size).sum();
  }

  private static void endUnlessOpened(WebSocketImpl socket, Channel channel) {
    if (socket.getReadyState() == ReadyState.NOT_YET_CONNECTED && channel.isOpen()) {
      socket.closeConnection(CloseFrame.NEVER_CONNECTED, "");
    }
  }
}
