package dev.parley.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.framing.CloseFrame;

/**
 * The library's connection, with a limit to what it may receive before it is a websocket: the
 * library would collect an endless handshake, and after a refused one goes on reading.
 */
final class SizedSocket extends WebSocketImpl {
  /** Request line and header fields; a browser's have some 600 bytes. */
  private static final int HANDSHAKE_BYTES = 16_384;

  private int received;

  SizedSocket(WebSocketAdapter listener, int messageBytes) {
    super(listener, List.of(new SizedDraft(messageBytes)));
  }

  /** On the one reader thread of this connection. */
  @Override
  public void decode(ByteBuffer bytes) {
    if (getReadyState() == ReadyState.NOT_YET_CONNECTED) {
      received += bytes.remaining();
      if (received > HANDSHAKE_BYTES) {
        bytes.position(bytes.limit());
        closeConnection(CloseFrame.NEVER_CONNECTED, "");
        return;
      }
    }
    super.decode(bytes);
  }
}
