package dev.parley.socket;

import dev.parley.loop.TokenBucket;
import dev.parley.text.Words;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;

/**
 * Implements RFC 6455 with limits on what a server may send, before and after the handshake, and
 * explains in one sentence when something other than a WebSocket answers.
 *
 * <p>The library limits a message that comes in one frame; the parts of one that is never finished
 * it keeps without a limit (measured). So they are counted here, by bytes and by number.
 */
final class ClientDraft extends Draft_6455 {
  private static final Words WORDS = Words.in(ClientDraft.class);

  /** A server's answer has some 200 bytes. */
  private static final int MAX_HANDSHAKE = 16_384;

  /** A message of 2 MB in parts of 2 kB; an empty part costs memory, too. */
  static final int MAX_PARTS = 1024;

  /** Servers ping a few times a minute. */
  static final int MAX_CONTROL_AT_ONCE = 200;

  private static final int MAX_CONTROL_PER_SECOND = 20;

  private static final int STATUS_LENGTH = "HTTP/1.1 101".length();
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final String host;
  private final int maxMessage;

  /**
   * Why the handshake, or later what the server sent, was refused; null for no reason yet. Shared
   * with the library's copy.
   */
  private final AtomicReference<String> refusal;

  /** With which status, 0 for none; shared likewise. */
  private final AtomicInteger refusedWith;

  private final TokenBucket control =
      new TokenBucket(MAX_CONTROL_AT_ONCE, MAX_CONTROL_PER_SECOND, Duration.ofSeconds(1));

  /** Of the message that has begun and is not finished; reader's thread only. */
  private long bytes;

  /** Likewise. */
  private int parts;

  ClientDraft(String host, int maxMessage) {
    this(host, maxMessage, new AtomicReference<>(), new AtomicInteger());
  }

  private ClientDraft(
      String host, int maxMessage, AtomicReference<String> refusal, AtomicInteger refusedWith) {
    super(List.of(), List.of(new Protocol("")), maxMessage);
    this.host = host;
    this.maxMessage = maxMessage;
    this.refusal = refusal;
    this.refusedWith = refusedWith;
  }

  /** Why what the server sent was refused, one sentence; null where it was not, or not here. */
  String refusal() {
    return refusal.get();
  }

  /** The HTTP status with which the handshake was refused; 0 where it was not. */
  int status() {
    return refusedWith.get();
  }

  @Override
  public Draft copyInstance() {
    return new ClientDraft(host, maxMessage, refusal, refusedWith);
  }

  /** All that has come so far, each time more is there. */
  @Override
  public Handshakedata translateHandshake(ByteBuffer answer) throws InvalidHandshakeException {
    byte[] start = new byte[Math.min(answer.remaining(), STATUS_LENGTH)];
    answer.duplicate().get(start);
    Matcher status = STATUS.matcher(new String(start, StandardCharsets.ISO_8859_1));
    if (status.matches() && !status.group(1).equals("101")) {
      refusedWith.set(Integer.parseInt(status.group(1)));
      throw refuse(sentence(refusedWith.get()));
    } else if (!status.matches() && start.length == STATUS_LENGTH) {
      throw refuse(WORDS.say("handshake.odd", host));
    } else if (answer.remaining() > MAX_HANDSHAKE && !hasHead(answer)) {
      throw refuse(WORDS.say("handshake.endless", host));
    }
    return status.matches() ? withReason(answer) : super.translateHandshake(answer);
  }

  /**
   * Reads an answer whose status line may end with the status (RFC 9112, section 4: the reason may
   * be empty; servers leave out the space before it, too), where the library wants a third word.
   */
  private Handshakedata withReason(ByteBuffer answer) throws InvalidHandshakeException {
    int end = answer.position() + STATUS_LENGTH;
    if (end >= answer.limit() || answer.get(end) == ' ') {
      return super.translateHandshake(answer);
    }
    ByteBuffer spaced = ByteBuffer.allocate(answer.remaining() + 1);
    spaced.put(answer.duplicate().limit(end)).put((byte) ' ');
    spaced.put(answer.duplicate().position(end)).flip();
    Handshakedata read = super.translateHandshake(spaced);
    answer.position(answer.limit() - spaced.remaining()); // frames may have come with it
    return read;
  }

  /** Whether the head ends within the limit: the first frames may have come with it. */
  private static boolean hasHead(ByteBuffer answer) {
    byte[] start = new byte[MAX_HANDSHAKE];
    answer.duplicate().get(start);
    return new String(start, StandardCharsets.ISO_8859_1).contains("\r\n\r\n");
  }

  /** Frame by frame, on the reader's thread. */
  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    Opcode opcode = frame.getOpcode();
    if (opcode == Opcode.PING || opcode == Opcode.PONG) {
      if (!control.take(Duration.ofNanos(System.nanoTime()))) {
        throw tooMuch(WORDS.say("end.fast", host));
      }
    } else if (opcode != Opcode.CLOSING) {
      count(frame);
    }
    super.processFrame(socket, frame);
  }

  private void count(Framedata frame) throws LimitExceededException {
    bytes += frame.getPayloadData().remaining();
    parts++;
    if (bytes > maxMessage) {
      throw tooMuch(WORDS.say("end.large", host, maxMessage));
    } else if (parts > MAX_PARTS) {
      throw tooMuch(WORDS.say("end.parts", host, MAX_PARTS));
    } else if (frame.isFin()) {
      bytes = 0;
      parts = 0;
    }
  }

  private LimitExceededException tooMuch(String sentence) {
    refusal.set(sentence);
    return new LimitExceededException(maxMessage);
  }

  private InvalidHandshakeException refuse(String sentence) {
    refusal.set(sentence);
    return new InvalidHandshakeException();
  }

  /** RFC 9110 section 15. */
  private String sentence(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> WORDS.say("handshake.moved", host, status);
      case 401, 403 -> WORDS.say("handshake.forbidden", host, status);
      case 404, 410 -> WORDS.say("handshake.notFound", host, status);
      case 429 -> WORDS.say("handshake.later", host, status);
      case 502, 503, 504 -> WORDS.say("handshake.behind", host, status);
      default -> WORDS.say("handshake.other", host, status);
    };
  }
}
