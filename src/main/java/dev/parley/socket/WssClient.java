package dev.parley.socket;

import dev.parley.text.Words;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reduces the library's client to a few events, which arrive on its threads. */
final class WssClient extends WebSocketClient {
  private static final Words WORDS = Words.in(WssClient.class);

  private static final Logger LOG = LoggerFactory.getLogger(WssClient.class);

  /** What a server may send in one message: it adds a little to what another client sent. */
  static final int MAX_RECEIVED = 2 * TextSocket.MAX_FRAME;

  /**
   * What may wait for a server that does not read, in bytes; the loop's requests give it up long
   * before, but each peer that joins is answered.
   */
  static final long MAX_UNSENT = 4L * TextSocket.MAX_FRAME;

  /** Likewise in frames. */
  static final int MAX_UNSENT_FRAMES = 2000;

  private final String host;
  private final ClientDraft draft;
  private final ConnectionDialer connectionDialer;
  private final Listener listener;

  /** Said where nothing more can be found out; ready, since there may be no memory left. */
  private final String broken;

  private volatile boolean wasOpen;

  private Optional<Challenge> challenge = Optional.empty();

  /** The server has not met the challenge. */
  private volatile boolean unmet;

  /** The failure that onError brought before onClose. */
  private volatile Exception failure;

  WssClient(URI server, ConnectionDialer connectionDialer, Listener listener) {
    this(server, connectionDialer, listener, ServerUrl.bare(server));
  }

  private WssClient(URI server, ConnectionDialer connectionDialer, Listener listener, String host) {
    this(server, connectionDialer, listener, host, new ClientDraft(host, MAX_RECEIVED));
  }

  private WssClient(
      URI server,
      ConnectionDialer connectionDialer,
      Listener listener,
      String host,
      ClientDraft draft) {
    super(server, draft);
    this.host = host;
    this.draft = draft;
    this.connectionDialer = connectionDialer;
    this.listener = listener;
    broken = WORDS.say("end.broke", host);
    // A FreeSWITCH answers a websocket ping with an error frame and never with a pong (measured):
    // the library's own liveness check would close healthy connections.
    setConnectionLostTimeout(0);
    setDaemon(true);
    setTcpNoDelay(true);
    setSocketFactory(new Dialled(connectionDialer));
    // The library knows no host with an underscore. A zone is of this machine alone (RFC 6874).
    addHeader("Host", server.getRawAuthority().replaceFirst("%[^]]*", ""));
  }

  /** Says to the server who it is; before it connects. */
  void identify(Credentials credentials) {
    addHeader("Authorization", credentials.header());
    if (!credentials.idSecret().isEmpty()) {
      addHeader(Credentials.ID_SECRET, credentials.idSecret());
    }
  }

  /** Goes no further than the handshake unless the server meets this; before it connects. */
  void expect(Challenge unmet) {
    challenge = Optional.of(unmet);
    addHeader(unmet.field(), unmet.value());
  }

  /** Its events. */
  interface Listener {
    void opened();

    void text(String text);

    void pinged();

    /**
     * The end, once, whether it was open before or not.
     *
     * @param goodbye null where the server has said nothing
     */
    void closed(String why, TextSocket.CloseReason closeReason);
  }

  /**
   * The reader's thread. Whatever is thrown in there, the connection ends and its end is told: a
   * reader that ends without a word would leave a client that believes itself online.
   */
  @Override
  public void run() {
    try {
      super.run();
    } catch (Throwable failed) {
      connectionDialer.hangUp();
      listener.closed(broken, null);
      LOG.error("the connection to {} was given up", host, failed);
    }
  }

  /** False where too much waits already, and the server is given up. */
  boolean sendIfOpen(String text) {
    try {
      if (isOpen()) {
        if (isOverfull()) {
          return false;
        }
        send(text);
      }
    } catch (WebsocketNotConnectedException justNow) {
      // as if it had been sent and lost
    }
    return true;
  }

  private boolean isOverfull() {
    BlockingQueue<ByteBuffer> unsent = ((WebSocketImpl) getConnection()).outQueue;
    return unsent.size() > MAX_UNSENT_FRAMES
        || unsent.stream().mapToLong(ByteBuffer::remaining).sum() > MAX_UNSENT;
  }

  /** Before it is open: nothing has been said yet, and nothing of the server's is read. */
  @Override
  public void onWebsocketHandshakeReceivedAsClient(
      WebSocket socket, ClientHandshake request, ServerHandshake answer)
      throws InvalidDataException {
    unmet =
        challenge.filter(one -> !one.isMet(answer.getFieldValue(one.answerField()))).isPresent();
    if (unmet) {
      closeConnection(CloseFrame.REFUSE, ""); // the exception alone would have it read on
      throw new InvalidDataException(CloseFrame.REFUSE);
    }
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    wasOpen = true;
    listener.opened();
  }

  @Override
  public void onMessage(String text) {
    listener.text(text);
  }

  /** RFC 6455 section 5.5.3: one pong may answer several pings. They must not pile up here. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    if (!hasBufferedData()) {
      super.onWebsocketPing(socket, ping);
    }
    listener.pinged();
  }

  /** The host's name has been checked already, when this is asked. */
  @Override
  protected void onSetSSLParameters(SSLParameters parameters) {}

  @Override
  public void onError(Exception error) {
    LOG.debug("the connection to {} fails", host, error);
    failure = error;
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    listener.closed(why(code, remote), goodbye(code, reason, remote));
  }

  private TextSocket.CloseReason goodbye(int code, String reason, boolean remote) {
    if (!wasOpen) {
      return draft.status() == 0 ? null : new TextSocket.CloseReason(draft.status(), 0, "");
    }
    boolean said = remote && code != CloseFrame.ABNORMAL_CLOSE && failure == null;
    return said ? new TextSocket.CloseReason(0, code, reason == null ? "" : reason) : null;
  }

  private String why(int code, boolean remote) {
    if (failure instanceof DialException sentence) {
      return sentence.getMessage();
    } else if (unmet) {
      return WORDS.say("end.other", host + ":" + ServerUrl.port(getURI()));
    } else if (draft.refusal() != null) {
      return draft.refusal();
    } else if (!wasOpen) {
      return WORDS.say("end.early", host);
    } else if (failure instanceof LimitExceededException
        || (code == CloseFrame.TOOBIG && !remote)) {
      return WORDS.say("end.large", host, MAX_RECEIVED);
    } else if (failure instanceof SSLException) {
      return WORDS.say("end.secure", host);
    }
    return failure == null && (remote || code == CloseFrame.NORMAL)
        ? WORDS.say("end.closed", host)
        : broken;
  }

  /** Hands the library a connection that is ready for the websocket's handshake. */
  private static final class Dialled extends SocketFactory {
    private final ConnectionDialer connectionDialer;

    Dialled(ConnectionDialer connectionDialer) {
      this.connectionDialer = connectionDialer;
    }

    @Override
    public Socket createSocket() throws DialException {
      return connectionDialer.connect();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
