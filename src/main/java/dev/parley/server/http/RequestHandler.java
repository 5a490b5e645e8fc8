package dev.parley.server.http;

import dev.parley.server.access.PasswordProof;
import dev.parley.server.access.ServerContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/**
 * Answers each request: {@code /health}, the refusals (RFC 9110; RFC 6455, section 4.2), and
 * websockets, which the {@link UpgradeHandler} of the path admits. Nothing here waits.
 */
final class RequestHandler extends Handler.Abstract.NonBlocking {
  private static final String WHAT = "This is a signalling server: it speaks websocket alone.\n";

  /** RFC 6455, section 7.4.1: the server goes down. */
  private static final int GOING_AWAY = 1001;

  private final ServerContext context;
  private final AcceptLimiter acceptLimiter;
  private final Hosts hosts;
  private final Function<String, UpgradeHandler> handlers;
  private final Capacity capacity;
  private final WebSocketMappings mappings;

  /** All websockets that are open. */
  private final Set<SocketWire> wires = ConcurrentHashMap.newKeySet();

  /**
   * @param handlers that of each path
   */
  RequestHandler(
      ServerContext context,
      Capacity capacity,
      Hosts hosts,
      Function<String, UpgradeHandler> handlers,
      WebSocketComponents components) {
    this.context = context;
    this.capacity = capacity;
    this.acceptLimiter = capacity.acceptLimiter();
    this.hosts = hosts;
    this.handlers = handlers;
    this.mappings = new WebSocketMappings(components);
  }

  /** Without extensions, of which compression would be one. */
  static WebSocketComponents components(ByteBufferPool pool, Executor threads) {
    WebSocketExtensionRegistry none = new WebSocketExtensionRegistry();
    List.copyOf(none.getAvailableExtensionNames()).forEach(none::unregister);
    return new WebSocketComponents(none, null, pool, null, null, threads);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer = new Answer(request, response, callback);
    Optional<AcceptedConnection> found = acceptLimiter.find(channel(request));
    if (found.isEmpty()) {
      answer.refuse(503, "");
    } else if (isHealth(request)) {
      answer.with(200, "ok\n");
    } else if (!request.getMethod().equals("GET")) {
      response.getHeaders().put("Allow", "GET");
      answer.refuse(405, "");
    } else {
      get(request, found.get(), answer);
    }
    return true;
  }

  /** What is no websocket; files that the server offers would be answered here. */
  private void get(Request request, AcceptedConnection connection, Answer answer) {
    HttpFields fields = request.getHeaders();
    if (!field(fields, "Upgrade").equalsIgnoreCase("websocket")
        || !field(fields, "Sec-WebSocket-Version").equals("13")) { // RFC 6455, section 4.2.2, 4
      answer.askForWebsocket();
    } else if (!isUpgrade(request)) {
      answer.refuse(400, "");
    } else {
      upgrade(request, connection, answer);
    }
  }

  private void upgrade(Request request, AcceptedConnection connection, Answer answer) {
    HttpFields fields = request.getHeaders();
    boolean proxied = false;
    if (isFromProxy(request)) {
      Optional<InetAddress> client =
          ForwardedClient.find(
              fields.getValuesList("X-Forwarded-For"),
              fields.getValuesList("Forwarded"),
              context.trusted());
      proxied = client.isPresent();
      if (!proxied && (fields.contains("X-Forwarded-For") || fields.contains("Forwarded"))) {
        answer.refuse(400, "The proxy does not say whose request this is.\n");
        return;
      }
      if (proxied && !acceptLimiter.name(connection, client.get())) {
        answer.refuse(503, "Too many connections come from that address.\n");
        return;
      }
    }
    Optional<String> refusal =
        hosts.refusal(fields.getValuesList("Host"), fields.getValuesList("Origin"), proxied);
    if (refusal.isPresent()) {
      answer.refuse(403, refusal.get() + "\n");
    } else {
      ask(request, connection, answer);
    }
  }

  /** The dialect at the path, which may take its time. */
  private void ask(Request request, AcceptedConnection connection, Answer answer) {
    HttpFields fields = request.getHeaders();
    String query = request.getHttpURI().getQuery();
    UpgradeRequest asked =
        new UpgradeRequest(
            connection.address(), query == null ? "" : query, name -> field(fields, name));
    prove(asked, Request.getLocalPort(request));
    CompletableFuture<Optional<ClientProtocol.Maker>> admission =
        handlers.apply(path(request)).admit(asked);
    acceptLimiter.atEnd(connection, () -> admission.cancel(false));
    admission.thenAccept(
        maker -> {
          if (maker.isPresent()) {
            answer.fields(asked);
            enter(answer, connection, maker.get());
          } else {
            answer.askForPassword();
          }
        });
  }

  /** Shows that this server knows a password, where it is asked to and does so. */
  private void prove(UpgradeRequest asked, int port) {
    context
        .directory()
        .proof()
        .flatMap(known -> known.answer(asked.field(PasswordProof.CHALLENGE).orElse(""), port))
        .ifPresent(proof -> asked.answer(PasswordProof.PROOF, proof));
  }

  private void enter(Answer answer, AcceptedConnection connection, ClientProtocol.Maker maker) {
    SocketWire wire =
        new SocketWire(
            context,
            capacity,
            connection.address(),
            maker,
            new SocketWire.Entry() {
              @Override
              public void opened() {
                acceptLimiter.setUpgraded(connection);
              }

              @Override
              public void setMember(boolean member) {
                acceptLimiter.setMember(connection, member);
              }
            });
    wires.add(wire);
    wire.closed().thenRun(() -> wires.remove(wire));
    acceptLimiter.atEnd(connection, wire::gone);
    try {
      answer.enter(mappings, wire);
    } catch (RuntimeException malformed) { // such as a query that is no URI's
      wire.gone();
      answer.refuse(400, "");
    }
  }

  /** Says good-bye to everybody, and waits so long for them to have gone. */
  void sayGoodBye(int millis) {
    List<SocketWire> all = List.copyOf(wires);
    all.forEach(wire -> wire.sayGoodBye(GOING_AWAY));
    try {
      CompletableFuture.allOf(
              all.stream().map(SocketWire::closed).toArray(CompletableFuture<?>[]::new))
          .get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException tooSlow) {
      // those are cut off
    }
  }

  /** What was accepted, be there TLS around it or not. */
  private static Object channel(Request request) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    while (endPoint instanceof EndPoint.Wrapper around) {
      endPoint = around.unwrap();
    }
    return endPoint.getTransport();
  }

  private boolean isFromProxy(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        && context.trusted().isProxy(peer.getAddress());
  }

  private static boolean isHealth(Request request) {
    boolean asks = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    String path = request.getHttpURI().getPathQuery();
    return asks && path.equals("/health") && field(request.getHeaders(), "Upgrade").isEmpty();
  }

  private static boolean isUpgrade(Request request) {
    HttpFields fields = request.getHeaders();
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
        && field(fields, "Connection").toLowerCase(Locale.ROOT).contains("upgrade")
        && !field(fields, "Sec-WebSocket-Key").isEmpty()
        && field(fields, "Transfer-Encoding").isEmpty() // what follows is frames
        && field(fields, "Content-Length").replace("0", "").isEmpty();
  }

  /** What is asked for: no query, and no slash at its end. */
  private static String path(Request request) {
    String path = request.getHttpURI().getPath();
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String field(HttpFields fields, String name) {
    return String.join(",", fields.getValuesList(name));
  }

  /** The answer to what is not even a request; short, whatever it was. */
  static boolean answerError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    boolean versionless = status == 505; // what the library calls a request of HTTP/0.9
    new Answer(request, response, callback).refuse(versionless ? 400 : status, "");
    return true;
  }

  /** The one answer that each request gets. */
  private record Answer(Request request, Response response, Callback callback) {

    /** The last on its connection. */
    void with(int status, String body) {
      response.setStatus(status);
      response.getHeaders().add("Connection", "close");
      response.getHeaders().put("Content-Type", "text/plain");
      response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.US_ASCII)), callback);
    }

    void refuse(int status, String why) {
      with(status, why);
    }

    void askForWebsocket() {
      response.getHeaders().add("Connection", "Upgrade");
      response.getHeaders().put("Upgrade", "websocket");
      response.getHeaders().put("Sec-WebSocket-Version", "13");
      with(426, WHAT);
    }

    /** Asks for a password (RFC 9110, section 11.6.1). */
    void askForPassword() {
      response.getHeaders().put("WWW-Authenticate", "Basic realm=\"parley\", charset=\"UTF-8\"");
      with(401, "");
    }

    void fields(UpgradeRequest asked) {
      asked.answer().forEach((name, value) -> response.getHeaders().put(name, value));
    }

    void enter(WebSocketMappings mappings, SocketWire wire) {
      WebSocketNegotiator negotiator =
          (upgrade, agreed, failed) -> {
            agreed.setExtensions(List.of());
            return wire;
          };
      boolean done = false;
      try {
        done = mappings.upgrade(negotiator, request, response, callback, Answer::configure);
      } finally {
        if (!done) {
          wire.gone();
        }
      }
      if (!done) {
        refuse(400, "");
      }
    }

    private static void configure(Configuration socket) {
      socket.setAutoFragment(true); // parts are handed over as they come
      socket.setMaxFrameSize(HttpListener.BUFFER_BYTES);
      socket.setInputBufferSize(HttpListener.BUFFER_BYTES);
      socket.setOutputBufferSize(HttpListener.BUFFER_BYTES);
      socket.setIdleTimeout(Duration.ZERO); // each dialect looks itself whether somebody is there
    }
  }
}
