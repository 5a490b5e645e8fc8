package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.Link;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.Standing;
import dev.parley.socket.Reconnector;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's membership of one channel, kept up: connecting, logging in, watching over the
 * connection, coming back. The {@link Link} is the only account of how it stands. Loop only.
 */
final class Membership implements Kept.Keeper {
  private static final Words WORDS = Words.in(Membership.class);

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

  /** For a connection that may have died meanwhile: a living server answers in milliseconds. */
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(5);

  /** A log in that has held this long has proved good: the backoff starts anew. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private final Loop loop;
  private final Supplier<String> freshSession;
  private final Signalling.Listener listener;
  private final Reconnector reconnector;
  private final Requests requests;
  private final PeerMessageDecoder peerMessageDecoder;
  private final Liveness liveness;
  private final Entry entry;
  private VertoAccount account;
  private final Standing standing;
  private Loop.Timer lasting = () -> {};

  /** A session id that was in use has been replaced, and no log in has succeeded since. */
  private boolean sessionReplaced;

  /**
   * @param freshSession makes a session id in place of one that is somebody else's
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  Membership(
      Loop loop,
      TextSocket.Opener sockets,
      VertoAccount account,
      Supplier<String> freshSession,
      DoubleSupplier random,
      Dialects dialects,
      Signalling.Listener listener) {
    this.loop = loop;
    this.account = account;
    this.freshSession = freshSession;
    this.listener = listener;
    this.reconnector = new Reconnector(loop, sockets, random, new Wire());
    standing =
        new Standing(
            loop,
            listener,
            new Standing.Way(
                reconnector::start,
                reconnector::restart,
                reconnector::networkChanged,
                this::check));
    this.liveness = new Liveness(loop, random, this::echo, reconnector::lose);
    this.requests = new Requests(loop, reconnector::send, liveness);
    this.entry = new Entry(loop, requests, new EntryOutcome());
    this.peerMessageDecoder =
        new PeerMessageDecoder(
            account.clientId(), () -> this.account.sessionId(), dialects, listener);
  }

  @Override
  public void join() {
    standing.join();
  }

  @Override
  public void join(String password) {
    loop.assertOn();
    account = account.withPassword(password);
    join();
  }

  @Override
  public void networkChanged() {
    standing.networkChanged();
  }

  @Override
  public void woke() {
    standing.woke(WORDS.say("link.woke"));
  }

  @Override
  public CompletableFuture<Void> leave() {
    loop.assertOn();
    return halt(Link.of(Link.State.OFFLINE));
  }

  /** Asks for something whose answer nobody waits for; dropped while not online. */
  void ask(String method, ObjectNode params) {
    loop.assertOn();
    if (!standing.isOnline()) {
      LOG.info("{} dropped: not online", method);
      return;
    }
    requests.ask(
        method,
        params,
        REQUEST_LIMIT,
        result -> {},
        failure -> Requests.noteFailure(method, failure));
  }

  /** The regular sign of life. */
  private void echo() {
    requests.ask(
        "echo",
        params(),
        REQUEST_LIMIT,
        result -> {
          liveness.echoed();
          listener.beat();
        },
        failure -> Requests.noteFailure("echo", failure));
  }

  /**
   * Asks for an echo out of turn, with little patience.
   *
   * @param alive what to do when the server has answered
   */
  private void check(Runnable alive) {
    requests.ask(
        "echo",
        params(),
        CHECK_LIMIT,
        result -> alive.run(),
        failure -> {
          boolean silent =
              failure instanceof RequestException end
                  && end.cause() == RequestException.Cause.TIMED_OUT;
          if (silent) {
            reconnector.lose(WORDS.say("link.dead"));
          }
        });
  }

  /** The connection is over, for whatever reason: nothing of it may act any more. */
  private void endConnection() {
    entry.end();
    liveness.stop();
    lasting.cancel();
    requests.lost();
  }

  private CompletableFuture<Void> halt(Link end) {
    CompletableFuture<Void> ended = reconnector.halt();
    endConnection();
    standing.become(end);
    return ended;
  }

  /** With what every request begins. */
  ObjectNode params() {
    return Json.object().put("sessid", account.sessionId());
  }

  /** What happens on the connection. */
  private final class Wire implements Reconnector.Listener, RpcFrame.Handler {
    @Override
    public void connecting() {
      standing.become(Link.of(Link.State.CONNECTING));
    }

    @Override
    public void opened() {
      standing.become(Link.of(Link.State.LOGGING_IN));
      entry.logIn(account);
    }

    @Override
    public void text(String text) {
      liveness.frameReceived();
      RpcFrame.read(text).handleBy(this);
    }

    @Override
    public void lost(String why, Duration retryAt) {
      endConnection();
      standing.become(Link.waiting(why, retryAt));
    }

    @Override
    public void request(RpcFrame.Request request) {
      switch (request.method()) {
        case "verto.clientReady" -> clientReady();
        case "verto.event" -> peerMessageDecoder.event(request.params());
        case "verto.info" -> peerMessageDecoder.info(request.params());
        case "verto.punt" -> halt(Link.of(Link.State.PUNTED, Refusals.punted()));
        case "verto.ping" -> reconnector.send(RpcFrame.result(request.id(), Json.object()));
        default -> {
          LOG.info("the server asks for an unknown method");
          reconnector.send(RpcFrame.methodNotFound(request.id()));
        }
      }
    }

    /** Once for each log in; at any other moment it means nothing. */
    private void clientReady() {
      if (standing.state() == Link.State.LOGGING_IN) {
        entry.clientReady();
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

  /** How the way into the channel goes. */
  private final class EntryOutcome implements Entry.Outcome {
    @Override
    public void loggedIn() {
      sessionReplaced = false;
      listener.loggedIn();
    }

    @Override
    public void online() {
      lasting.cancel();
      lasting = loop.after(LASTING, reconnector::settle);
      liveness.start();
      standing.become(Link.of(Link.State.ONLINE));
    }

    @Override
    public void refused(String sentence, boolean asksPassword) {
      halt(Link.refused(sentence, asksPassword));
    }

    @Override
    public void sessionInUse(String sentence) {
      if (sessionReplaced) {
        halt(Link.refused(sentence, false));
      } else {
        sessionReplaced = true;
        account = account.withSession(freshSession.get());
        reconnector.lose(WORDS.say("link.session"));
      }
    }

    @Override
    public void silent() {
      reconnector.lose(WORDS.say("link.unanswered"));
    }
  }
}
