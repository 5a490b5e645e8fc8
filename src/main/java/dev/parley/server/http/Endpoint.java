package dev.parley.server.http;

import dev.parley.server.access.PasswordProof;
import dev.parley.server.access.ServerContext;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapts the library's server: each callback posts to the loop and returns. */
public final class Endpoint extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final ServerContext context;
  private final Load load;
  private final AcceptLimiter acceptLimiter;
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  /**
   * @param handlers that of each path
   */
  public Endpoint(
      ServerSocketChannel bound,
      ServerContext context,
      Function<String, UpgradeHandler> handlers,
      Optional<SSLContext> tls) {
    super(bound);
    this.context = context;
    this.load = new Load(context.limits());
    this.acceptLimiter = new AcceptLimiter(context, handlers, tls);
    setWebSocketFactory(acceptLimiter);
    setConnectionLostTimeout(
        0); // each dialect has its own way of looking whether somebody is there
    setReuseAddr(true); // or the library takes back what bind has set
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /** Completes when connections are taken, on the selector thread. */
  public CompletableFuture<Void> started() {
    return started;
  }

  /**
   * Ends every connection, with a good-bye as far as that takes no longer. The library's selector
   * ends once it has heard nothing for 25 ms, be it in the middle of the good-byes, and lets go of
   * what is open then.
   */
  public void end(int millis) throws InterruptedException {
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
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    ServerHandshakeBuilder answer =
        super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    String challenge = request.getFieldValue(PasswordProof.CHALLENGE);
    int port = socket.getLocalSocketAddress().getPort();
    context
        .directory()
        .proof()
        .flatMap(known -> known.answer(challenge, port))
        .ifPresent(proof -> answer.put(PasswordProof.PROOF, proof));
    return answer;
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    SizedSocket open = (SizedSocket) socket;
    open.setAttachment(new SocketWire(open, context, load, open.maker()));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    wire(socket).hand(text.length(), client -> client.received(text));
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    wire(socket).hand(0, ClientProtocol::receivedBytes);
  }

  /** The library would answer by itself. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    byte[] payload = bytes(ping);
    wire(socket).hand(0, client -> client.pinged(payload));
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    wire(socket).hand(0, ClientProtocol::ponged);
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
