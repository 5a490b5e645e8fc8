package dev.parley.signalling.gstreamer;

import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.Link;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.Standing;
import dev.parley.socket.Reconnector;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One uid at one server, kept there: connecting, HELLO, the room, coming back, be it after a loss
 * or after a call, which this protocol ends by disconnecting. Loop only.
 *
 * <p>Over 300 lines, half of them what others ask of it: whoever comes, goes or asks does it to the
 * one connection, and its state is here.
 */
final class Membership implements Kept.Keeper {
  private static final Words WORDS = Words.in(Membership.class);

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  /** A connection that has held this long has proved good: the backoff starts anew. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  /** So long a server may keep a connection that has died, and its uid: a ping and its pong. */
  static final Duration OWN_GHOST = Duration.ofSeconds(75);

  private final Loop loop;
  private final Signalling.Listener listener;
  private final Reconnector reconnector;
  private final Entry entry;
  private final Liveness liveness;
  private final Calls calls;
  private GstreamerAccount account;
  private final Standing standing;
  private Loop.Timer lasting = () -> {};

  /** HELLO and ROOM were answered on this connection. */
  private boolean inside;

  /** When this uid was last known to be this client's; null for never. */
  private Duration lastOnline;

  /** Stands in for what the socket says of the loss that follows; empty for nothing. */
  private String whyLost = "";

  /** Counts what makes a planned return void. */
  private int visit;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  Membership(
      Loop loop,
      TextSocket.Opener sockets,
      GstreamerAccount account,
      DoubleSupplier random,
      Signalling.Listener listener) {
    this.loop = loop;
    this.account = account;
    this.listener = listener;
    TextSocket.Opener known = heard -> sockets.open(this.account.credentials(), heard);
    reconnector = new Reconnector(loop, known, random, new Wire());
    standing =
        new Standing(
            loop,
            listener,
            new Standing.Way(
                reconnector::start,
                reconnector::restart,
                reconnector::networkChanged,
                this::check));
    entry = new Entry(loop, new EntryOutcome());
    liveness =
        new Liveness(loop, random, account.hasRoom(), new Signs(), why -> reconnector.lose(why));
    calls =
        account.hasRoom()
            ? new RoomPeers(loop, account.uid(), new Server(), listener)
            : new SessionCalls(loop, new Server(), listener);
  }

  Calls calls() {
    return calls;
  }

  /** Whether what is said now reaches the server, as far as anybody knows. */
  boolean stands() {
    return inside;
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
    if (account.hasRoom()) {
      standing.woke(WORDS.say("link.woke"));
    } else {
      standing.networkChanged();
    }
  }

  /** Without a room nothing can be asked: out of a session a new connection is the answer. */
  private void check(Runnable alive) {
    if (account.hasRoom()) {
      liveness.check(alive);
    } else if (inside && !calls.isInSession()) {
      comeBack();
    }
  }

  @Override
  public CompletableFuture<Void> leave() {
    loop.assertOn();
    calls.forget();
    return halt(Link.of(Link.State.OFFLINE));
  }

  /** Disconnects, and is there again as soon as the server can have noticed. */
  private void comeBack() {
    visit++;
    int planned = visit;
    loop.post(() -> depart(planned)); // the controller is in the middle of something
  }

  private void depart(int planned) {
    if (planned == visit && inside) {
      CompletableFuture<Void> ended = reconnector.halt();
      endConnection();
      standing.become(Link.of(Link.State.CONNECTING));
      ended.whenComplete((done, failure) -> loop.post(() -> returnTo(planned)));
    }
  }

  private void returnTo(int planned) {
    if (planned == visit && standing.state() == Link.State.CONNECTING) {
      reconnector.start();
    }
  }

  private CompletableFuture<Void> halt(Link end) {
    visit++;
    CompletableFuture<Void> ended = reconnector.halt();
    endConnection();
    standing.become(end);
    return ended;
  }

  /** The connection is over, for whatever reason: nothing of it may act any more. */
  private void endConnection() {
    if (inside) {
      lastOnline = loop.now();
    }
    inside = false;
    entry.end();
    lasting.cancel();
    liveness.stop();
  }

  /** What happens on the connection. */
  private final class Wire implements Reconnector.Listener {
    @Override
    public void connecting() {
      standing.become(Link.of(Link.State.CONNECTING));
    }

    @Override
    public void opened() {
      standing.become(Link.of(Link.State.LOGGING_IN));
      entry.begin(account);
    }

    @Override
    public void text(String text) {
      liveness.heard();
      if (inside) {
        calls.text(text);
      } else {
        ServerFrame.read(text).handleBy(entry);
      }
    }

    @Override
    public void pinged() {
      liveness.pinged();
    }

    @Override
    public void goodbye(TextSocket.CloseReason closeReason) {
      if (inside && calls.isInSession()) {
        partnerLeft();
      } else {
        entry.goodbye(closeReason, account);
      }
    }

    @Override
    public void lost(String why, Duration retryAt) {
      String sentence = whyLost.isEmpty() ? why : whyLost;
      whyLost = "";
      visit++;
      endConnection();
      calls.lost();
      standing.become(Link.waiting(sentence, retryAt));
    }
  }

  /** "Closure of the server connection means the call has ended": no failure, and no wait. */
  private void partnerLeft() {
    calls.lost();
    visit++;
    depart(visit);
  }

  /** How the way in goes. */
  private final class EntryOutcome implements Entry.Outcome {
    @Override
    public void send(String text) {
      reconnector.send(text);
    }

    @Override
    public void known() {
      listener.loggedIn();
    }

    @Override
    public void inside(List<String> peers) {
      entry.end();
      inside = true;
      lasting.cancel();
      lasting = loop.after(LASTING, reconnector::settle);
      liveness.start();
      standing.become(Link.of(Link.State.ONLINE));
      calls.online(peers);
    }

    @Override
    public void refused(String sentence, boolean asksPassword) {
      halt(Link.refused(sentence, asksPassword));
    }

    /** It may be one's own, of a connection that has died and that the server still waits for. */
    @Override
    public void uidInUse(String sentence) {
      boolean ghost = lastOnline != null && loop.now().minus(lastOnline).compareTo(OWN_GHOST) < 0;
      if (ghost) {
        whyLost = WORDS.say("link.ghost");
      } else {
        refused(sentence, false);
      }
    }

    @Override
    public void silent() {
      reconnector.lose(WORDS.say("link.unanswered"));
    }
  }

  /** What liveness asks for. */
  private final class Signs implements Liveness.Events {
    @Override
    public void ask() {
      reconnector.send("ROOM_PEER_LIST");
    }

    @Override
    public void beat() {
      calls.repeat();
      listener.beat();
    }

    @Override
    public boolean isInSession() {
      return calls.isInSession();
    }
  }

  /** What calls ask for. */
  private final class Server implements Calls.Server {
    @Override
    public void send(String text) {
      if (inside) {
        reconnector.send(text);
      } else {
        LOG.info("a message is dropped: not online");
      }
    }

    @Override
    public void comeBack() {
      Membership.this.comeBack();
    }

    @Override
    public void listed() {
      liveness.answered();
    }

    @Override
    public void silent() {
      reconnector.lose(WORDS.say("link.unanswered"));
    }
  }
}
