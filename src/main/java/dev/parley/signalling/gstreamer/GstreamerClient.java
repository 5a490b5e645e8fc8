package dev.parley.signalling.gstreamer;

import dev.parley.call.Callees;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.ReconnectingClient;
import dev.parley.socket.Credentials;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer at a server of GStreamer's demo signalling: text frames over a websocket. With a room it
 * calls those who are in it, without one any uid (docs/gstreamer.md).
 *
 * <p>Online means: HELLO was answered, and so was ROOM where there is one. This side sends no
 * presence: the server tells who is in a room, and the protocol has no busy. In a room the sign of
 * life is its list; without one there is nothing to ask for, and its pings are ({@link PingWatch}).
 */
public final class GstreamerClient extends ReconnectingClient<List<String>> {
  private static final Words WORDS = Words.in(GstreamerClient.class);

  private static final Logger LOG = LoggerFactory.getLogger(GstreamerClient.class);

  /** So long a server may keep a connection that has died, and its uid: a ping and its pong. */
  static final Duration OWN_GHOST = Duration.ofSeconds(75);

  private final Loop loop;
  private final Listener listener;
  private final GstreamerLogin login;
  private final Calls calls;
  private GstreamerAccount account;

  /** When this uid was last known to be this client's; null for never. */
  private Duration lastOnline;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public GstreamerClient(
      Loop loop,
      TextSocket.Opener sockets,
      GstreamerAccount account,
      DoubleSupplier random,
      Listener listener) {
    super(loop, sockets, random, listener);
    this.loop = loop;
    this.account = account;
    this.listener = listener;
    login = new GstreamerLogin(requests);
    calls =
        account.hasRoom()
            ? new RoomPeers(loop, account.uid(), new Server(), requests, listener)
            : new SessionCalls(loop, new Server(), requests, listener);
  }

  @Override
  public void announce(Presence presence) {} // the protocol has no word for it

  @Override
  public void tell(String peerId, Presence presence) {} // likewise

  @Override
  public void send(String peerId, PeerMessage message) {
    if (isLoggedIn()) {
      calls.send(peerId, message);
    } else {
      LOG.info("a message is dropped: not online");
    }
  }

  @Override
  public Callees callees() {
    return account.hasRoom() ? Callees.LISTED : Callees.TYPED;
  }

  /** Without a room nobody says who calls. */
  @Override
  public boolean idsLast() {
    return account.hasRoom();
  }

  @Override
  public boolean namesTravel() {
    return false;
  }

  @Override
  public boolean callsEverybody() {
    return account.hasRoom();
  }

  @Override
  public SignallingTraits traits(String peerId) {
    return calls.traits();
  }

  @Override
  public NegotiationRole role(String peerId, boolean offered) {
    return calls.role(peerId, offered);
  }

  @Override
  protected Optional<Credentials> credentials() {
    return account.credentials();
  }

  @Override
  protected void usePassword(String password) {
    account = account.withPassword(password);
  }

  @Override
  protected CompletableFuture<Runnable> logIn() {
    return login.begin(account, listener::loggedIn).thenApply(peers -> () -> calls.online(peers));
  }

  @Override
  protected CompletableFuture<List<String>> signOfLife(Duration limit) {
    return account.hasRoom() && isLoggedIn()
        ? requests.ask(RoomPeers.LIST, "ROOM_PEER_LIST", limit)
        : CompletableFuture.completedFuture(List.of());
  }

  /** Without a room nothing can be asked: out of a session a new connection is the answer. */
  @Override
  protected void check(Runnable alive) {
    if (account.hasRoom()) {
      super.check(alive);
    } else if (!calls.isInSession()) {
      comeBack();
    }
  }

  @Override
  public void woke() {
    if (account.hasRoom()) {
      super.woke();
    } else {
      networkChanged();
    }
  }

  @Override
  protected void received(String text) {
    if (isLoggedIn()) {
      calls.text(text);
    } else {
      ServerFrame.read(text).handleBy(login);
    }
  }

  @Override
  protected void pinged() {
    if (isLoggedIn()) {
      calls.pinged();
    }
  }

  /** Takes the reason for which the server closed the connection, or rejected it. */
  @Override
  protected void goodbye(TextSocket.CloseReason reason) {
    boolean loggingIn = state() == Link.State.LOGGING_IN;
    if (isLoggedIn()) {
      if (calls.isInSession()) {
        comeBack(); // the other side has left: no failure, and no wait
      }
    } else if (reason.httpStatus() == 401) {
      halt(Link.refused(GstreamerErrors.password(!account.password().isEmpty()), true));
    } else if (loggingIn && reason.reason().contains("peer uid not proven")) {
      halt(Link.refused(GstreamerErrors.notProven(account.uid()), false));
    } else if (loggingIn && reason.reason().contains("invalid peer uid")) {
      uidInUse();
    } else if (loggingIn && reason.reason().contains("invalid protocol")) {
      halt(Link.refused(GstreamerErrors.protocol(), false));
    }
  }

  /** It may be one's own, of a connection that has died and that the server still waits for. */
  private void uidInUse() {
    boolean ghost = lastOnline != null && loop.now().minus(lastOnline).compareTo(OWN_GHOST) < 0;
    if (ghost) {
      lose(WORDS.say("link.ghost"));
    } else {
      halt(Link.refused(GstreamerErrors.uid(account.uid()), false));
    }
  }

  @Override
  protected void repeat() {
    calls.repeat();
  }

  @Override
  protected void ended() {
    lastOnline = loop.now();
    calls.lost();
  }

  @Override
  protected void forget() {
    calls.forget();
  }

  private final class Server implements Calls.Server {
    @Override
    public void send(String text) {
      if (isLoggedIn()) {
        GstreamerClient.this.send(text);
      } else {
        LOG.info("a message is dropped: not online");
      }
    }

    @Override
    public void silent() {
      loseUnanswered();
    }

    /** Later: the controller is in the middle of something. */
    @Override
    public void comeBack() {
      loop.post(GstreamerClient.this::comeBack);
    }
  }
}
