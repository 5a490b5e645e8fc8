package dev.parley.media.screen;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to an X server, with the few requests that capturing a screen needs (X Window System
 * Protocol, version 11).
 *
 * <p>Spoken here and not through libX11, which ends the process when the server goes away, and has
 * one handler of errors for the whole process, which the window's toolkit has taken. One thread at
 * a time; each call blocks up to the wire's limit.
 */
final class ScreenServer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenServer.class);

  private static final int QUERY_EXTENSION = 98;
  private static final int ERROR = 0;
  private static final int REPLY = 1;
  private static final int GENERIC_EVENT = 35;
  private static final int HEAD = 32;

  /** What a reply that is no picture may have beyond its head. */
  private static final int MOST_BODY = 1 << 20;

  /** Hears what the server says unasked. */
  interface Events {
    void event(int type, ByteBuffer event);
  }

  /** An extension's number, and that of its first event; the head of a reply. */
  record Extension(int major, int firstEvent) {}

  /**
   * An answer.
   *
   * @param head its first 32 bytes
   * @param body the rest, from its position on
   */
  record Reply(ByteBuffer head, ByteBuffer body) {
    int u16(int at) {
      return head.getShort(at) & 0xffff;
    }
  }

  private final ScreenWire wire;
  private final ScreenSetup setup;
  private Events events = (type, event) -> {};
  private int sequence;
  private int ids;

  private ScreenServer(ScreenWire wire, ScreenSetup setup) {
    this.wire = wire;
    this.setup = setup;
  }

  /** Connects, with each key that may fit and at last with none. */
  static ScreenServer connect(ScreenDisplay display, Map<String, String> environment, Path home)
      throws IOException {
    List<byte[]> cookies = new ArrayList<>(ScreenCookies.of(display, environment, home));
    cookies.add(new byte[0]);
    IOException last = null;
    for (byte[] cookie : cookies) {
      ScreenWire wire = display.connect();
      try {
        return new ScreenServer(wire, greet(wire, cookie, display.screen()));
      } catch (IOException refused) {
        wire.close();
        last = refused;
      }
    }
    throw last;
  }

  private static ScreenSetup greet(ScreenWire wire, byte[] cookie, int screen) throws IOException {
    byte[] kind =
        (cookie.length == 0 ? "" : ScreenCookies.KIND).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer hello = buffer(12 + padded(kind.length) + padded(cookie.length));
    hello.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
    hello.putShort((short) kind.length).putShort((short) cookie.length).putShort((short) 0);
    hello.put(kind).position(12 + padded(kind.length));
    hello.put(cookie).rewind();
    wire.write(hello);
    ByteBuffer head = buffer(8);
    wire.read(head);
    if (head.get(0) != 1) {
      throw new IOException("the display requires an authorisation key");
    }
    ByteBuffer rest = buffer((head.getShort(6) & 0xffff) * 4);
    wire.read(rest);
    ByteBuffer whole = buffer(8 + rest.capacity());
    whole.put(head.rewind()).put(rest.rewind());
    return ScreenSetup.parse(whole.position(8).slice().order(ByteOrder.LITTLE_ENDIAN), screen);
  }

  ScreenSetup setup() {
    return setup;
  }

  /** Who hears events; they come inside {@link #call} and {@link #hear}, on the calling thread. */
  void listen(Events listener) {
    events = listener;
  }

  /** Creates an id for a resource of this client. */
  int newId() {
    return setup.idBase() | ids++ * Integer.lowestOneBit(setup.idMask()) & setup.idMask();
  }

  Optional<Extension> extension(String name) throws IOException {
    try {
      Reply reply = callNamed(QUERY_EXTENSION, 0, name);
      return reply.head().get(8) == 0
          ? Optional.empty()
          : Optional.of(new Extension(reply.head().get(9) & 0xff, reply.head().get(10) & 0xff));
    } catch (ScreenRefusal odd) {
      return Optional.empty();
    }
  }

  /** Two numbers of 16 bits in one word of a request. */
  static int pair(int low, int high) {
    return low & 0xffff | high << 16;
  }

  /** Sends a request that has no answer; an error it meets is seen in the log only. */
  void send(int major, int minor, int... words) throws IOException {
    ByteBuffer request = buffer(4 + 4 * words.length);
    head(request, major, minor);
    for (int word : words) {
      request.putInt(word);
    }
    wire.write(request.flip());
  }

  /** Sends a request and waits for its answer. */
  Reply call(int major, int minor, int... words) throws IOException, ScreenRefusal {
    send(major, minor, words);
    return await(null);
  }

  /** The same for a request that ends with a name. */
  Reply callNamed(int major, int minor, String name) throws IOException, ScreenRefusal {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer request = buffer(8 + padded(bytes.length));
    head(request, major, minor);
    request.putInt(pair(bytes.length, 0)).put(bytes).rewind();
    wire.write(request);
    return await(null);
  }

  /**
   * The same for an answer of which the size is known: its body goes into the target, which it must
   * fill from its start to its limit.
   */
  Reply callInto(ByteBuffer target, int major, int minor, int... words)
      throws IOException, ScreenRefusal {
    send(major, minor, words);
    return await(target);
  }

  /** Hands over the events that have come, without waiting for more. */
  void hear() throws IOException {
    while (wire.isReadable()) {
      ByteBuffer head = nextHead();
      switch (head.get(0) & 0x7f) {
        case ERROR -> stray(head);
        case REPLY -> throw new IOException("an answer without a question");
        default -> event(head);
      }
    }
  }

  private void head(ByteBuffer request, int major, int minor) {
    sequence = sequence + 1 & 0xffff;
    request.put((byte) major).put((byte) minor).putShort((short) (request.capacity() / 4));
  }

  private Reply await(ByteBuffer target) throws IOException, ScreenRefusal {
    while (true) {
      ByteBuffer head = nextHead();
      boolean ours = (head.getShort(2) & 0xffff) == sequence;
      int type = head.get(0) & 0x7f;
      if (type == REPLY && ours) {
        return new Reply(head, body(head, target));
      } else if (type == REPLY) {
        throw new IOException("an answer without a question");
      } else if (type == ERROR && ours) {
        throw new ScreenRefusal(head.get(1) & 0xff);
      } else if (type == ERROR) {
        stray(head);
      } else {
        event(head);
      }
    }
  }

  private ByteBuffer nextHead() throws IOException {
    ByteBuffer head = buffer(HEAD);
    wire.read(head);
    return head;
  }

  private ByteBuffer body(ByteBuffer head, ByteBuffer target) throws IOException {
    long length = (head.getInt(4) & 0xffffffffL) * 4;
    if (target == null ? length > MOST_BODY : length != target.limit()) {
      throw new IOException("an answer of " + length + " bytes");
    }
    ByteBuffer body = target == null ? buffer((int) length) : target.rewind();
    wire.read(body);
    return body.rewind();
  }

  private void event(ByteBuffer head) throws IOException {
    if ((head.get(0) & 0x7f) == GENERIC_EVENT) {
      body(head, null); // none was asked for
    } else {
      events.event(head.get(0) & 0x7f, head);
    }
  }

  private static void stray(ByteBuffer error) {
    LOG.debug("X error {} for request {}", error.get(1) & 0xff, error.get(10) & 0xff);
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (IOException gone) {
      LOG.debug("a display closes badly: {}", gone.toString());
    }
  }
}
