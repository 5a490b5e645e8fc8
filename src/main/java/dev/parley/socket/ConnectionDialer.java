package dev.parley.socket;

import dev.parley.text.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to a server up to the start of the WebSocket handshake: proxy, address, TCP, the proxy's
 * tunnel, TLS with the host's name. Blocks, on a thread that may; {@link #hangUp} ends it on any
 * thread and at any step.
 */
final class ConnectionDialer {
  private static final Words WORDS = Words.in(ConnectionDialer.class);

  private static final int CONNECT_MS = 10_000;

  /** How far it has come; what a silence means depends on it. */
  private enum Step {
    LOOKING_UP,
    CONNECTING,
    ASKING_PROXY,
    SECURING,
    DONE
  }

  private final URI server;
  private final String host;
  private final int port;
  private final Trust trust;
  private final Proxies proxies;
  private volatile Step step = Step.LOOKING_UP;

  /** Null for none, or as long as that is not known. */
  private volatile ProxyServer proxy;

  /** Guarded by this: the TCP connection, under TLS where there is TLS; null before it is tried. */
  private Socket line;

  /** Guarded by this. */
  private boolean hungUp;

  ConnectionDialer(URI server, Trust trust, Proxies proxies) {
    this.server = server;
    this.host = ServerUrl.bare(server);
    this.port = Proxies.port(server);
    this.trust = trust;
    this.proxies = proxies;
  }

  /**
   * Connects, once.
   *
   * @throws DialException with one sentence for a person
   */
  Socket connect() throws DialException {
    boolean secure = "wss".equals(server.getScheme());
    return dial(() -> secure ? secured(reached()) : done(reached()));
  }

  /**
   * Goes no further than to the server's port, and hangs up; once.
   *
   * @throws DialException where nothing takes a connection there
   */
  void knock() throws DialException {
    dial(this::reached);
    hangUp();
  }

  /** What gives a socket, or fails in the system's words. */
  private interface Way {
    Socket go() throws IOException;
  }

  private Socket reached() throws IOException {
    proxy = proxies.leadingTo(server).orElse(null);
    return proxy == null ? direct(host, port) : throughProxy();
  }

  private Socket dial(Way way) throws DialException {
    try {
      return way.go();
    } catch (DialException sentence) {
      throw sentence;
    } catch (IOException | RuntimeException failure) { // a resolver or a trust store may throw any
      throw new DialException(sentence(failure), failure);
    }
  }

  /** Ends the connection at once, without a word; any number of times. Never blocks. */
  synchronized void hangUp() {
    hungUp = true;
    try {
      if (line != null) {
        line.close();
      }
    } catch (IOException harmless) {
      // it is over in any case
    }
  }

  /** Where the connection begins on this machine; empty before it stands and after it ended. */
  synchronized Optional<InetAddress> localAddress() {
    return line == null || !line.isConnected() || line.isClosed()
        ? Optional.empty()
        : Optional.of(line.getLocalAddress());
  }

  /** Whether the server itself takes connections, whatever came of this one. */
  boolean hasReached() {
    return step == Step.SECURING || step == Step.DONE;
  }

  /** One sentence for a person on what has not come when time is up. */
  String silence() {
    return switch (step) {
      case LOOKING_UP -> WORDS.say("dial.lookup.slow", host);
      case CONNECTING -> unanswered();
      case ASKING_PROXY -> WORDS.say("dial.proxy.slow", proxy);
      case SECURING -> WORDS.say("dial.tls.slow", host);
      case DONE -> WORDS.say("dial.server.slow", host);
    };
  }

  private String unanswered() {
    return proxy == null
        ? WORDS.say("dial.unanswered", host)
        : WORDS.say("dial.unanswered.proxy", proxy);
  }

  private Socket throughProxy() throws IOException {
    if (proxy.kind() == ProxyServer.Kind.HTTP) {
      Socket connected = direct(ServerUrl.bare(proxy.host()), proxy.port());
      step = Step.ASKING_PROXY;
      Tunnel.open(connected, proxy, host, port);
      return connected;
    }
    InetSocketAddress socks = new InetSocketAddress(ServerUrl.bare(proxy.host()), proxy.port());
    proxy.logIn();
    Socket connected = hold(new Socket(new Proxy(Proxy.Type.SOCKS, socks)));
    step = Step.ASKING_PROXY;
    connected.connect(InetSocketAddress.createUnresolved(host, port), CONNECT_MS);
    return connected;
  }

  /** Tries each address of the name in turn: one of two networks may be dead. */
  private Socket direct(String name, int at) throws IOException {
    IOException first = null;
    for (InetAddress address : InetAddress.getAllByName(name)) {
      // Without NO_PROXY the JDK would ask for a SOCKS proxy by itself.
      Socket socket = hold(new Socket(Proxy.NO_PROXY));
      step = Step.CONNECTING;
      try {
        socket.connect(new InetSocketAddress(address, at), CONNECT_MS);
        return socket;
      } catch (IOException e) {
        socket.close();
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private Socket secured(Socket connected) throws IOException {
    step = Step.SECURING;
    SSLSocket secure = (SSLSocket) trust.sockets().createSocket(connected, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 2818: the certificate names host
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return done(secure);
  }

  private Socket done(Socket socket) {
    step = Step.DONE;
    return socket;
  }

  private synchronized Socket hold(Socket socket) throws IOException {
    line = socket;
    if (hungUp) {
      socket.close();
      throw new IOException("hung up");
    }
    return socket;
  }

  private String sentence(Exception failure) {
    return switch (step) {
      case LOOKING_UP, CONNECTING -> unreachable(failure);
      case ASKING_PROXY -> WORDS.say("dial.proxy.closed", proxy, host);
      case SECURING -> insecure(failure);
      case DONE -> WORDS.say("dial.failed", host);
    };
  }

  private String unreachable(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return proxy == null
          ? WORDS.say("dial.host.unknown", host)
          : WORDS.say("dial.proxy.unknown", proxy);
    } else if (failure instanceof SocketTimeoutException) {
      return unanswered();
    } else if (failure instanceof ConnectException) {
      return proxy == null
          ? WORDS.say("dial.noServer", host + ":" + port)
          : WORDS.say("dial.noProxy", proxy);
    } else if (step == Step.CONNECTING) {
      return proxy == null
          ? WORDS.say("dial.noRoute", host)
          : WORDS.say("dial.noRoute.proxy", proxy);
    }
    return WORDS.say("dial.noWay", host);
  }

  /** The JDK's own words name classes: they are for the log. */
  private String insecure(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateCheck.RefusedCertificateException refused) {
        return refused.getMessage();
      }
    }
    return failure instanceof SSLException && !(failure.getCause() instanceof java.io.EOFException)
        ? WORDS.say("dial.noTls", host + ":" + port)
        : WORDS.say("dial.tls.closed", host);
  }
}
