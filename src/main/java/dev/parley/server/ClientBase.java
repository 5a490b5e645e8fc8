package dev.parley.server;

import dev.parley.loop.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implements what the clients of all dialects have in common: frames are handled in turn and as
 * fast as the limits allow, a client that reads too slowly is disconnected, and a connection ends
 * once, whoever began it. Websocket pings are answered, and messages that are no text refused,
 * unless a dialect knows better. May be made on any thread; all else happens on the loop. Nothing
 * that the client sends makes a method throw.
 */
abstract class ClientBase implements ClientProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(ClientBase.class);

  /** RFC 6455, section 7.4.1: data that cannot be accepted. */
  private static final int NO_TEXT = 1003;

  /** A client that does not read its own end is cut off. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final ServerContext serverContext;
  private final Wire wire;
  private final InboundQueue inboundQueue;
  private final Heartbeat heartbeat;
  private boolean over;
  private Loop.Timer timer = () -> {};

  ClientBase(ServerContext serverContext, Wire wire) {
    this.serverContext = serverContext;
    this.wire = wire;
    this.inboundQueue = new InboundQueue(serverContext.loop(), wire, serverContext.limits().rate());
    this.heartbeat = new Heartbeat(serverContext.loop(), this);
  }

  /** A text whose turn it is. */
  abstract void read(String text);

  /** It is over, and {@link #isOver} says so: to be taken off every list. Comes once. */
  abstract void left();

  /** Somebody is there, and has some time to say who. */
  @Override
  public void opened() {
    serverContext.loop().assertOn();
    await(serverContext.limits().login(), this::close);
  }

  @Override
  public final void received(String text) {
    take(text.length(), () -> read(text));
  }

  @Override
  public void receivedBytes() {
    take(0, () -> close(NO_TEXT, "text only"));
  }

  @Override
  public void pinged(byte[] payload) {
    take(0, () -> sending(() -> wire.pong(payload)));
  }

  @Override
  public void ponged() {
    take(0, () -> {});
  }

  @Override
  public final void ending() {
    leave();
    await(CLOSE_WITHIN, wire::cut);
  }

  @Override
  public final void ended() {
    serverContext.loop().assertOn();
    leave();
  }

  /**
   * Looks at what has come when it is its turn; never, once it is over.
   *
   * @param length what {@link Wire#looked} is told
   */
  final void take(int length, Runnable look) {
    serverContext.loop().assertOn();
    if (over) {
      wire.looked(length);
    } else {
      heartbeat.heard();
      inboundQueue.add(length, () -> guarded(look));
    }
  }

  /** Listens to the client no more for so long, then runs the task, and listens again. */
  final void hold(Duration time, Runnable then) {
    inboundQueue.hold(time, () -> guarded(then));
  }

  /** The one thing that this guest waits for, in the place of the one before; ends with it. */
  final void await(Duration time, Runnable then) {
    timer.cancel();
    timer = serverContext.loop().after(time, then);
  }

  /** From now on this guest shows that it is there, and waits for nothing else. */
  final void keepAlive() {
    heartbeat.start();
  }

  /** Finds out whether anybody is there, within 20 s. */
  final void doubt() {
    heartbeat.doubt();
  }

  final void ping() {
    sending(wire::ping);
  }

  final void send(String frame) {
    sending(() -> wire.send(frame));
  }

  private void sending(Runnable what) {
    if (over) {
      return;
    }
    if (wire.isClogged()) {
      LOG.warn("disconnecting a client that reads too slowly");
      drop();
      return;
    }
    what.run();
  }

  /**
   * What is about to be sent on for this client counts as said by it.
   *
   * @return whether it may be sent; false where it is too much at once
   */
  final boolean mayReach(int receivers, int length) {
    long bytes = (long) receivers * length;
    if (receivers > 1 && bytes > serverContext.limits().fanOutBytes()) {
      LOG.warn("not relaying {} bytes to {} clients", length, receivers);
      return false;
    }
    inboundQueue.charge(receivers, bytes);
    return true;
  }

  /** Says good-bye: what is queued still goes out. */
  final void close() {
    close(Wire.NORMAL, "");
  }

  /** Likewise, and says why. */
  final void close(int code, String reason) {
    if (!over) {
      wire.close(code, reason);
      ending();
    }
  }

  /** Ends it without a word. */
  final void drop() {
    leave();
    wire.cut();
  }

  final boolean isOver() {
    return over;
  }

  final Wire wire() {
    return wire;
  }

  private void guarded(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException bug) { // ours, but found by a client, who must not find it again
      LOG.error("disconnecting a client whose frame could not be handled", bug);
      drop();
    }
  }

  private void leave() {
    timer.cancel();
    inboundQueue.end();
    if (!over) {
      over = true;
      left();
    }
  }
}
