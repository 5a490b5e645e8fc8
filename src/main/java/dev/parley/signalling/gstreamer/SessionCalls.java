package dev.parley.signalling.gstreamer;

import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.RequestException;
import dev.parley.signalling.Requests;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.gstreamer.PeerDialog.Stage;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls without a room: at most one session, with any uid, or with a caller that the protocol does
 * not name. In a session, the server passes every frame on.
 */
final class SessionCalls implements Calls, ServerFrame.Handler {
  private static final Words WORDS = Words.in(SessionCalls.class);

  private static final Logger LOG = LoggerFactory.getLogger(SessionCalls.class);

  /** The request for a session. */
  private static final String SESSION = "SESSION";

  private final Loop loop;
  private final Server server;
  private final Requests<List<String>> requests;
  private final Signalling.Listener listener;
  private final PingWatch pings;

  /** The other side of the session; null for none. */
  private String partner;

  private PeerDialog peerDialog;

  /** Texts to send after the server's SESSION_OK. */
  private final List<String> unsent = new ArrayList<>();

  /** How many callers there were so far; each gets a name of its own. */
  private int callers;

  SessionCalls(
      Loop loop, Server server, Requests<List<String>> requests, Signalling.Listener listener) {
    this.loop = loop;
    this.server = server;
    this.requests = requests;
    this.listener = listener;
    pings = new PingWatch(loop, this::isInSession, server::silent);
  }

  @Override
  public boolean isInSession() {
    return partner != null;
  }

  @Override
  public void online(List<String> peers) {
    pings.heard();
  }

  @Override
  public void pinged() {
    pings.pinged();
  }

  // What the controller says

  @Override
  public void send(String peerId, PeerMessage message) {
    if (peerId.equals(partner)) {
      message.handleBy(peerDialog);
    } else {
      String why = partner == null ? GstreamerErrors.notFound(peerId) : GstreamerErrors.taken();
      message.handleBy(new ToOther(peerId, why));
    }
  }

  /** Messages to a peer without a session: an offer starts one. */
  private final class ToOther extends ToNobody {
    private final String peerId;

    ToOther(String peerId, String why) {
      super(loop, () -> listener.unreachable(peerId, why));
      this.peerId = peerId;
    }

    @Override
    public void offer(PeerMessage.Offer offer) {
      if (partner == null && GstreamerAccount.isWord(peerId)) {
        begin(peerId);
        peerDialog.offer(offer);
        Requests.handle(
            requests.ask(SESSION, "SESSION " + peerId, Requests.LIMIT),
            made -> sendUnsent(),
            SessionCalls.this::refused);
      } else {
        super.offer(offer);
      }
    }
  }

  private void begin(String peerId) {
    partner = peerId;
    boolean caller = !GstreamerAccount.isWord(peerId);
    String name = caller ? WORDS.say("caller.unknown") : PeerNames.of(peerId);
    peerDialog = new PeerDialog(loop, name, new Around(peerId));
  }

  @Override
  public SignallingTraits traits() {
    return SignallingTraits.PIPELINE.withoutPresence();
  }

  @Override
  public NegotiationRole role(String peerId, boolean offered) {
    boolean asked = peerId.equals(partner) && peerDialog.wasRequested();
    return new NegotiationRole(offered || asked, offered || asked, traits());
  }

  private void leave() {
    String left = partner;
    end();
    loop.post(() -> gone(left));
    server.comeBack();
  }

  private void end() {
    partner = null;
    peerDialog = null;
    unsent.clear();
    requests.drop(SESSION);
  }

  /** Outside of a session, nothing is known of a peer. */
  private void gone(String peerId) {
    listener.presence(peerId, new Presence(Presence.Status.GONE, ""));
  }

  @Override
  public void lost() {
    pings.stop();
    if (partner != null) {
      String left = partner;
      boolean told = peerDialog.stage() != Stage.NOTHING;
      end();
      if (told) {
        listener.message(left, new PeerMessage.Close());
        gone(left);
      }
    }
  }

  @Override
  public void forget() {
    end();
  }

  @Override
  public void repeat() {
    if (partner != null) {
      peerDialog.repeat();
    }
  }

  // What comes

  @Override
  public void text(String text) {
    pings.heard();
    Optional<GstMessage> said = GstMessage.read(text);
    if (said.isPresent()) {
      if (requests.isWaiting(SESSION)) {
        overtaken();
      }
      heard(said.get());
    } else if (requests.isWaiting(SESSION)) {
      ServerFrame.read(text).handleBy(this);
    } else {
      LOG.debug("a frame is in no known words");
    }
  }

  private void heard(GstMessage said) {
    if (partner == null) {
      callers++;
      begin("caller " + callers); // no uid has a space
    }
    said.handleBy(peerDialog);
  }

  /** Another caller was faster: this side is in a session already, and its own call fails. */
  private void overtaken() {
    goesNowhere(GstreamerErrors.taken());
  }

  private void goesNowhere(String why) {
    String called = partner;
    end();
    listener.unreachable(called, why);
    gone(called);
  }

  // What the server says to SESSION

  @Override
  public void sessionMade() {
    requests.answered(SESSION, List.of());
  }

  @Override
  public void fault(String text) {
    requests.refused(SESSION, 0, text);
  }

  private void sendUnsent() {
    List<String> waiting = List.copyOf(unsent);
    unsent.clear();
    waiting.forEach(server::send);
  }

  private void refused(Throwable failure) {
    if (failure instanceof RequestException end && end.isRefusal()) {
      goesNowhere(GstreamerErrors.call(end.getMessage()));
    }
  }

  /** Of the other side of the session. */
  private final class Around implements PeerDialog.Surroundings {
    private final String peerId;

    Around(String peerId) {
      this.peerId = peerId;
    }

    @Override
    public void wire(String text) {
      if (!peerId.equals(partner)) {
        return;
      } else if (requests.isWaiting(SESSION)) {
        unsent.add(text);
      } else {
        server.send(text);
      }
    }

    @Override
    public void tell(PeerMessage message) {
      if (peerId.equals(partner)) {
        listener.message(peerId, message);
      }
    }

    @Override
    public void hangUp() {
      leave();
    }

    /** In a session only one side has called. */
    @Override
    public boolean givesWay() {
      return false;
    }

    /** A new beginning in a session is another caller: a server may let in a second one. */
    @Override
    public boolean mayBeginAnew() {
      return false;
    }
  }
}
