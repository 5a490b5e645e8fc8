package dev.parley.server.http;

import dev.parley.server.access.ServerContext;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the library's server up, on a socket that listens already: small buffers on the heap, few
 * threads, one request a connection, and {@link AcceptLimiter} before it. Lives once.
 */
public final class HttpListener {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  /** Request line and header fields; a browser's have some 600 bytes. */
  static final int HEAD_BYTES = 8_192;

  /** What is read at once. */
  static final int BUFFER_BYTES = 4_096;

  /** What may lie in the library's pool for the next who needs a buffer. */
  static final int POOL_BYTES = 2_000_000;

  static final int THREADS = 4;

  /** A resumed TLS session saves a client two milliseconds. */
  private static final int TLS_SESSIONS = 100;

  private final ServerContext context;
  private final Server server;
  private final RequestHandler requestHandler;

  /**
   * Makes one that does nothing yet.
   *
   * @param handlers that of each path
   */
  public HttpListener(
      ServerSocketChannel bound,
      ServerContext context,
      Capacity capacity,
      Function<String, UpgradeHandler> handlers,
      Optional<SSLContext> tls)
      throws IOException {
    this.context = context;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2, 60_000);
    threads.setName("parley-http");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    var pool = new ArrayByteBufferPool(0, BUFFER_BYTES, 65_536, 256, POOL_BYTES, POOL_BYTES);
    server = new Server(threads, new ScheduledExecutorScheduler("parley-http-timer", true), pool);
    Hosts hosts = Hosts.of(bound, tls.isPresent(), context.trusted());
    WebSocketComponents components = RequestHandler.components(pool, threads);
    requestHandler = new RequestHandler(context, capacity, hosts, handlers, components);
    server.addBean(components);
    LimitedConnector connector =
        new LimitedConnector(server, capacity.acceptLimiter(), factories(tls));
    connector.setIdleTimeout(context.limits().times().handshake().toMillis());
    connector.open(bound);
    server.addConnector(connector);
    server.setHandler(requestHandler);
    server.setErrorHandler(RequestHandler::answerError);
    server.setStopTimeout(0);
  }

  /** Takes connections from now on. */
  public void start() throws Exception {
    long needed = MemoryBudget.sum(context.limits());
    if (needed > Runtime.getRuntime().maxMemory()) {
      LOG.warn("at its worst the server needs {} bytes, more than the heap has", needed);
    }
    server.start();
  }

  /** Ends every connection, with a good-bye as far as that takes no longer. */
  public void end(int millis) {
    requestHandler.sayGoodBye(millis);
    try {
      server.stop();
    } catch (Exception harmless) { // the library's own signature
      LOG.debug("while closing", harmless);
    }
  }

  private static ConnectionFactory[] factories(Optional<SSLContext> tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEAD_BYTES);
    http.setResponseHeaderSize(HEAD_BYTES);
    http.setHeaderCacheSize(0);
    http.setInputBufferSize(BUFFER_BYTES);
    http.setOutputBufferSize(BUFFER_BYTES);
    http.setOutputAggregationSize(BUFFER_BYTES / 4);
    http.setMaxUnconsumedRequestContentReads(1); // nobody has to send a body
    http.setUseInputDirectByteBuffers(false); // on the heap, where they are counted
    http.setUseOutputDirectByteBuffers(false);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    plain.setInputBufferSize(BUFFER_BYTES);
    return tls.map(
            context -> new ConnectionFactory[] {encrypted(context, plain.getProtocol()), plain})
        .orElse(new ConnectionFactory[] {plain});
  }

  private static SslConnectionFactory encrypted(SSLContext context, String inside) {
    SslContextFactory.Server keys = new SslContextFactory.Server();
    keys.setSslContext(context);
    context.getServerSessionContext().setSessionCacheSize(TLS_SESSIONS);
    SslConnectionFactory factory = new SslConnectionFactory(keys, inside);
    factory.setDirectBuffersForEncryption(false);
    factory.setDirectBuffersForDecryption(false);
    factory.setEnsureSecureRequestCustomizer(false); // it would compare names and certificate
    return factory;
  }

  /** Asks the {@link AcceptLimiter} before anything is made for a connection. */
  private static final class LimitedConnector extends ServerConnector {
    private final AcceptLimiter acceptLimiter;

    LimitedConnector(Server server, AcceptLimiter acceptLimiter, ConnectionFactory... factories) {
      super(server, 0, 1, factories); // the selector accepts as well
      this.acceptLimiter = acceptLimiter;
    }

    @Override
    protected SelectorManager newSelectorManager(
        Executor executor, Scheduler scheduler, int selectors) {
      SelectorManager manager =
          new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            protected void accepted(SelectableChannel channel) throws IOException {
              if (acceptLimiter.admit((SocketChannel) channel)) {
                super.accepted(channel);
              } else {
                channel.close();
              }
            }
          };
      manager.addEventListener(
          new SelectorManager.AcceptListener() {
            @Override
            public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
              acceptLimiter.ended(channel);
            }
          });
      return manager;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
      SocketChannelEndPoint made = super.newEndPoint(channel, selector, key);
      if (!acceptLimiter.made(channel, made)) {
        throw new IOException("ended already");
      }
      return made;
    }

    @Override
    protected void onEndPointClosed(EndPoint gone) {
      super.onEndPointClosed(gone);
      acceptLimiter.ended(gone.getTransport());
    }
  }
}
