package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;

/**
 * Connects the two sides of the thread boundary of a WebSocket: its reader thread hands over what
 * arrives, and the loop sends.
 */
final class SocketWire implements Wire {
  /** What a queued frame costs besides its text. */
  private static final int FRAME_BYTES = 64;

  /**
   * When to announce again what lies in the queue. The library's selector thread may drop its
   * interest in writing just after a frame was queued, or an end was asked for (in 1.6.0 its
   * doWrite and onWriteDemand share no lock): the frame would lie there until the next one comes.
   * Seen once, as a closing handshake that never came.
   */
  private static final Duration AGAIN = Duration.ofMillis(20);

  private final WebSocketImpl socket;
  private final Loop loop;
  private final Limits limits;
  private final Load load;
  private final ClientProtocol clientProtocol;
  private final String address;

  /** Received and not yet looked at by the guest. */
  private final AtomicLong unread = new AtomicLong();

  /** Whether {@link #announce} will run. Only on the loop. */
  private boolean announcing;

  /** At least what is queued; made exact where it would matter. Only on the loop. */
  private long queued;

  SocketWire(WebSocketImpl socket, ServerContext context, Load load, ClientProtocol.Maker maker) {
    this.socket = socket;
    this.loop = context.loop();
    this.limits = context.limits();
    this.load = load;
    this.address = addressOf(socket);
    this.clientProtocol = maker.of(this);
    loop.post(clientProtocol::opened);
  }

  /**
   * Hands over what has come. On a reader thread.
   *
   * @param length of a text, 0 for everything else
   */
  void hand(int length, Consumer<ClientProtocol> said) {
    long cost = length + FRAME_BYTES;
    long mine = unread.addAndGet(cost);
    boolean crowded = load.addUnread(cost);
    if (mine > limits.sizes().unread() || crowded && mine > Load.FAIR_BYTES) {
      looked(length);
      cut();
    } else {
      loop.post(() -> said.accept(clientProtocol));
    }
  }

  /** On any thread: the websocket's closing handshake has begun, by either side. */
  void ending() {
    loop.post(
        () -> {
          clientProtocol.ending();
          announceAgain();
        });
  }

  /** On any thread. */
  void ended() {
    loop.post(
        () -> {
          clientProtocol.ended();
          setQueued(0);
        });
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void looked(int length) {
    long cost = length + FRAME_BYTES;
    unread.addAndGet(-cost);
    load.addUnread(-cost);
  }

  @Override
  public void send(String text) {
    queue(text.length(), () -> socket.send(text));
  }

  @Override
  public void ping() {
    queue(0, () -> socket.sendFrame(new PingFrame()));
  }

  @Override
  public void pong(byte[] payload) {
    PongFrame pong = new PongFrame();
    pong.setPayload(ByteBuffer.wrap(payload));
    queue(payload.length, () -> socket.sendFrame(pong));
  }

  private void queue(int length, Runnable sending) {
    try {
      sending.run();
      setQueued(queued + length + FRAME_BYTES);
      announceAgain();
    } catch (WebsocketNotConnectedException | ClosedSelectorException closing) {
      // The end of the connection is on its way to the loop.
    }
  }

  /** Counts the queue, which has no size in bytes, only when it may have grown too long. */
  @Override
  public boolean isClogged() {
    if (queuedTooMuch()) {
      setQueued(socket.outQueue.stream().mapToLong(SocketWire::cost).sum());
    }
    return queuedTooMuch();
  }

  @Override
  public void close(int code, String reason) {
    socket.close(code, reason);
  }

  @Override
  public void cut() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
  }

  private void announceAgain() {
    if (!announcing) {
      announcing = true;
      loop.after(AGAIN, this::announce);
    }
  }

  private void announce() {
    announcing = false;
    if (!socket.hasBufferedData()) {
      setQueued(0);
    }
    boolean waiting = socket.hasBufferedData() || socket.isFlushAndClose();
    if (waiting && !socket.isClosed()) {
      try {
        socket.getWebSocketListener().onWriteDemand(socket);
        announceAgain();
      } catch (ClosedSelectorException over) {
        // the server is ending
      }
    }
  }

  private boolean queuedTooMuch() {
    return queued > limits.sizes().backlog()
        || load.hasTooMuchBacklog() && queued > Load.FAIR_BYTES;
  }

  private void setQueued(long bytes) {
    load.addBacklog(bytes - queued);
    queued = bytes;
  }

  /** The address that a connection comes from, without a port. */
  static String addressOf(WebSocketImpl socket) {
    InetSocketAddress remote = socket.getRemoteSocketAddress();
    return remote == null ? "gone" : remote.getAddress().getHostAddress();
  }

  private static long cost(ByteBuffer frame) {
    return frame.remaining() + FRAME_BYTES;
  }
}
