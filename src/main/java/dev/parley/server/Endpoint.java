package dev.parley.server;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapts the library's server: each callback posts to the loop and returns. */
final class Endpoint extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final ServerContext serverContext;
  private final Load load;
  private final AcceptLimiter acceptLimiter;
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  Endpoint(
      ServerSocketChannel bound,
      ServerContext serverContext,
      Router router,
      Optional<SSLContext> tls) {
    super(bound);
    this.serverContext = serverContext;
    this.load = new Load(serverContext.limits());
    this.acceptLimiter = new AcceptLimiter(serverContext, router, tls);
    setWebSocketFactory(acceptLimiter);
    setConnectionLostTimeout(
        0); // each dialect has its own way of looking whether somebody is there
    setReuseAddr(true); // or the library takes back what bind has set
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /** Completes when connections are taken, on the selector thread. */
  CompletableFuture<Void> started() {
    return started;
  }

  /**
   * Ends every connection, with a good-bye as far as that takes no longer. The library's selector
   * ends once it has heard nothing for 25 ms, be it in the middle of the good-byes, and lets go of
   * what is open then.
   */
  void end(int millis) throws InterruptedException {
    try {
      stop(millis);
    } catch (ClosedSelectorException overtaken) {
      LOG.debug("not everybody was told of the end");
    }
    for (WebSocket left : getConnections()) {
      ((WebSocketImpl) left).closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }
    acceptLimiter.endAll();
  }

  @Override
  public void onStart() {
    started.complete(null);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    SizedSocket open = (SizedSocket) socket;
    open.setAttachment(new SocketWire(open, serverContext, load, open.maker()));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    wire(socket).received(text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    wire(socket).receivedBytes();
  }

  /** The library would answer by itself. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    wire(socket).pinged(bytes(ping));
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    wire(socket).ponged();
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

  /** A copy: the frame's own buffer is used again. */
  private static byte[] bytes(Framedata frame) {
    byte[] payload = new byte[frame.getPayloadData().remaining()];
    frame.getPayloadData().duplicate().get(payload);
    return payload;
  }

  private static SocketWire wire(WebSocket socket) {
    return socket.getAttachment();
  }
}
