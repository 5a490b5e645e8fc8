package dev.parley.signalling.gstreamer;

import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.socket.FakeSockets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A client named mia, a clock, and a server that the test speaks for, frame by frame. */
final class GstreamerFixture {
  static final String OFFER = sdp("offer", "a 11", 1, "u1");
  static final String ANSWER = sdp("answer", "b 22", 1, "u2");
  static final String ICE = "{\"ice\":{\"candidate\":\"candidate:1\",\"sdpMLineIndex\":0}}";
  static final String CANDIDATE = "Candidate[mid null, line 0]";

  final FakeLoop loop = new FakeLoop();
  final FakeSockets sockets = new FakeSockets();
  final List<Link> links = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final List<String> sentences = new ArrayList<>();

  /** What the controller does at once when a peer says something. */
  BiConsumer<String, PeerMessage> controller = (peer, message) -> {};

  final GstreamerClient client;
  private final boolean room;

  private GstreamerFixture(String room, String password) {
    this.room = !room.isEmpty();
    client =
        new GstreamerClient(
            loop, sockets, new GstreamerAccount("mia", room, password), () -> 0.5, new Recording());
  }

  static GstreamerFixture inRoom() {
    return new GstreamerFixture("den", "");
  }

  static GstreamerFixture alone() {
    return new GstreamerFixture("", "");
  }

  static GstreamerFixture with(String room, String password) {
    return new GstreamerFixture(room, password);
  }

  /** A description as it travels, of a session, its version and an ICE credential. */
  static String sdp(String type, String session, int version, String ufrag) {
    return "{\"sdp\":{\"type\":\""
        + type
        + "\",\"sdp\":\""
        + text(session, version, ufrag).replace("\r\n", "\\r\\n")
        + "\"}}";
  }

  static String text(String session, int version, String ufrag) {
    return "v=0\r\no=" + session + " " + version + " IN IP4 0\r\na=ice-ufrag:" + ufrag + "\r\n";
  }

  static PeerMessage.Description own(Type type, int version) {
    return new PeerMessage.Description(new SessionDescription(type, text("m 33", version, "u3")));
  }

  Link link() {
    return links.get(links.size() - 1);
  }

  Link.State state() {
    return link().state();
  }

  GstreamerFixture opened() {
    loop.act(client::join);
    loop.act(() -> sockets.latest().opens());
    return this;
  }

  /** In the room with these, or registered without one. */
  GstreamerFixture online(String... peers) {
    opened();
    enter(peers);
    return this;
  }

  /** What the server says to a connection that has just opened. */
  void enter(String... peers) {
    says("HELLO");
    if (room) {
      says("ROOM_OK " + String.join(" ", peers));
    }
    sockets.latest().takeSent();
  }

  void says(String frame) {
    loop.act(() -> sockets.latest().says(frame));
  }

  /** A peer in the room says that. */
  void says(String peer, String text) {
    says("ROOM_PEER_MSG " + peer + " " + text);
  }

  void send(String peer, PeerMessage message) {
    loop.act(() -> client.send(peer, message));
  }

  /** The user calls, and the connection makes its offer. */
  void calls(String peer) {
    send(peer, new PeerMessage.Offer("Mia"));
    send(peer, own(Type.OFFER, 1));
  }

  List<String> sent() {
    return sockets.latest().takeSent();
  }

  /** Takes what was heard since the last call. */
  List<String> heard() {
    List<String> taken = List.copyOf(heard);
    heard.clear();
    return taken;
  }

  private final class Recording implements Signalling.Listener {
    @Override
    public void link(Link link) {
      links.add(link);
    }

    @Override
    public void presence(String peerId, Presence presence) {
      heard.add(peerId + " " + presence.status() + " '" + presence.name() + "'");
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      String said = message.toString();
      heard.add(peerId + " " + said.replaceAll("Description\\[(\\w+),.*", "$1"));
      controller.accept(peerId, message);
    }

    @Override
    public void unreachable(String peerId, String sentence) {
      heard.add(peerId + " unreachable");
      sentences.add(sentence);
    }

    @Override
    public void beat() {
      heard.add("beat");
    }
  }
}
