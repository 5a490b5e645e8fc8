package dev.parley.server;

import dev.parley.loop.Loop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.access.TrustedSources;
import dev.parley.server.extension.ExtensionHub;
import dev.parley.server.gstreamer.GstreamerHub;
import dev.parley.server.gstreamer.GstreamerUpgrade;
import dev.parley.server.http.Capacity;
import dev.parley.server.http.HttpListener;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.verto.VertoHub;
import dev.parley.text.Words;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the signalling server on one address, with or without TLS, with each dialect on a path of
 * its own. A plain {@code GET /health} is answered 200.
 *
 * <p>In verto it answers as the measured server (FreeSWITCH mod_verto) does, frame by frame. All
 * decisions are made on the given loop; the websocket threads are daemons. It lives once: after
 * {@link #close} make another.
 */
public final class SignallingServer implements AutoCloseable {
  /** The path of GStreamer's protocol. */
  public static final String GSTREAMER = "/gstreamer";

  /** The path of the extension protocol. */
  public static final String EXTENSION = "/extension";

  private static final Words WORDS = Words.in(SignallingServer.class);

  private static final Logger LOG = LoggerFactory.getLogger(SignallingServer.class);
  private static final String CLOSED = "it was closed meanwhile";
  private static final int STOP_MILLIS = 1000;

  /** Connections that wait to be accepted; one that finds no room there tries again in a second. */
  private static final int BACKLOG = 1024;

  /** Far beyond what the library takes to start. */
  private static final Duration START_WITHIN = Duration.ofSeconds(30);

  private final ListenAddress where;
  private final ServerContext context;
  private final Capacity capacity;
  private final VertoHub verto;
  private final Map<String, UpgradeHandler> handlers;
  private ServerSocketChannel channel;
  private HttpListener listener;

  /** 0 before it is bound. */
  private int port;

  /** Null before the start. */
  private CompletableFuture<Integer> started;

  private boolean closed;

  /**
   * Makes a server that is not listening yet, for ws, and for no page of a browser.
   *
   * @param address where to listen, loopback unless others shall get in; port 0 to have one chosen
   */
  public SignallingServer(
      InetSocketAddress address, Directory directory, Limits limits, Loop loop) {
    this(
        new ListenAddress(address, Optional.empty(), TrustedSources.NONE), directory, limits, loop);
  }

  /** Makes a server that is not listening yet. */
  public SignallingServer(ListenAddress where, Directory directory, Limits limits, Loop loop) {
    this.where = where;
    this.context = new ServerContext(loop, directory, limits, where.trusted());
    this.capacity = new Capacity(context);
    this.verto = new VertoHub(context);
    this.handlers =
        Map.of(
            GSTREAMER,
            new GstreamerUpgrade(context, new GstreamerHub(context)),
            EXTENSION,
            UpgradeHandler.open(new ExtensionHub(context)::client));
  }

  private SignallingServer(
      ListenAddress where, SignallingServer first, Map<String, UpgradeHandler> handlers) {
    this.where = where;
    this.context = first.context;
    this.capacity = first.capacity;
    this.verto = first.verto;
    this.handlers = handlers;
  }

  /**
   * One more door to the same clients and channels, to be started and closed by itself. It trusts
   * whom this one trusts.
   */
  public SignallingServer at(ListenAddress other) {
    return new SignallingServer(other, this, handlers);
  }

  /**
   * This server, which has not been started, with one more path; doors made of it have that too.
   */
  public SignallingServer with(String path, Function<ServerContext, UpgradeHandler> handler) {
    Map<String, UpgradeHandler> more = new HashMap<>(handlers);
    more.put(path, handler.apply(context));
    return new SignallingServer(where, this, Map.copyOf(more));
  }

  /**
   * Starts to listen. Any thread, once.
   *
   * @return completes on the loop with the port, or with a {@link StartFailure}
   */
  public synchronized CompletableFuture<Integer> start() {
    if (started != null || closed) {
      throw new IllegalStateException("a server starts once");
    }
    started = new CompletableFuture<>();
    try {
      channel = bind();
      port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      context.loop().offload("server", this::listen, START_WITHIN).whenComplete(this::settle);
    } catch (IOException failure) {
      settle(0, failure);
    }
    return started;
  }

  /**
   * Where clients may knock already: from {@link #start} on, before the future that it returns has
   * completed. Who comes so early waits in the system's queue. Empty where the address was not to
   * be had. Any thread.
   */
  public synchronized OptionalInt port() {
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** On a worker: the library has some hundred classes to load before it can start. */
  private int listen() throws Exception {
    HttpListener made =
        new HttpListener(
            channel,
            context,
            capacity,
            this::handlerAt,
            where.certificate().map(ServerCertificate::context));
    synchronized (this) {
      if (closed) {
        throw new IOException(CLOSED);
      }
      listener = made;
    }
    made.start();
    return port;
  }

  /**
   * Stops listening and ends every connection, within a second. Any thread, any number of times.
   */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (listener != null) {
        listener.end(STOP_MILLIS);
      }
      if (started != null) {
        settle(0, new IOException(CLOSED));
      }
      if (channel != null) {
        channel.close();
      }
    } catch (IOException harmless) {
      LOG.debug("while closing", harmless);
    }
  }

  /** Who is there and speaks verto; on the loop. */
  VertoHub verto() {
    return verto;
  }

  /** How many connections are open. Any thread. */
  int connections() {
    return capacity.connections();
  }

  ServerContext context() {
    return context;
  }

  /**
   * The measured verto server looks at neither path nor query (trace "with a path and query in the
   * URL"), so every path that is nobody else's is verto's.
   */
  private UpgradeHandler handlerAt(String path) {
    return handlers.getOrDefault(path, UpgradeHandler.open(verto::client));
  }

  /** Binds here and not in the library, which would log a taken port with a stack trace. */
  private ServerSocketChannel bind() throws IOException {
    if (where.address().isUnresolved()) {
      throw new IOException("host not found");
    }
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      // So that a killed server can come back to its port while old connections linger in
      // TIME_WAIT.
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      return socket.bind(where.address(), BACKLOG);
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private void settle(Integer port, Throwable failure) {
    if (failure == null) {
      started.complete(port);
    } else {
      started.completeExceptionally(new StartFailure(where.address(), failure));
    }
  }

  /** The server cannot listen on its address; the message is one sentence for a person. */
  public static final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Whether something else listens there already: perhaps a server of ours, to be joined. */
    private final boolean addressInUse;

    StartFailure(InetSocketAddress address, Throwable cause) {
      super(sentence(address, cause), cause);
      this.addressInUse = isInUse(cause);
    }

    public boolean isAddressInUse() {
      return addressInUse;
    }

    /** The JDK has one class for every failed bind and tells them apart in words only. */
    private static boolean isInUse(Throwable cause) {
      return cause instanceof BindException
          && String.valueOf(cause.getMessage()).contains("in use");
    }

    private static String sentence(InetSocketAddress address, Throwable cause) {
      String where = address.getHostString() + ":" + address.getPort();
      return isInUse(cause)
          ? WORDS.say("start.taken", where)
          : WORDS.say("start.failed", where, cause.getMessage());
    }
  }
}
