package dev.parley.server;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library's server, reduced to handing over: each callback posts to the loop and returns. */
final class Endpoint extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final Switchboard board;
  private final Load load;
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  Endpoint(ServerSocketChannel bound, Switchboard board, Optional<SSLContext> tls) {
    super(bound);
    this.board = board;
    this.load = new Load(board.limits());
    setWebSocketFactory(new Entrance(board.loop(), board.limits(), tls));
    setConnectionLostTimeout(0); // no websocket pings: verto has its own (verto.md)
    setReuseAddr(true); // or the library takes back what bind has set
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /** Completes when connections are taken, on the selector thread. */
  CompletableFuture<Void> started() {
    return started;
  }

  @Override
  public void onStart() {
    started.complete(null);
  }

  /** Path and query of the request do not matter (trace "with a path and query in the URL"). */
  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    socket.setAttachment(new SocketWire((WebSocketImpl) socket, board, load));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    wire(socket).received(text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    wire(socket).receivedOdd();
  }

  /** Trace "ping frame": a JSON error, and no pong. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    wire(socket).receivedOdd();
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason, boolean remote) {
    if (socket.getAttachment() != null) {
      wire(socket).ending();
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    if (socket.getAttachment() != null) {
      wire(socket).ended();
    }
  }

  @Override
  public void onError(WebSocket socket, Exception failure) {
    started.completeExceptionally(failure); // no effect once started
    LOG.debug("a connection failed: {}", failure.getClass().getSimpleName());
  }

  private static SocketWire wire(WebSocket socket) {
    return socket.getAttachment();
  }
}
