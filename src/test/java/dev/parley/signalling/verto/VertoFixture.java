package dev.parley.signalling.verto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.IceServer;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.socket.FakeSockets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** A client named bob, a clock, and a server that the test speaks for, frame by frame. */
final class VertoFixture {
  static final String CHANNEL = "11111111-2222-4333-8444-555555555555";

  /** What a server answers to a message, whether or not anybody gets it. */
  static final String SENT = "\"result\":{\"message\":\"SENT\",\"sessid\":\"sess\"}";

  final FakeLoop loop = new FakeLoop();
  final FakeSockets sockets = new FakeSockets();
  int freshSessions;
  final List<Link> links = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final List<List<IceServer>> iceServers = new ArrayList<>();
  final VertoClient client;

  VertoFixture() {
    this(() -> 0.5);
  }

  VertoFixture(DoubleSupplier random) {
    this(random, "");
  }

  /**
   * @param secret of bob's id
   */
  VertoFixture(String secret) {
    this(() -> 0.5, secret);
  }

  private VertoFixture(DoubleSupplier random, String secret) {
    client =
        new VertoClient(
            loop,
            sockets,
            new VertoAccount("bob", "bobpw", "sess", CHANNEL, secret),
            () -> "fresh-" + ++freshSessions,
            random,
            new Recording());
  }

  Link link() {
    return links.get(links.size() - 1);
  }

  Link.State state() {
    return link().state();
  }

  VertoFixture joined() {
    loop.act(client::join);
    loop.act(() -> sockets.latest().opens());
    return this;
  }

  /** As the trace "login" has it: the result, then clientReady under the server's own id 1. */
  VertoFixture loggedIn() {
    joined();
    answer("\"result\":{\"message\":\"logged in\",\"sessid\":\"sess\"}");
    says(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.clientReady\","
            + "\"params\":{\"reattached_sessions\":[]}}");
    return this;
  }

  VertoFixture online() {
    loggedIn();
    subscribed();
    answer(SENT); // the question for ICE servers
    return this;
  }

  /** Lets the client into the channel; its first question there is not answered. */
  void subscribed() {
    answer("\"result\":{\"subscribedChannels\":[\"" + CHANNEL + "\"],\"sessid\":\"sess\"}");
  }

  void says(String frame) {
    loop.act(() -> sockets.latest().says(frame));
  }

  /** Answers the newest request of the client. */
  void answer(String resultOrError) {
    long id = takeRequest().path("id").asLong();
    says("{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + resultOrError + "}");
  }

  /** The newest frame of the client; those before it are forgotten. */
  JsonNode takeRequest() {
    List<String> sent = sockets.latest().takeSent();
    try {
      return Json.read(sent.get(sent.size() - 1));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private final class Recording implements Signalling.Listener {
    @Override
    public void link(Link link) {
      links.add(link);
    }

    @Override
    public void loggedIn() {
      heard.add("logged in");
    }

    @Override
    public void presence(String peerId, Presence presence) {
      heard.add(peerId + " " + presence.status() + " '" + presence.name() + "'");
    }

    @Override
    public void otherDevice(Presence presence) {
      heard.add("other device " + presence.status());
    }

    @Override
    public void cameBack() {
      heard.add("came back");
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      heard.add(peerId + " " + message);
    }

    @Override
    public void iceServers(List<IceServer> handedOut) {
      iceServers.add(handedOut);
    }

    @Override
    public void beat() {
      heard.add("beat");
    }
  }
}
