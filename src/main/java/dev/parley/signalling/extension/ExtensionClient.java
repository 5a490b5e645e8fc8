package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.Callees;
import dev.parley.call.NegotiationRole;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.ReconnectingClient;
import dev.parley.signalling.RequestException;
import dev.parley.signalling.Requests;
import dev.parley.signalling.extension.ExtensionMessage.Response;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody at an extension (docs/extension-protocol.md): with its password an agent, for whom each
 * call that rings is a peer under the call's id; without one a caller, whose only peer is the
 * extension under its own id.
 *
 * <p>Online means: known to the server, and registered if an agent. The sign of life is the answer
 * to a {@code status} request.
 */
public final class ExtensionClient extends ReconnectingClient<Response> {
  private static final Logger LOG = LoggerFactory.getLogger(ExtensionClient.class);

  private final Loop loop;
  private final Listener listener;
  private final Callees callees;
  private final Messages messages = new Messages();
  private ExtensionAccount account;
  private Side side;

  /** As the server knows this connection. */
  private String peerId = "";

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public ExtensionClient(
      Loop loop,
      TextSocket.Opener sockets,
      ExtensionAccount account,
      DoubleSupplier random,
      Listener listener) {
    super(loop, sockets, random, listener);
    this.loop = loop;
    this.listener = listener;
    this.account = account;
    callees = account.isAgent() ? Callees.NONE : Callees.LISTED;
    side = sideOf(account);
  }

  private Side sideOf(ExtensionAccount who) {
    Desk desk = new Desk();
    return who.isAgent()
        ? new Agent(loop, desk, listener)
        : new Caller(who.extension(), desk, listener);
  }

  @Override
  public Callees callees() {
    return callees;
  }

  @Override
  public NegotiationRole role(String peer, boolean offered) {
    return side.role();
  }

  /** The server makes a new one for each call. */
  @Override
  public boolean idsLast() {
    return false;
  }

  /** Nothing: the server alone says who is there. */
  @Override
  public void announce(Presence presence) {}

  /** Likewise. */
  @Override
  public void tell(String peer, Presence presence) {}

  @Override
  public void send(String peer, PeerMessage message) {
    if (isLoggedIn()) {
      side.send(peer, message);
    } else {
      LOG.info("a message is dropped: not online");
    }
  }

  @Override
  protected CompletableFuture<Runnable> logIn() {
    peerId = "";
    return new ExtensionLogin(requests, account)
        .begin(this::known)
        .thenApply(ready -> () -> side.state(ready));
  }

  private void known(String as) {
    peerId = as;
    listener.loggedIn();
  }

  /** A caller with a password becomes an agent. */
  @Override
  protected void usePassword(String password) {
    if (isLoggedIn() || state() == Link.State.LOGGING_IN) {
      LOG.info("the password comes too late");
    } else {
      account = account.withPassword(password);
      side = sideOf(account);
    }
  }

  @Override
  protected CompletableFuture<Response> signOfLife(Duration limit) {
    return ask(ExtensionMessage.request("status"), limit).thenApply(this::told);
  }

  private Response told(Response status) {
    if (isLoggedIn() && !status.refused()) {
      side.state(status.word().equals("ready"));
    }
    return status;
  }

  private CompletableFuture<Response> ask(ObjectNode request, Duration limit) {
    return requests.ask(id -> request.put("peer", peerId).put("id", id).toString(), limit);
  }

  @Override
  protected void repeat() {
    side.beat();
  }

  @Override
  protected void ended() {
    side.lost();
  }

  /** Without a word: a user who leaves knows that all is over. */
  @Override
  protected void forget() {
    side = sideOf(account);
  }

  @Override
  protected void received(String text) {
    ExtensionMessage.read(text).handleBy(messages);
  }

  /** What a side does at the server. */
  private final class Desk implements Side.Desk {
    @Override
    public void ask(ObjectNode request, Consumer<Response> done) {
      Requests.handle(ExtensionClient.this.ask(request, Requests.ANSWER_LIMIT), done, this::failed);
    }

    private void failed(Throwable failure) {
      if (failure instanceof RequestException end
          && end.cause() == RequestException.Cause.TIMED_OUT) {
        loseUnanswered();
      }
    }

    @Override
    public void signal(ObjectNode frame) {
      try {
        ExtensionClient.this.send(frame.put("peer", peerId).toString());
      } catch (TextSocket.FrameTooLargeException tooLarge) {
        LOG.warn("a signal is dropped: {}", tooLarge.getMessage());
      }
    }
  }

  /** What the server says. */
  private final class Messages implements ExtensionMessage.Handler {
    @Override
    public void response(Response response) {
      if (response.refused()) {
        LOG.info("the server refused request {}", response.id());
      }
      requests.answered(response.id(), response);
    }

    @Override
    public void event(ExtensionMessage.Event event) {
      if (isLoggedIn()) {
        side.event(event);
      }
    }

    @Override
    public void signal(ExtensionMessage.Signal signal) {
      if (isLoggedIn()) {
        signal.message().ifPresent(message -> side.signal(signal.call(), message));
      }
    }

    @Override
    public void malformed() {
      LOG.warn("a frame of the server is dropped: it is not of this protocol");
    }
  }
}
