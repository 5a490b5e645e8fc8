package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.server.access.LoginAttempts.Attempt;
import dev.parley.server.access.ServerContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implements what the clients of all dialects have in common: frames are handled in turn and as
 * fast as the limits allow, a client that reads too slowly is disconnected, and a connection ends
 * once, whichever side began it. Websocket pings are answered, and messages that are no text
 * refused, unless a dialect knows better. May be made on any thread; all else happens on the loop.
 * Nothing that the client sends makes a method throw.
 */
public abstract class ClientBase implements ClientProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(ClientBase.class);

  /** RFC 6455, section 7.4.1: data that cannot be accepted. */
  private static final int NO_TEXT = 1003;

  /** A client that does not read its own end is cut off. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  /** After so much silence a client is pinged, in a dialect that leaves this to the websocket. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** The pong, or anything else, has 20 s to come. */
  private static final Duration GONE = SILENCE.plusSeconds(20);

  /** Who still guesses may come back, and wait as long. */
  private static final int MOST_GUESSES = 10;

  private final ServerContext context;
  private final Wire wire;
  private final InboundQueue inboundQueue;
  private boolean over;
  private boolean behind;
  private Loop.Timer timer = () -> {};
  private Duration heard = Duration.ZERO;
  private int wrongGuesses;

  protected ClientBase(ServerContext context, Wire wire) {
    this.context = context;
    this.wire = wire;
    this.inboundQueue = new InboundQueue(context.loop(), wire, context.limits().rate());
  }

  /** A text whose turn it is. */
  protected abstract void read(String text);

  /** It is over, and {@link #isOver} says so: to be taken off every list. Comes once. */
  protected abstract void left();

  /** Somebody is there, and has some time to say who. */
  @Override
  public void opened() {
    context.loop().assertOn();
    await(context.limits().times().login(), this::close);
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
    context.loop().assertOn();
    leave();
  }

  /**
   * Looks at what has come when it is its turn; never, once it is over.
   *
   * @param length what {@link Wire#looked} is told
   */
  protected final void take(int length, Runnable look) {
    context.loop().assertOn();
    if (over) {
      wire.looked(length);
    } else {
      heard = context.loop().now();
      inboundQueue.add(length, () -> guarded(look));
    }
  }

  /** Listens to the client no more for so long, then runs the task, and listens again. */
  private void hold(Duration time, Runnable then) {
    inboundQueue.hold(time, () -> guarded(then));
  }

  /** The one thing that this client waits for, in the place of the one before; ends with it. */
  protected final void await(Duration time, Runnable then) {
    timer.cancel();
    timer = context.loop().after(time, then);
  }

  /** The client has logged in, or has not any more: it may use more of the server, or less. */
  public final void setMember(boolean member) {
    if (!over) {
      wire.setMember(member);
    }
  }

  /** From now on this client shows that it is there, and waits for nothing else. */
  protected final void keepAlive() {
    heard = context.loop().now();
    checkAlive();
  }

  /** Finds out whether anybody is there, within 20 s: asks at once, and once. */
  public final void doubt() {
    Duration now = context.loop().now();
    if (now.minus(heard).compareTo(SILENCE) < 0) {
      heard = now.minus(SILENCE);
      checkAlive();
    }
  }

  /** One timer in 30 s, however much is said. */
  private void checkAlive() {
    Duration silent = context.loop().now().minus(heard);
    if (silent.compareTo(SILENCE) < 0) {
      await(SILENCE.minus(silent), this::checkAlive);
    } else if (silent.compareTo(GONE) < 0) {
      await(GONE.minus(silent), this::checkAlive);
      sending(wire::ping);
    } else {
      drop();
    }
  }

  /**
   * Answers a password: the more were wrong, the later.
   *
   * @param account what it would open; empty for what there is not
   * @param name who comes
   * @param right whether it opens that
   * @param answer says so to the client
   */
  public final void guess(String account, String name, boolean right, Runnable answer) {
    Attempt attempt = new Attempt(wire.address(), account, name, right);
    Duration wait = context.attempts().begin(attempt, wrongGuesses);
    if (wait.isZero()) {
      answered(attempt, answer);
    } else {
      hold(wait, () -> answered(attempt, answer));
    }
  }

  private void answered(Attempt attempt, Runnable answer) {
    if (attempt.right()) {
      context.attempts().succeeded(attempt);
      answer.run();
      return;
    }
    answer.run();
    wrongGuesses++;
    if (wrongGuesses >= MOST_GUESSES) {
      close();
    }
  }

  public final void send(String frame) {
    sending(() -> wire.send(frame));
  }

  /**
   * Sends what another client says. It is dropped while this one has not read enough of what it was
   * sent before, so that nobody can put off somebody on a slow line by talking much.
   */
  public final void pass(String frame) {
    boolean wasBehind = behind;
    behind = wire.isBehind();
    if (!behind) {
      send(frame);
    } else if (!wasBehind) {
      LOG.warn("dropping what others say to a client that reads too slowly");
    }
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
  public final boolean mayReach(int receivers, int length) {
    long bytes = (long) receivers * length;
    if (receivers > 1 && bytes > context.limits().sizes().fanOut()) {
      LOG.warn("not passing on {} bytes to {} clients", length, receivers);
      return false;
    }
    inboundQueue.charge(receivers, bytes);
    return true;
  }

  /** Says good-bye: what is queued still goes out. */
  public final void close() {
    close(Wire.NORMAL, "");
  }

  /** Likewise, and says why. */
  public final void close(int code, String reason) {
    if (!over) {
      wire.close(code, reason);
      ending();
    }
  }

  /** Ends it without a word. */
  private void drop() {
    leave();
    wire.cut();
  }

  public final boolean isOver() {
    return over;
  }

  protected final Wire wire() {
    return wire;
  }

  protected final ServerContext context() {
    return context;
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
