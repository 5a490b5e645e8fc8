package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.socket.FakeSockets;
import java.util.ArrayList;
import java.util.List;

/** A client at the extension "desk", a clock, and a server that the test speaks for. */
final class ExtensionFixture {
  static final String DESK = "desk";

  final FakeLoop loop = new FakeLoop();
  final FakeSockets sockets = new FakeSockets();
  final List<Link> links = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  final ExtensionClient client;

  /**
   * @param password empty for a caller
   */
  ExtensionFixture(String password) {
    client =
        new ExtensionClient(
            loop, sockets, new ExtensionAccount(DESK, password), () -> 0.5, new Recording());
  }

  static ExtensionFixture caller() {
    return new ExtensionFixture("");
  }

  static ExtensionFixture agent() {
    return new ExtensionFixture("secret");
  }

  Link link() {
    return links.get(links.size() - 1);
  }

  Link.State state() {
    return link().state();
  }

  ExtensionFixture joined() {
    loop.act(client::join);
    opens();
    return this;
  }

  void opens() {
    loop.act(() -> sockets.latest().opens());
  }

  ExtensionFixture known(String state) {
    joined();
    init(state);
    return this;
  }

  void init(String state) {
    answer("\"response\":\"init\",\"version\":1,\"peer\":\"p1\",\"state\":\"" + state + "\"");
  }

  /** Known and, as an agent, registered; what was heard of it is forgotten. */
  ExtensionFixture online() {
    known("ready");
    if (asked("register")) {
      answer("\"response\":\"registered\"");
    }
    heard();
    return this;
  }

  private boolean asked(String word) {
    return newest != null && newest.path("request").asText().equals(word);
  }

  void says(String frame) {
    loop.act(() -> sockets.latest().says(frame));
  }

  void event(String word, String call) {
    says("{\"event\":\"" + word + "\",\"call\":\"" + call + "\",\"name\":\"Ann\"}");
  }

  void send(String peer, PeerMessage message) {
    loop.act(() -> client.send(peer, message));
  }

  /** The newest frame of the client that was looked at. */
  private JsonNode newest;

  /** Of the newest request that was looked at; 0 for none. */
  long newestId() {
    return newest == null ? 0 : newest.path("id").asLong();
  }

  /** Answers the newest request of the client, and looks at what it sends then. */
  void answer(String members) {
    sent();
    says("{\"id\":" + newest.path("id").asLong() + "," + members + "}");
    sent();
  }

  /** What the client has sent since the last time. */
  List<JsonNode> sent() {
    List<JsonNode> frames = sockets.latest().takeSent().stream().map(Json::readOrMissing).toList();
    if (!frames.isEmpty()) {
      newest = frames.get(frames.size() - 1);
    }
    return frames;
  }

  /** The one frame that the client has sent since the last time. */
  JsonNode sentOne() {
    List<JsonNode> frames = sent();
    if (frames.size() != 1) {
      throw new AssertionError("one frame, not " + frames);
    }
    return frames.get(0);
  }

  /** What the listener has heard since the last time. */
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
    public void answeredElsewhere(String peerId) {
      heard.add(peerId + " answered elsewhere");
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      heard.add(peerId + " " + message);
    }

    @Override
    public void beat() {
      heard.add("beat");
    }
  }
}
