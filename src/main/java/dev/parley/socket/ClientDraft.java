package dev.parley.socket;

import dev.parley.text.Words;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;

/**
 * Implements RFC 6455 with limits on what a server may send, before and after the handshake, and
 * explains in one sentence when something other than a WebSocket answers.
 */
final class ClientDraft extends Draft_6455 {
  private static final Words WORDS = Words.in(ClientDraft.class);

  /** A server's answer has some 200 bytes. */
  private static final int MAX_HANDSHAKE = 16_384;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final String host;
  private final int maxMessage;

  /** Why the handshake was refused, null for no reason yet; shared with the library's copy. */
  private final AtomicReference<String> refusal;

  /** With which status, 0 for none; shared likewise. */
  private final AtomicInteger refusedWith;

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

  /** Why the handshake was refused, one sentence; null where it was not, or not here. */
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
    byte[] start = new byte[Math.min(answer.remaining(), "HTTP/1.1 101".length())];
    answer.duplicate().get(start);
    Matcher status = STATUS.matcher(new String(start, StandardCharsets.ISO_8859_1));
    if (status.matches() && !status.group(1).equals("101")) {
      refusedWith.set(Integer.parseInt(status.group(1)));
      throw refuse(sentence(refusedWith.get()));
    } else if (!status.matches() && start.length == "HTTP/1.1 101".length()) {
      throw refuse(WORDS.say("handshake.odd", host));
    } else if (answer.remaining() > MAX_HANDSHAKE) {
      throw refuse(WORDS.say("handshake.endless", host));
    }
    return super.translateHandshake(answer);
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
