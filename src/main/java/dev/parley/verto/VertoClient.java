package dev.parley.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.socket.Reconnector;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user's presence at a verto server: JSON-RPC 2.0 over a websocket, kept alive and reconnected.
 *
 * <p>Online means: logged in, {@code verto.clientReady} received, and subscribed to the channel.
 * The frames are those of the measured traces of a FreeSWITCH's mod_verto.
 */
public final class VertoClient implements Signalling {
  private static final Logger LOG = LoggerFactory.getLogger(VertoClient.class);

  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
  private static final Duration ECHO_LIMIT = Duration.ofSeconds(10);
  private static final long ECHO_EVERY_MS = 45_000;
  private static final long ECHO_SPREAD_MS = 5_000;

  /** A log in that has held this long has proved good: the backoff starts anew. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private final Loop loop;
  private final VertoAccount account;
  private final DoubleSupplier random;
  private final Listener listener;
  private final Reconnector reconnector;
  private final Requests requests;
  private final Inbox inbox;
  private Link link = Link.of(Link.State.OFFLINE);
  private Loop.Timer echo;
  private Loop.Timer lasting;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public VertoClient(
      Loop loop,
      TextSocket.Opener sockets,
      VertoAccount account,
      DoubleSupplier random,
      Listener listener) {
    this.loop = loop;
    this.account = account;
    this.random = random;
    this.listener = listener;
    this.reconnector = new Reconnector(loop, sockets, random, new Wire());
    this.requests = new Requests(loop, reconnector::send);
    this.inbox = new Inbox(account.clientId(), listener);
  }

  @Override
  public void join() {
    loop.assertOn();
    switch (link.state()) {
      case OFFLINE, REFUSED, PUNTED, WAITING -> reconnector.start();
      case CONNECTING, LOGGING_IN, ONLINE -> {}
    }
  }

  @Override
  public CompletableFuture<Void> leave() {
    loop.assertOn();
    return halt(Link.of(Link.State.OFFLINE));
  }

  @Override
  public void announce(Presence presence) {
    ObjectNode params =
        params()
            .put("localBroadcast", true)
            .put("eventChannel", account.channel())
            .put("eventData", PeerCodec.write(presence));
    ask("verto.broadcast", params);
  }

  @Override
  public void tell(String peerId, Presence presence) {
    info(peerId, PeerCodec.write(presence));
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    info(peerId, PeerCodec.write(message));
  }

  private void info(String peerId, String body) {
    ObjectNode params = params();
    params.putObject("msg").put("to", peerId).put("body", body);
    ask("verto.info", params);
  }

  private void ask(String method, ObjectNode params) {
    loop.assertOn();
    if (!link.isOnline()) {
      LOG.info("{} dropped: not online", method);
      return;
    }
    requests.ask(
        method,
        params,
        REQUEST_LIMIT,
        result -> noteRefusal(method, result),
        failure -> noteFailure(method, failure));
  }

  /** A lost connection is told of once, by its own words, and not for each request on it. */
  private static void noteFailure(String method, RuntimeException failure) {
    if (failure instanceof RequestException end && end.cause() == RequestException.Cause.LOST) {
      LOG.debug("{} went unanswered", method);
    } else {
      LOG.warn("{} failed: {}", method, failure.getMessage());
    }
  }

  /** A broadcast is refused by a result that has a code (measured), all else by an error. */
  private static void noteRefusal(String method, JsonNode result) {
    if (result.has("code")) {
      LOG.warn("{} refused: {}", method, result.path("message").asText());
    }
  }

  private void logIn() {
    ObjectNode params = params().put("login", account.clientId()).put("passwd", account.password());
    params.putObject("loginParams").put("channel", account.channel());
    requests.ask(
        "login",
        params,
        REQUEST_LIMIT,
        result -> listener.loggedIn(), // the server's clientReady is the sign to go on
        failure -> giveUp(failure, refusal -> Refusals.login(account, refusal)));
  }

  /**
   * The server is ready for this client: after the result of the log in, as an event of its own.
   */
  private void subscribe() {
    ObjectNode params = params().put("eventChannel", account.channel());
    requests.ask(
        "verto.subscribe",
        params,
        REQUEST_LIMIT,
        result -> online(),
        failure -> giveUp(failure, refusal -> Refusals.subscribe(account)));
  }

  /** What the server refused once, it would refuse again: only silence is tried again. */
  private void giveUp(RuntimeException failure, Function<RequestException, String> sentence) {
    if (failure instanceof RequestException end) {
      switch (end.cause()) {
        case REFUSED -> halt(new Link(Link.State.REFUSED, sentence.apply(end), null));
        case TIMED_OUT -> reconnector.lose("The server does not answer.");
        case LOST -> {} // the reconnector knows
      }
    }
  }

  private void online() {
    lasting = loop.after(LASTING, reconnector::settle);
    scheduleEcho();
    become(Link.of(Link.State.ONLINE));
  }

  private void scheduleEcho() {
    long spread = Math.round((2 * random.getAsDouble() - 1) * ECHO_SPREAD_MS);
    echo = loop.after(Duration.ofMillis(ECHO_EVERY_MS + spread), this::checkAlive);
  }

  private void checkAlive() {
    requests.ask(
        "echo",
        params(),
        ECHO_LIMIT,
        result -> {
          scheduleEcho();
          listener.beat();
        },
        failure -> giveUp(failure, refusal -> "The server refuses this session."));
  }

  /** The connection is over, for whatever reason: nothing of it may act any more. */
  private void endConnection() {
    if (echo != null) {
      echo.cancel();
    }
    if (lasting != null) {
      lasting.cancel();
    }
    requests.lost();
  }

  private CompletableFuture<Void> halt(Link end) {
    CompletableFuture<Void> ended = reconnector.halt();
    endConnection();
    become(end);
    return ended;
  }

  private void become(Link next) {
    if (!next.equals(link)) {
      LOG.info("{} -> {} ({})", link.state(), next.state(), next.reason());
      link = next;
      listener.link(next);
    }
  }

  private ObjectNode params() {
    return Json.object().put("sessid", account.sessionId());
  }

  /** What happens on the connection. */
  private final class Wire implements Reconnector.Listener, RpcFrame.Handler {
    @Override
    public void connecting() {
      become(Link.of(Link.State.CONNECTING));
    }

    @Override
    public void opened() {
      become(Link.of(Link.State.LOGGING_IN));
      logIn();
    }

    @Override
    public void text(String text) {
      RpcFrame.read(text).handleBy(this);
    }

    @Override
    public void lost(String why, Duration retryAt) {
      endConnection();
      become(new Link(Link.State.WAITING, why, retryAt));
    }

    @Override
    public void request(RpcFrame.Request request) {
      switch (request.method()) {
        case "verto.clientReady" -> subscribe();
        case "verto.event" -> inbox.event(request.params());
        case "verto.info" -> inbox.info(request.params());
        case "verto.punt" -> halt(new Link(Link.State.PUNTED, Refusals.PUNTED, null));
        case "verto.ping" -> reconnector.send(RpcFrame.result(request.id(), Json.object()));
        default -> {
          LOG.info("the server asks for an unknown method");
          reconnector.send(RpcFrame.methodNotFound(request.id()));
        }
      }
    }

    @Override
    public void result(RpcFrame.Result result) {
      requests.result(result);
    }

    @Override
    public void refusal(RpcFrame.Refusal refusal) {
      requests.refusal(refusal);
    }

    @Override
    public void malformed(RpcFrame.Malformed malformed) {
      LOG.warn("a frame of the server is dropped: {}", malformed.why());
    }
  }
}
