package dev.parley.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;

/**
 * Extends the library's connection: it receives a whole request head, and only one for a WebSocket,
 * since by itself it would collect an endless one, and leave the connection open after refusing
 * one. Who gets a websocket is for the dialect at its path to say, now or later.
 */
final class SizedSocket extends WebSocketImpl {
  /** Request line and header fields; a browser's have some 600 bytes. */
  private static final int HEAD_BYTES = 16_384;

  private static final String END = "\r\n\r\n";

  /** By path. */
  private final Function<String, UpgradeHandler> handlers;

  /** Guards the head, and with it who of two threads reads on. */
  private final Object door = new Object();

  /** What has come of the head, and perhaps after it, byte for byte; null once it is decided. */
  private StringBuilder head = new StringBuilder();

  /** The head is whole, and the dialect has it. */
  private boolean asked;

  private volatile ClientProtocol.Maker maker;

  SizedSocket(
      WebSocketAdapter listener, int messageBytes, Function<String, UpgradeHandler> handlers) {
    super(listener, List.of(new Draft_6455(List.of(), messageBytes)));
    this.handlers = handlers;
  }

  /** Who makes the guest of this websocket; set once it is one. */
  ClientProtocol.Maker maker() {
    return maker;
  }

  /** On the one reader thread of this connection. */
  @Override
  public void decode(ByteBuffer bytes) {
    if (!collected(bytes)) {
      read(bytes);
    }
  }

  /**
   * A message that is too large ends the connection with code 1000 and no reason, as the measured
   * server does, where the library would send 1009.
   */
  @Override
  public void close(InvalidDataException fault) {
    if (fault instanceof LimitExceededException) {
      close(CloseFrame.NORMAL, "");
    } else {
      super.close(fault);
    }
  }

  private boolean collected(ByteBuffer bytes) {
    synchronized (door) {
      boolean before = isUndecided();
      if (before) {
        collect(bytes);
      }
      return before;
    }
  }

  private boolean isUndecided() {
    return head != null && getReadyState() == ReadyState.NOT_YET_CONNECTED;
  }

  private void read(ByteBuffer bytes) {
    if (isOpen()) {
      super.decode(bytes);
    } else {
      skip(bytes); // after an answer that was no websocket's
    }
  }

  private void collect(ByteBuffer bytes) {
    int seen = Math.max(0, head.length() - END.length());
    head.append(StandardCharsets.ISO_8859_1.decode(bytes));
    if (asked) {
      endIfTooMuch();
      return;
    }
    int end = head.indexOf(END, seen);
    if (end > HEAD_BYTES || end < 0 && head.length() > HEAD_BYTES) {
      answer(HttpHead.refusal("431 Request Header Fields Too Large"));
    } else if (end >= 0) {
      HttpHead request = new HttpHead(head.substring(0, end));
      Optional<byte[]> answer = request.answer();
      if (answer.isPresent()) {
        answer(answer.get());
      } else {
        asked = true;
        String address = SocketWire.addressOf(this);
        handlers.apply(request.path()).admit(request, address).thenAccept(this::decided);
      }
    }
  }

  /** Nobody has to say much before it is let in. */
  private void endIfTooMuch() {
    if (head.length() > 2 * HEAD_BYTES) {
      closeConnection(CloseFrame.NEVER_CONNECTED, "");
    }
  }

  /** On the thread that has asked, or on the loop. */
  private void decided(Optional<ClientProtocol.Maker> admitted) {
    synchronized (door) {
      if (isUndecided()) {
        maker = admitted.orElse(null);
        try {
          if (maker == null) {
            answer(HttpHead.unauthorized());
          } else {
            enter();
          }
        } catch (ClosedSelectorException over) {
          // the server has ended while the password waited
        }
      }
    }
  }

  /** What has come already of the frames is read with the head. */
  private void enter() {
    byte[] all = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    head = null;
    super.decode(ByteBuffer.wrap(all));
    if (getReadyState() == ReadyState.NOT_YET_CONNECTED) { // refused, with an answer of its own
      closeConnection(CloseFrame.NEVER_CONNECTED, "");
    }
  }

  /**
   * Writes, and says that no more will come. The client ends the connection, or the limit on the
   * time to become a websocket does; an end from here could take the answer with it (RFC 9112,
   * section 9.6). It is short enough for the empty buffer of a new connection.
   */
  private void answer(byte[] answer) {
    head = null;
    try {
      getChannel().write(ByteBuffer.wrap(answer));
      if (getChannel() instanceof TlsChannel tls) {
        tls.endOutput();
      }
      ((SocketChannel) getSelectionKey().channel()).shutdownOutput();
    } catch (IOException gone) {
      closeConnection(CloseFrame.NEVER_CONNECTED, "");
    }
  }

  private static void skip(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }
}
