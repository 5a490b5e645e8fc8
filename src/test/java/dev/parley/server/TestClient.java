package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;

/** A websocket client that waits, with a limit, for what the server says. */
final class TestClient extends WebSocketClient {
  private static final long SECONDS = 60;

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile String closeReason = "";

  private TestClient(URI uri) {
    this(uri, new RecordingDraft());
  }

  private TestClient(URI uri, RecordingDraft draft) {
    super(uri, draft);
    draft.client = this;
    setConnectionLostTimeout(0);
    setDaemon(true);
  }

  /**
   * Takes down what the server says of the end before that is answered: the library's server closes
   * the connection at once, and a client whose answer comes too late reports an end without a word.
   */
  private static final class RecordingDraft extends Draft_6455 {
    private volatile TestClient client;

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
      if (frame instanceof CloseFrame said) {
        client.ends(said.getCloseCode(), said.getMessage());
      }
      super.processFrame(socket, frame);
    }

    @Override
    public Draft copyInstance() {
      return this;
    }
  }

  static TestClient open(int port, String pathAndQuery) {
    TestClient client = new TestClient(URI.create("ws://127.0.0.1:" + port + pathAndQuery));
    assertTrue(client.connects(), "does not connect");
    return client;
  }

  /** With a header Authorization; open afterwards, or refused. */
  static TestClient tryOpen(int port, String pathAndQuery, String authorization) {
    TestClient client = new TestClient(URI.create("ws://127.0.0.1:" + port + pathAndQuery));
    client.addHeader("Authorization", authorization);
    client.connects();
    return client;
  }

  static TestClient openTls(String host, int port, String pathAndQuery, SSLContext context) {
    TestClient client = new TestClient(URI.create("wss://" + host + ":" + port + pathAndQuery));
    client.setSocketFactory(context.getSocketFactory());
    assertTrue(client.connects(), "does not connect");
    return client;
  }

  /** Open afterwards, or refused. */
  static TestClient tryOpen(int port) {
    TestClient client = new TestClient(URI.create("ws://127.0.0.1:" + port));
    client.connects();
    return client;
  }

  /** Logs in to verto as one of the people of {@link Running}; what that brings is taken. */
  TestClient loggedIn(String user) {
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"login\",\"params\":"
            + "{\"login\":\"%s\",\"passwd\":\"%spw\"}}".formatted(user, user));
    assertTrue(next().contains("logged in"));
    assertTrue(next().contains("clientReady"));
    return this;
  }

  private boolean connects() {
    try {
      return connectBlocking(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next frame, which is taken. */
  String next() {
    try {
      String text = arrived.poll(SECONDS, TimeUnit.SECONDS);
      return text == null ? fail("no frame came") : text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What has arrived already and was not taken, null for nothing. */
  String peek() {
    return arrived.peek();
  }

  /** The close code, once the connection has ended. */
  int closeCode() {
    return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** What the other side said of it. */
  String closeReason() {
    closeCode();
    return closeReason;
  }

  /** Ends the connection: by the closing handshake, or, for 1006, without a word. */
  void hangUp(int code) {
    if (code == CloseFrame.ABNORMAL_CLOSE) {
      closeConnection(code, "");
    } else {
      close(code);
    }
    assertEquals(code, closeCode());
  }

  /** Sends unless the connection has ended meanwhile. */
  void trySend(String text) {
    try {
      send(text);
    } catch (WebsocketNotConnectedException ended) {
      // the test looks at the close code
    }
  }

  void sendInParts(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    int third = bytes.remaining() / 3;
    sendFragmentedFrame(Opcode.TEXT, bytes.slice(0, third), false);
    sendFragmentedFrame(Opcode.TEXT, bytes.slice(third, third), false);
    sendFragmentedFrame(Opcode.TEXT, bytes.slice(2 * third, bytes.limit() - 2 * third), true);
  }

  @Override
  public void onOpen(ServerHandshake handshake) {}

  @Override
  public void onMessage(String text) {
    arrived.add(text);
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    arrived.add("a pong, which verto never sends");
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    arrived.add("a websocket ping, which verto never sends");
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    ends(code, reason);
  }

  private void ends(int code, String reason) {
    if (!closed.isDone()) {
      closeReason = reason;
      closed.complete(code);
    }
  }

  @Override
  public void onError(Exception failure) {}
}
