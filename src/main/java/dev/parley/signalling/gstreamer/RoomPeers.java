package dev.parley.signalling.gstreamer;

import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Requests;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.gstreamer.PeerDialog.Stage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The peers in the same room, and the dialogue with each. The server vouches for their uids. */
final class RoomPeers implements Calls, ServerFrame.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(RoomPeers.class);

  /** The request for the room's list. */
  static final String LIST = "ROOM_PEER_LIST";

  /** More than anybody can answer: of each, a description and candidates are kept. */
  static final int MOST_RINGING = 32;

  private final Loop loop;
  private final String ownUid;
  private final Server server;
  private final Requests<List<String>> requests;
  private final Signalling.Listener listener;
  private final Map<String, PeerDialog> peers = new LinkedHashMap<>();

  RoomPeers(
      Loop loop,
      String ownUid,
      Server server,
      Requests<List<String>> requests,
      Signalling.Listener listener) {
    this.loop = loop;
    this.ownUid = ownUid;
    this.server = server;
    this.requests = requests;
    this.listener = listener;
  }

  @Override
  public boolean isInSession() {
    return false;
  }

  @Override
  public void text(String text) {
    ServerFrame.read(text).handleBy(this);
  }

  // What the controller says

  @Override
  public void send(String peerId, PeerMessage message) {
    PeerDialog peerDialog = peers.get(peerId);
    if (peerDialog == null) {
      LOG.info("not said to somebody who is not in the room");
      message.handleBy(
          new ToNobody(loop, () -> unreachable(peerId, GstreamerErrors.notFound(peerId))));
    } else {
      message.handleBy(peerDialog);
    }
  }

  @Override
  public SignallingTraits traits() {
    return SignallingTraits.PIPELINE;
  }

  @Override
  public NegotiationRole role(String peerId, boolean offered) {
    PeerDialog peerDialog = peers.get(peerId);
    boolean offers = offered || (peerDialog != null && peerDialog.wasRequested());
    return new NegotiationRole(offers, offers, traits());
  }

  /**
   * Ends the call with a peer, as far as the protocol allows: by leaving the room, unless there is
   * another in it with whom this side is in a call. Then the peer sees that nothing comes any more.
   */
  private void close(String peerId) {
    PeerDialog peerDialog = peers.get(peerId);
    switch (peerDialog.stage()) {
      case NOTHING, DECLINED -> {}
      case RINGING -> {
        if (isCallingBesides(peerDialog)) {
          peerDialog.decline();
          loop.post(() -> present(peerId, peerDialog));
        } else {
          leave(peerDialog);
        }
      }
      case CALLING, OPEN -> {
        if (isCallingBesides(peerDialog)) {
          peerDialog.end();
          loop.post(() -> present(peerId, peerDialog));
        } else {
          leave(peerDialog);
        }
      }
    }
  }

  private boolean isCallingBesides(PeerDialog closed) {
    return peers.values().stream()
        .anyMatch(one -> one != closed && goesOn(one) && one.stage() != Stage.RINGING);
  }

  private boolean canRingMore() {
    return peers.values().stream().filter(RoomPeers::goesOn).count() < MOST_RINGING;
  }

  private static boolean goesOn(PeerDialog one) {
    return switch (one.stage()) {
      case NOTHING, DECLINED -> false;
      case RINGING, CALLING, OPEN -> true;
    };
  }

  /** The others see this side leave, which ends their offers as well. */
  private void leave(PeerDialog closed) {
    closed.end();
    server.comeBack();
  }

  @Override
  public void lost() {
    List.copyOf(peers.entrySet())
        .forEach(
            peer -> {
              boolean wentOn = goesOn(peer.getValue());
              peer.getValue().end();
              if (wentOn) {
                listener.message(peer.getKey(), new PeerMessage.Close());
              }
            });
  }

  @Override
  public void forget() {
    peers.clear();
  }

  @Override
  public void repeat() {
    peers.forEach(
        (peerId, peerDialog) -> {
          present(peerId, peerDialog);
          peerDialog.repeat();
        });
  }

  /** A peer that rings, or is in this call, is not free; of others nothing is known. */
  private void present(String peerId, PeerDialog peerDialog) {
    boolean free = peerDialog.stage() != Stage.RINGING && peerDialog.stage() != Stage.OPEN;
    Presence.Status status = free ? Presence.Status.AVAILABLE : Presence.Status.UNAVAILABLE;
    listener.presence(peerId, new Presence(status, peerDialog.peerName()));
  }

  // What the server says

  @Override
  public void online(List<String> present) {
    Set<String> gone = new HashSet<>(peers.keySet());
    present.forEach(gone::remove);
    gone.forEach(this::left);
    present.forEach(this::joined);
  }

  @Override
  public void listed(List<String> present) {
    Set<String> gone = new HashSet<>(peers.keySet());
    present.forEach(gone::remove);
    gone.forEach(this::left);
    present.stream().filter(peerId -> !peers.containsKey(peerId)).forEach(this::add);
    requests.answered(LIST, present);
  }

  @Override
  public void joined(String peer) {
    PeerDialog peerDialog = add(peer);
    if (peerDialog != null) {
      present(peer, peerDialog);
    }
  }

  /** Null for oneself, and where there are too many. */
  private PeerDialog add(String peer) {
    if (peer.equals(ownUid)
        || (peers.size() >= ServerFrame.MOST_PEERS && !peers.containsKey(peer))) {
      return null;
    }
    return peers.computeIfAbsent(
        peer, id -> new PeerDialog(loop, PeerNames.of(id), new Around(id)));
  }

  @Override
  public void left(String peer) {
    PeerDialog peerDialog = peers.remove(peer);
    if (peerDialog != null) {
      peerDialog.end();
      listener.presence(peer, new Presence(Presence.Status.GONE, peerDialog.peerName()));
    }
  }

  @Override
  public void message(String peer, String text) {
    PeerDialog peerDialog = add(peer);
    if (peerDialog != null && (goesOn(peerDialog) || canRingMore())) {
      GstMessage.read(text)
          .ifPresentOrElse(
              said -> said.handleBy(peerDialog),
              () -> LOG.debug("a message of {} is in no known words", peer));
    }
  }

  @Override
  public void fault(String text) {
    String named = GstreamerErrors.peer(text);
    List<String> called =
        peers.entrySet().stream()
            .filter(peer -> peer.getValue().stage() == Stage.CALLING)
            .map(Map.Entry::getKey)
            .toList();
    if (peers.containsKey(named)) {
      unreachable(named, GstreamerErrors.call(text));
      left(named);
    } else if (called.size() == 1 && named.isEmpty()) {
      unreachable(called.get(0), GstreamerErrors.call(text));
    } else {
      LOG.info("the server reports an error that concerns nothing");
    }
  }

  private void unreachable(String peerId, String sentence) {
    PeerDialog peerDialog = peers.get(peerId);
    if (peerDialog != null) {
      peerDialog.end();
    }
    listener.unreachable(peerId, sentence);
  }

  @Override
  public void other(String text) {
    LOG.debug("a frame of the server is in no known words");
  }

  /** Of one peer. */
  private final class Around implements PeerDialog.Surroundings {
    private final String peerId;

    Around(String peerId) {
      this.peerId = peerId;
    }

    @Override
    public void wire(String text) {
      server.send("ROOM_PEER_MSG " + peerId + " " + text);
    }

    @Override
    public void tell(PeerMessage message) {
      if (peers.containsKey(peerId)) { // still there
        listener.message(peerId, message);
      }
    }

    @Override
    public void hangUp() {
      close(peerId);
    }

    @Override
    public boolean givesWay() {
      return ownUid.compareTo(peerId) < 0;
    }

    @Override
    public boolean mayBeginAnew() {
      return true;
    }
  }
}
