package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Connects the two sides of the thread boundary of a websocket: the library's threads hand over
 * what arrives, one frame or part of one at a time, and the loop sends.
 */
final class SocketWire implements FrameHandler, Wire {
  /** RFC 6455, section 7.4.1: a text that is not UTF-8. */
  private static final int NO_UTF_8 = 1007;

  /** What a frame costs besides its text: objects of the library and of the loop. */
  static final int FRAME_BYTES = 256;

  /** What a client that has not logged in may say in one message. */
  static final int STRANGER_MESSAGE = 16_384;

  /**
   * What may wait here of such a client: one message, since no more is read until it was handled.
   */
  static final int STRANGER_UNREAD = 2 * STRANGER_MESSAGE + FRAME_BYTES;

  /** So long nothing may have left of what waits to, nor a message be under way. */
  private static final Duration SLOWEST = Duration.ofSeconds(60);

  private final Loop loop;
  private final Limits limits;
  private final String address;
  private final ClientProtocol.Maker maker;
  private final Entry entry;
  private final SharedBudget.Share unread;
  private final SharedBudget.Share backlog;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /** What has come whole and was not handled yet. */
  private final AtomicLong waiting = new AtomicLong();

  /** No more is read until less waits: the client is held up by TCP meanwhile. */
  private final AtomicBoolean paused = new AtomicBoolean();

  /** What has come and waits for the loop; emptied at the end, so that nothing of it stays. */
  private final Queue<Handed> handed = new ConcurrentLinkedQueue<>();

  /** On the thread of the library that reads. */
  private final MessageParts parts = new MessageParts();

  private boolean isText;

  /** A message was too much: what else comes is dropped until the end. */
  private boolean refused;

  /** What was dropped since. */
  private long dropped;

  private volatile CoreSession session;

  /** The code that the server ends with; 0 while it does not. */
  private int goodBye;

  private volatile ClientProtocol client;
  private volatile boolean member;
  private volatile boolean cut;

  /** Since when a message is under way; null for none. */
  private volatile Duration begun;

  /** When something left, or had nothing before it. */
  private volatile Duration moved = Duration.ZERO;

  /** Something that has come, and what it costs. */
  private record Handed(long cost, Consumer<ClientProtocol> said) {}

  /** What is known of the connection where it was let in. */
  interface Entry {
    /** The websocket is open. */
    void opened();

    /** Whether its client has logged in. */
    void setMember(boolean member);
  }

  SocketWire(
      ServerContext context,
      Capacity capacity,
      String address,
      ClientProtocol.Maker maker,
      Entry entry) {
    this.loop = context.loop();
    this.limits = context.limits();
    this.address = address;
    this.maker = maker;
    this.entry = entry;
    this.unread = capacity.unread().share(this::cut);
    this.backlog = capacity.backlog().share(this::cut);
  }

  /** Completes when the connection has ended. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    synchronized (this) {
      session = opened;
    }
    entry.opened();
    client = maker.of(this);
    loop.post(client::opened);
    if (closed.isDone()) { // ended while it was opened
      loop.post(client::ended);
    }
    callback.succeeded();
    opened.demand();
    synchronized (this) {
      if (goodBye != 0) {
        opened.close(goodBye, "", Callback.NOOP);
      }
    }
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> add(frame);
      case OpCode.PING -> {
        byte[] payload = bytes(frame.getPayload());
        hand(0, one -> one.pinged(payload));
      }
      case OpCode.PONG -> hand(0, ClientProtocol::ponged);
      default -> loop.post(client::ending);
    }
    callback.succeeded();
    if (frame.getOpCode() != OpCode.CLOSE) {
      readOn();
    }
  }

  /** Asks for the next frame, now or as soon as the loop has caught up. */
  private void readOn() {
    paused.set(true);
    resume();
  }

  /** On the library's threads, and on the loop. */
  private void resume() {
    if (waiting.get() <= mostWaiting() && paused.compareAndSet(true, false)) {
      session.demand();
    }
  }

  private long mostWaiting() {
    return member ? limits.sizes().unread() : 0;
  }

  @Override
  public void onError(Throwable failure, Callback callback) {
    ClientProtocol there = client;
    if (there != null) {
      loop.post(there::ending); // and is forced, where the library cannot say good-bye
    }
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    gone();
    callback.succeeded();
  }

  /**
   * The connection has ended. What came before its end is still handled, since a client says last
   * that it goes. Any number of times.
   */
  void gone() {
    ClientProtocol there = client;
    if (cut || there == null) {
      drop();
    }
    if (closed.complete(null) && there != null) {
      loop.post(
          () -> {
            there.ended();
            drop();
          });
    }
  }

  private void add(Frame frame) {
    if (refused) {
      dropped += frame.getPayloadLength() + FRAME_BYTES;
      if (dropped > limits.sizes().frame()) { // or it would be read until its time is up
        cut();
      }
      return;
    }
    if (frame.getOpCode() != OpCode.CONTINUATION) {
      isText = frame.getOpCode() == OpCode.TEXT;
      begun = loop.now();
    }
    int before = parts.held();
    int most = limits.sizes().frame();
    if (!parts.add(frame.getPayload(), member ? most : Math.min(most, STRANGER_MESSAGE))) {
      refuse(NORMAL); // and no reason, as the measured server does
    }
    unread.add(parts.held() - before);
    if (frame.isFin() && !refused) {
      begun = null;
      finish();
    }
  }

  private void finish() {
    int held = parts.held();
    try {
      String text = isText ? parts.take() : "";
      parts.clear();
      unread.add(-held);
      if (isText) {
        hand(text.length(), one -> one.received(text));
      } else {
        hand(0, ClientProtocol::receivedBytes);
      }
    } catch (CharacterCodingException noText) {
      unread.add(-held);
      refuse(NO_UTF_8);
    }
  }

  private void refuse(int code) {
    refused = true;
    begun = null;
    session.close(code, "", Callback.NOOP);
    loop.post(client::ending);
  }

  /**
   * Hands over what has come. On the library's threads.
   *
   * @param length of a text, 0 for everything else
   */
  private void hand(int length, Consumer<ClientProtocol> said) {
    long cost = cost(length);
    waiting.addAndGet(cost);
    handed.add(new Handed(cost, said));
    unread.add(cost);
    if (cut) {
      drop(); // what came meanwhile
    } else {
      loop.post(this::takeNext);
    }
  }

  private void takeNext() {
    Handed next = handed.poll();
    if (next != null) {
      next.said().accept(client);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void setMember(boolean is) {
    member = is;
    entry.setMember(is);
  }

  @Override
  public void looked(int length) {
    long cost = cost(length);
    unread.add(-cost);
    waiting.addAndGet(-cost);
    resume();
  }

  @Override
  public void send(String text) {
    queue(OpCode.TEXT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void ping() {
    queue(OpCode.PING, ByteBuffer.allocate(0));
  }

  @Override
  public void pong(byte[] payload) {
    queue(OpCode.PONG, ByteBuffer.wrap(payload));
  }

  private void queue(byte code, ByteBuffer payload) {
    long cost = payload.remaining() + FRAME_BYTES;
    if (backlog.add(cost) == cost) {
      moved = loop.now();
    }
    session.sendFrame(new Frame(code, payload), sent(cost), false);
  }

  private Callback sent(long cost) {
    return Callback.from(
        () -> {
          moved = loop.now();
          backlog.add(-cost);
        },
        failure -> backlog.add(-cost));
  }

  @Override
  public boolean isClogged() {
    long unsent = backlog.held();
    Duration since = begun;
    return unsent > mostUnsent()
        || unsent > 0 && isLongAgo(moved)
        || since != null && isLongAgo(since);
  }

  /** From half of the limit on: the rest is for what the server itself has to say. */
  @Override
  public boolean isBehind() {
    return backlog.held() > mostUnsent() / 2;
  }

  private long mostUnsent() {
    long most = limits.sizes().backlog();
    return member ? most : Math.min(most, SharedBudget.FAIR_BYTES);
  }

  private boolean isLongAgo(Duration time) {
    return loop.now().minus(time).compareTo(SLOWEST) > 0;
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  /** The server ends, perhaps while this connection is being opened. Any thread. */
  synchronized void sayGoodBye(int code) {
    goodBye = code;
    if (session != null) {
      session.close(code, "", Callback.NOOP);
    }
  }

  @Override
  public void cut() {
    cut = true;
    drop();
    session.abort();
  }

  /** What waits for the loop is not to be looked at any more. */
  private void drop() {
    for (Handed next = handed.poll(); next != null; next = handed.poll()) {
      unread.add(-next.cost());
    }
    unread.leave();
    backlog.leave();
  }

  /** A text takes up to two bytes a character. */
  private static long cost(int length) {
    return 2L * length + FRAME_BYTES;
  }

  /** A copy: the frame's own buffer is used again. */
  private static byte[] bytes(ByteBuffer payload) {
    byte[] copy = new byte[payload.remaining()];
    payload.duplicate().get(copy);
    return copy;
  }
}
