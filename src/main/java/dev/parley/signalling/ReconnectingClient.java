package dev.parley.signalling;

import dev.parley.loop.Loop;
import dev.parley.socket.Credentials;
import dev.parley.socket.Reconnector;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one user logged in at one server: connects, logs in, checks that the server still answers,
 * and comes back after each loss. A dialect adds its log-in, its frames, and the question whose
 * answer is the server's sign of life. Loop only.
 *
 * @param <A> what a server answers to a request
 */
public abstract class ReconnectingClient<A> implements Signalling {
  private static final Words WORDS = Words.in(ReconnectingClient.class);

  private static final Logger LOG = LoggerFactory.getLogger(ReconnectingClient.class);

  /** For a connection that may have died meanwhile: a living server answers in milliseconds. */
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(5);

  /** A log-in that has held this long has proved good. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private static final long BEAT_MS = 45_000;
  private static final long BEAT_SPREAD_MS = 5_000;

  protected final Requests<A> requests;
  private final Loop loop;
  private final DoubleSupplier random;
  private final Listener listener;
  private final Reconnector reconnector;
  private final LinkState link;
  private Loop.Timer lasting = () -> {};
  private Loop.Timer beat = () -> {};
  private Duration lastHeard = Duration.ZERO;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  protected ReconnectingClient(
      Loop loop, TextSocket.Opener sockets, DoubleSupplier random, Listener listener) {
    this.loop = loop;
    this.random = random;
    this.listener = listener;
    reconnector =
        new Reconnector(loop, heard -> sockets.open(credentials(), heard), random, new Wire());
    requests = new Requests<>(loop, reconnector::send, this::silentSince);
    link = new LinkState(listener);
  }

  // What a dialect does in its own way

  /**
   * Logs in on a connection that has just opened. The future ends with what is to be done first
   * once online, or with a {@link LoginException} or a {@link RequestException}.
   */
  protected abstract CompletableFuture<Runnable> logIn();

  /** Takes what the server says. */
  protected abstract void received(String text);

  /** Asks for something; whatever the answer, the server lives. */
  protected abstract CompletableFuture<?> signOfLife(Duration limit);

  /** Takes another password for the next log-in. */
  protected abstract void usePassword(String password);

  /** For a server that asks by HTTP who it is. */
  protected Optional<Credentials> credentials() {
    return Optional.empty();
  }

  /** Says again what would be forgotten: the server has just answered. */
  protected void repeat() {}

  /** Ends what depends on the connection, which was logged in and is over. */
  protected void ended() {}

  /** Forgets what goes on without a word: the user leaves. */
  protected void forget() {}

  /** As {@link TextSocket.Listener#pinged}. */
  protected void pinged() {}

  /** As {@link TextSocket.Listener#goodbye}. */
  protected void goodbye(TextSocket.CloseReason reason) {}

  /**
   * Looks, with little patience, whether the server still answers; where it does not, the
   * connection is lost.
   *
   * @param alive what to do when it has answered
   */
  protected void check(Runnable alive) {
    expectSign(CHECK_LIMIT, alive);
  }

  // What a dialect can do

  /** Whether messages come and go, as far as anybody knows. */
  protected final boolean isLoggedIn() {
    return link.isLoggedIn();
  }

  protected final Link.State state() {
    return link.state();
  }

  /** Sends on the connection; dropped while there is none. */
  protected final void send(String text) {
    reconnector.send(text);
  }

  /** Gives this connection up, and tries again. */
  protected final void lose(String sentence) {
    reconnector.lose(sentence);
  }

  /** Likewise, since something was not answered in time. */
  protected final void loseUnanswered() {
    lose(WORDS.say("link.unanswered"));
  }

  /** Disconnects and stays away; as {@link #leave()}. */
  protected final CompletableFuture<Void> halt(Link end) {
    CompletableFuture<Void> closed = reconnector.halt();
    endConnection(end);
    return closed;
  }

  /** Disconnects, and connects anew as soon as the server can have noticed. */
  protected final void comeBack() {
    if (link.isLoggedIn()) {
      halt(Link.of(Link.State.CONNECTING))
          .whenComplete((done, failure) -> loop.post(this::connectAfterwards));
    }
  }

  private void connectAfterwards() {
    if (link.state() == Link.State.CONNECTING) {
      reconnector.start();
    }
  }

  // What a person or the machine wants

  @Override
  public final void join() {
    loop.assertOn();
    switch (link.state()) {
      case OFFLINE, REFUSED, PUNTED, WAITING -> reconnector.start();
      case CONNECTING, LOGGING_IN, ONLINE -> {}
    }
  }

  @Override
  public final void join(String password) {
    loop.assertOn();
    usePassword(password);
    join();
  }

  @Override
  public final void networkChanged() {
    loop.assertOn();
    switch (link.state()) {
      case WAITING -> reconnector.start();
      case CONNECTING -> {
        if (link.isLoggedIn()) {
          reconnector.networkChanged(); // in doubt since a sleep, and being checked
        } else {
          reconnector.restart();
        }
      }
      case LOGGING_IN, ONLINE -> {
        reconnector.networkChanged();
        check(() -> {});
      }
      case OFFLINE, REFUSED, PUNTED -> {}
    }
  }

  @Override
  public void woke() {
    loop.assertOn();
    if (link.state() == Link.State.ONLINE) {
      link.become(Link.of(Link.State.CONNECTING, WORDS.say("link.woke")));
      check(() -> link.become(Link.of(Link.State.ONLINE)));
    } else {
      networkChanged();
    }
  }

  @Override
  public final CompletableFuture<Void> leave() {
    loop.assertOn();
    forget();
    return halt(Link.of(Link.State.OFFLINE));
  }

  // How the connection fares

  private void online(Runnable first) {
    reconnector.loggedIn();
    lasting = loop.after(LASTING, reconnector::settle);
    requests.watch();
    awaitBeat();
    link.enter();
    if (link.isLoggedIn()) { // the listener may have left meanwhile
      first.run();
    }
  }

  private void logInFailed(Throwable failure) {
    if (failure instanceof LoginException end) {
      if (end.isTriedAgain()) {
        lose(end.getMessage());
      } else {
        halt(Link.refused(end.getMessage(), end.asksPassword()));
      }
    } else if (failure instanceof RequestException end) {
      switch (end.cause()) {
        case REFUSED, TOO_LARGE -> halt(Link.refused(end.getMessage(), false));
        case TIMED_OUT -> loseUnanswered();
        case LOST -> {} // the reconnector knows
      }
    } else {
      LOG.error("the log-in is at fault", failure);
      loseUnanswered();
    }
  }

  private void awaitBeat() {
    long spread = Math.round((2 * random.getAsDouble() - 1) * BEAT_SPREAD_MS);
    beat =
        loop.after(
            Duration.ofMillis(BEAT_MS + spread), () -> expectSign(Requests.LIMIT, this::beat));
  }

  private void beat() {
    awaitBeat();
    repeat();
    listener.beat();
  }

  private void expectSign(Duration limit, Runnable alive) {
    Requests.handle(
        signOfLife(limit), answer -> alive.run(), failure -> withoutAnswer(failure, alive));
  }

  private void withoutAnswer(Throwable failure, Runnable alive) {
    if (failure instanceof RequestException end) {
      switch (end.cause()) {
        case REFUSED -> alive.run();
        case TIMED_OUT -> lose(WORDS.say("link.dead"));
        case LOST, TOO_LARGE -> {}
      }
    } else {
      LOG.error("an answer was not handled", failure);
    }
  }

  private void silentSince(Duration since) {
    boolean heard = lastHeard.compareTo(since) > 0;
    lose(heard ? WORDS.say("link.stopped") : WORDS.say("link.silent"));
  }

  /** The connection is over, for whatever reason: nothing of it may act any more. */
  private void endConnection(Link next) {
    lasting.cancel();
    beat.cancel();
    Link.State before = link.state();
    boolean wasLoggedIn = link.exit();
    requests.lost();
    if (wasLoggedIn) {
      ended();
    }
    if (link.state() == before) { // the user may have left because of it
      link.become(next);
    }
  }

  private final class Wire implements Reconnector.Listener {
    @Override
    public void connecting() {
      link.become(Link.of(Link.State.CONNECTING));
    }

    @Override
    public void opened() {
      link.become(Link.of(Link.State.LOGGING_IN));
      Requests.handle(
          logIn(), ReconnectingClient.this::online, ReconnectingClient.this::logInFailed);
    }

    @Override
    public void text(String text) {
      lastHeard = loop.now();
      received(text);
    }

    @Override
    public void pinged() {
      ReconnectingClient.this.pinged();
    }

    @Override
    public void goodbye(TextSocket.CloseReason reason) {
      ReconnectingClient.this.goodbye(reason);
    }

    @Override
    public void lost(String why, Duration retryAt) {
      endConnection(Link.waiting(why, retryAt));
    }
  }
}
