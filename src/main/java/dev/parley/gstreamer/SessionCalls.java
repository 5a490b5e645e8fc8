package dev.parley.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.gstreamer.PeerDialog.Stage;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls without a room: at most one session, to any uid, or from somebody whom the protocol does
 * not name. Once it stands, the server passes every frame on.
 */
final class SessionCalls implements Calls {
  private static final Words WORDS = Words.in(SessionCalls.class);

  private static final Logger LOG = LoggerFactory.getLogger(SessionCalls.class);

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Server server;
  private final Signalling.Listener listener;

  /** The other side of the session; null for none. */
  private String partner;

  private PeerDialog peerDialog;

  /** The server has not said SESSION_OK yet: what is to be sent waits. */
  private boolean awaiting;

  private final List<String> unsent = new ArrayList<>();
  private Loop.Timer limit = () -> {};

  /** How many have called so far: each is another one. */
  private int callers;

  SessionCalls(Loop loop, Server server, Signalling.Listener listener) {
    this.loop = loop;
    this.server = server;
    this.listener = listener;
  }

  @Override
  public boolean isInSession() {
    return partner != null;
  }

  @Override
  public void online(List<String> peers) {}

  // What the controller says

  @Override
  public void send(String peerId, PeerMessage message) {
    if (peerId.equals(partner)) {
      message.handleBy(new ToPeer(peerDialog, this::leave));
    } else {
      message.handleBy(new ToOther(peerId));
    }
  }

  /** To somebody with whom there is no session: an offer makes one. */
  private final class ToOther implements PeerMessage.Handler {
    private final String peerId;
    private final PeerMessage.Handler nobody;

    ToOther(String peerId) {
      this.peerId = peerId;
      String why = partner == null ? Refusals.notFound(peerId) : Refusals.taken();
      nobody = new ToNobody(loop, () -> listener.unreachable(peerId, why));
    }

    @Override
    public void offer(PeerMessage.Offer offer) {
      if (partner == null && GstreamerAccount.isWord(peerId)) {
        begin(peerId);
        peerDialog.call(offer.name());
        awaiting = true;
        limit = loop.after(ANSWER_LIMIT, server::silent);
        server.send("SESSION " + peerId);
      } else {
        nobody.offer(offer);
      }
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      nobody.accept(accept);
    }

    @Override
    public void close() {}

    @Override
    public void failed() {}

    @Override
    public void description(SessionDescription description) {}

    @Override
    public void candidate(IceCandidate candidate) {}
  }

  private void begin(String peerId) {
    partner = peerId;
    peerDialog = new PeerDialog(loop, new Around(peerId));
  }

  @Override
  public NegotiationRole part(String peerId, boolean offered) {
    boolean asked = peerId.equals(partner) && peerDialog.wasRequested();
    return new NegotiationRole(offered || asked, offered || asked, false);
  }

  private void leave() {
    String left = partner;
    end();
    loop.post(() -> gone(left));
    server.comeBack();
  }

  private void end() {
    limit.cancel();
    awaiting = false;
    unsent.clear();
    partner = null;
    peerDialog = null;
  }

  /** Out of a session nothing is known of anybody. */
  private void gone(String peerId) {
    listener.presence(peerId, new Presence(Presence.Status.GONE, ""));
  }

  @Override
  public void lost() {
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
    Optional<GstMessage> said = GstMessage.read(text);
    if (said.isPresent()) {
      if (awaiting) {
        overtaken();
      }
      heard(said.get());
    } else if (awaiting) {
      ServerFrame.read(text).handleBy(new Answer());
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

  /** Somebody else was faster: this side is in a session already, and the call goes nowhere. */
  private void overtaken() {
    String called = partner;
    end();
    listener.unreachable(called, Refusals.taken());
    gone(called);
  }

  /** What the server says to {@code SESSION}. */
  private final class Answer extends Silence {
    @Override
    public void sessionMade() {
      awaiting = false;
      limit.cancel();
      List<String> waiting = List.copyOf(unsent);
      unsent.clear();
      waiting.forEach(server::send);
    }

    @Override
    public void fault(String text) {
      String called = partner;
      end();
      listener.unreachable(called, Refusals.call(text));
      gone(called);
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
      } else if (awaiting) {
        unsent.add(text);
      } else {
        server.send(text);
      }
    }

    @Override
    public void tell(PeerMessage message) {
      if (peerId.equals(partner)) {
        boolean caller = !GstreamerAccount.isWord(peerId);
        String name = caller ? WORDS.say("caller.unknown") : PeerNames.of(peerId);
        message.handleBy(new Named(name, named -> listener.message(peerId, named)));
      }
    }

    /** In a session only one side has called. */
    @Override
    public boolean givesWay() {
      return false;
    }

    /** Whoever begins anew in a session is somebody else: a server may let in a second caller. */
    @Override
    public boolean mayBeginAnew() {
      return false;
    }
  }
}
