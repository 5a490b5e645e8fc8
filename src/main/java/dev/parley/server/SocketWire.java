package dev.parley.server;

import dev.parley.loop.Loop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;

/**
 * A websocket as the two sides of the thread boundary use it: its reader thread hands over what
 * comes, the loop sends.
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
  private final Session session;

  /** Received and not yet looked at by the loop. */
  private final AtomicLong unread = new AtomicLong();

  /** Whether {@link #announce} will run. Only on the loop. */
  private boolean announcing;

  /** At least what is queued; made exact where it would matter. Only on the loop. */
  private long queued;

  SocketWire(WebSocketImpl socket, Switchboard board) {
    this.socket = socket;
    this.loop = board.loop();
    this.limits = board.limits();
    this.session = new Session(board, this);
  }

  /** On a reader thread. */
  void received(String text) {
    handOver(text.length(), session -> session.received(text));
  }

  /** On a reader thread: a ping or a binary message. */
  void receivedOdd() {
    handOver(0, Session::receivedOdd);
  }

  /** On any thread: the websocket's closing handshake has begun, by either side. */
  void ending() {
    loop.post(
        () -> {
          session.ending();
          announceAgain();
        });
  }

  /** On any thread. */
  void ended() {
    loop.post(session::ended);
  }

  @Override
  public void send(String text) {
    try {
      socket.send(text);
      queued += text.length() + FRAME_BYTES;
      announceAgain();
    } catch (WebsocketNotConnectedException closing) {
      // The end of the connection is on its way to the loop.
    }
  }

  /** Counts the queue, which has no size in bytes, only when it may have grown too long. */
  @Override
  public long backlog() {
    if (!socket.hasBufferedData()) {
      queued = 0;
    } else if (queued > limits.backlogBytes()) {
      queued = socket.outQueue.stream().mapToLong(SocketWire::cost).sum();
    }
    return queued;
  }

  @Override
  public void close() {
    socket.close(CloseFrame.NORMAL);
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
    boolean waiting = socket.hasBufferedData() || socket.isFlushAndClose();
    if (waiting && !socket.isClosed()) {
      socket.getWebSocketListener().onWriteDemand(socket);
      announceAgain();
    }
  }

  private void handOver(int length, Consumer<Session> what) {
    long cost = length + FRAME_BYTES;
    if (unread.getAndAdd(cost) > limits.unreadBytes()) {
      cut();
      return;
    }
    loop.post(
        () -> {
          unread.addAndGet(-cost);
          what.accept(session);
        });
  }

  private static long cost(ByteBuffer frame) {
    return frame.remaining() + FRAME_BYTES;
  }
}
