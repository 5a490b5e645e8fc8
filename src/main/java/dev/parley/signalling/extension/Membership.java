package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.Standing;
import dev.parley.socket.Reconnector;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent or caller at one extension, kept there: connecting, init, registering, watching over
 * the connection, coming back. The {@link Link} is the only account of how it stands. Loop only.
 */
final class Membership implements Kept.Keeper {
  private static final Words WORDS = Words.in(Membership.class);

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** For a connection that may have died meanwhile. */
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(5);

  /** Being there this long has proved good: the backoff starts anew. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private static final long BEAT_MS = 45_000;
  private static final long BEAT_SPREAD_MS = 5_000;

  private final Loop loop;
  private final DoubleSupplier random;
  private final Signalling.Listener listener;
  private final Reconnector reconnector;
  private final Requests requests;
  private final Desk desk = new Desk();
  private ExtensionAccount account;
  private Side side;
  private final Standing standing;

  /** As the server knows this connection; empty before init. */
  private String peerId = "";

  /** What is said from here on is for the side, although the link may be in doubt after a sleep. */
  private boolean entered;

  private Loop.Timer lasting = () -> {};
  private Loop.Timer beat = () -> {};

  Membership(
      Loop loop,
      TextSocket.Opener sockets,
      ExtensionAccount account,
      DoubleSupplier random,
      Signalling.Listener listener) {
    this.loop = loop;
    this.random = random;
    this.account = account;
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
    this.requests =
        new Requests(loop, reconnector::send, () -> reconnector.lose(WORDS.say("link.unanswered")));
    this.side = sideOf(account);
  }

  @Override
  public void join() {
    standing.join();
  }

  /** {@link Signalling#join(String)}; a caller with a password becomes an agent. */
  @Override
  public void join(String password) {
    loop.assertOn();
    switch (standing.state()) {
      case OFFLINE, REFUSED, PUNTED, WAITING, CONNECTING -> {
        account = account.withPassword(password);
        side = sideOf(account);
        reconnector.start();
      }
      case LOGGING_IN, ONLINE -> LOG.info("the password comes too late");
    }
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
    side = sideOf(account); // without a word: whoever leaves knows that all is over
    return halt(Link.of(Link.State.OFFLINE));
  }

  /** {@link Signalling#send} */
  void send(String to, PeerMessage message) {
    loop.assertOn();
    if (standing.isOnline()) {
      side.send(to, message);
    } else {
      LOG.info("a message is dropped: not online");
    }
  }

  Side side() {
    return side;
  }

  private Side sideOf(ExtensionAccount who) {
    return who.isAgent()
        ? new Agent(loop, desk, listener)
        : new Caller(who.extension(), desk, listener);
  }

  private void inside(boolean ready) {
    lasting = loop.after(LASTING, reconnector::settle);
    awaitBeat();
    entered = true;
    standing.become(Link.of(Link.State.ONLINE));
    side.state(ready);
  }

  private void awaitBeat() {
    long spread = Math.round((2 * random.getAsDouble() - 1) * BEAT_SPREAD_MS);
    beat.cancel();
    beat = loop.after(Duration.ofMillis(BEAT_MS + spread), this::beat);
  }

  /** The status request is the sign of life; its answer is the time to repeat what must repeat. */
  private void beat() {
    requests.ask(
        named("status"),
        ANSWER_LIMIT,
        answer -> {
          awaitBeat();
          told(answer);
          side.beat();
          listener.beat();
        });
  }

  /** Asks out of turn, with little patience; whatever is answered, somebody is there. */
  private void check(Runnable alive) {
    requests.ask(
        named("status"),
        CHECK_LIMIT,
        answer -> {
          alive.run();
          told(answer);
        });
  }

  private void told(Requests.Answer answer) {
    if (entered && !answer.refused()) {
      side.state(answer.word().equals("ready"));
    }
  }

  private ObjectNode named(String request) {
    return Frame.request(request).put("peer", peerId);
  }

  private CompletableFuture<Void> halt(Link end) {
    CompletableFuture<Void> ended = reconnector.halt();
    endConnection(end);
    return ended;
  }

  /** The connection is over, for whatever reason: nothing of it may act any more. */
  private void endConnection(Link next) {
    beat.cancel();
    lasting.cancel();
    requests.lost();
    peerId = "";
    entered = false;
    standing.become(next);
    side.lost();
  }

  /** How the way in goes. */
  private final class EntryOutcome implements Entry.Outcome {
    @Override
    public void known(String as) {
      peerId = as;
      listener.loggedIn();
    }

    @Override
    public void inside(boolean ready) {
      Membership.this.inside(ready);
    }

    @Override
    public void refused(String sentence, boolean asksPassword) {
      halt(Link.refused(sentence, asksPassword));
    }
  }

  /** What a side does here. */
  private final class Desk implements Side.Desk {
    @Override
    public void ask(ObjectNode request, Consumer<Requests.Answer> done) {
      requests.ask(request.put("peer", peerId), ANSWER_LIMIT, done);
    }

    @Override
    public void signal(ObjectNode frame) {
      try {
        reconnector.send(frame.put("peer", peerId).toString());
      } catch (TextSocket.FrameTooLargeException tooLarge) {
        LOG.warn("a signal is dropped: {}", tooLarge.getMessage());
      }
    }
  }

  /** What happens on the connection. */
  private final class Wire implements Reconnector.Listener, Frame.Handler {
    @Override
    public void connecting() {
      standing.become(Link.of(Link.State.CONNECTING));
    }

    @Override
    public void opened() {
      standing.become(Link.of(Link.State.LOGGING_IN));
      new Entry(requests, account, new EntryOutcome()).begin();
    }

    @Override
    public void text(String text) {
      Frame.read(text).handleBy(this);
    }

    @Override
    public void lost(String why, Duration retryAt) {
      endConnection(Link.waiting(why, retryAt));
    }

    @Override
    public void response(Frame.Response response) {
      requests.response(response);
    }

    @Override
    public void refusal(Frame.Refusal refusal) {
      requests.refusal(refusal);
    }

    @Override
    public void event(Frame.Event event) {
      if (entered) {
        side.event(event);
      }
    }

    @Override
    public void signal(Frame.Signal signal) {
      if (entered) {
        signal.message().ifPresent(message -> side.signal(signal.call(), message));
      }
    }

    @Override
    public void malformed() {
      LOG.warn("a frame of the server is dropped: it is not of this protocol");
    }
  }
}
