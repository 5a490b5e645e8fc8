package dev.parley.gstreamer;

import dev.parley.gstreamer.Exchange.Stage;
import dev.parley.loop.Loop;
import dev.parley.signalling.Part;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those in the same room, and what goes on with each. The server vouches for their uids. */
final class RoomPeers implements Calls, ServerFrame.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(RoomPeers.class);

  /** Whoever floods a room with made-up peers fills no more memory than this many. */
  static final int MOST = 2000;

  private final Loop loop;
  private final String ownUid;
  private final Server server;
  private final Signalling.Listener listener;
  private final Map<String, Exchange> peers = new LinkedHashMap<>();

  RoomPeers(Loop loop, String ownUid, Server server, Signalling.Listener listener) {
    this.loop = loop;
    this.ownUid = ownUid;
    this.server = server;
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
    Exchange exchange = peers.get(peerId);
    if (exchange == null) {
      LOG.info("not said to somebody who is not in the room");
      message.handleBy(new ToNobody(loop, () -> unreachable(peerId, Refusals.notFound(peerId))));
    } else {
      message.handleBy(new ToPeer(exchange, () -> close(peerId, exchange)));
    }
  }

  @Override
  public Part part(String peerId, boolean offered) {
    Exchange exchange = peers.get(peerId);
    boolean offers = offered || (exchange != null && exchange.wasRequested());
    return new Part(offers, offers, false);
  }

  /** Ends what goes on with a peer, as far as the protocol lets one. */
  private void close(String peerId, Exchange exchange) {
    switch (exchange.stage()) {
      case NOTHING, DECLINED -> {}
      case RINGING -> {
        if (isCalling()) { // disconnecting would end that call, too
          exchange.decline();
          loop.post(() -> present(peerId, exchange));
        } else {
          leave(exchange);
        }
      }
      case CALLING, OPEN -> leave(exchange);
    }
  }

  private boolean isCalling() {
    return peers.values().stream().anyMatch(one -> goesOn(one) && one.stage() != Stage.RINGING);
  }

  private static boolean goesOn(Exchange one) {
    return switch (one.stage()) {
      case NOTHING, DECLINED -> false;
      case RINGING, CALLING, OPEN -> true;
    };
  }

  /** The others lose sight of this side, and so what they offer is over as well. */
  private void leave(Exchange closed) {
    closed.end();
    loop.post(this::lost);
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
        (peerId, exchange) -> {
          present(peerId, exchange);
          exchange.repeat();
        });
  }

  /** Whoever rings, or is in this call, is not free for another; of others nothing is known. */
  private void present(String peerId, Exchange exchange) {
    boolean free = exchange.stage() != Stage.RINGING && exchange.stage() != Stage.OPEN;
    Presence.Status status = free ? Presence.Status.AVAILABLE : Presence.Status.UNAVAILABLE;
    listener.presence(peerId, new Presence(status, name(peerId, exchange)));
  }

  private static String name(String peerId, Exchange exchange) {
    return exchange.peerName().isEmpty() ? PeerNames.of(peerId) : exchange.peerName();
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
    server.listed();
  }

  @Override
  public void joined(String peer) {
    Exchange exchange = add(peer);
    if (exchange != null) {
      present(peer, exchange);
    }
  }

  /** Null for oneself, and where there are too many. */
  private Exchange add(String peer) {
    if (peer.equals(ownUid) || (peers.size() >= MOST && !peers.containsKey(peer))) {
      return null;
    }
    return peers.computeIfAbsent(peer, id -> new Exchange(loop, new Around(id)));
  }

  @Override
  public void left(String peer) {
    Exchange exchange = peers.remove(peer);
    if (exchange != null) {
      exchange.end();
      listener.presence(peer, new Presence(Presence.Status.GONE, name(peer, exchange)));
    }
  }

  @Override
  public void message(String peer, String text) {
    Exchange exchange = add(peer);
    if (exchange != null) {
      Saying.read(text)
          .ifPresentOrElse(
              said -> said.handleBy(exchange),
              () -> LOG.debug("a message of {} is in no known words", peer));
    }
  }

  @Override
  public void fault(String text) {
    String named = Refusals.peer(text);
    List<String> called =
        peers.entrySet().stream()
            .filter(peer -> peer.getValue().stage() == Stage.CALLING)
            .map(Map.Entry::getKey)
            .toList();
    if (peers.containsKey(named)) {
      unreachable(named, Refusals.call(text));
      left(named);
    } else if (called.size() == 1 && named.isEmpty()) {
      unreachable(called.get(0), Refusals.call(text));
    } else {
      LOG.info("the server reports an error that concerns nothing");
    }
  }

  private void unreachable(String peerId, String sentence) {
    Exchange exchange = peers.get(peerId);
    if (exchange != null) {
      exchange.end();
    }
    listener.unreachable(peerId, sentence);
  }

  @Override
  public void hello() {} // said already

  @Override
  public void entered(List<String> present) {} // likewise

  @Override
  public void sessionMade() {}

  @Override
  public void other(String text) {
    LOG.debug("a frame of the server is in no known words");
  }

  /** Of one peer. */
  private final class Around implements Exchange.Surroundings {
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
      Exchange exchange = peers.get(peerId);
      if (exchange != null) { // not gone meanwhile
        String name = name(peerId, exchange);
        message.handleBy(new Named(name, named -> listener.message(peerId, named)));
      }
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
