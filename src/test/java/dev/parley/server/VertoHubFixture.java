package dev.parley.server;

import dev.parley.loop.FakeLoop;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.access.TurnSecret;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.verto.VertoHub;
import java.util.List;

/** A switchboard on a fake loop, and clients of it on fake wires. */
public final class VertoHubFixture {
  public static final String HALL = "hall";
  static final String YARD = "yard";

  public final FakeLoop loop = new FakeLoop();
  final VertoHub board;

  public VertoHubFixture() {
    this(Limits.DEFAULT);
  }

  public VertoHubFixture(Limits limits) {
    ServerContext context =
        new ServerContext(
            loop,
            Running.people()
                .withChannel(HALL, "hall-pw")
                .withChannel(YARD, "yard-pw")
                .withMember(HALL, "echo", "echo-pw")
                .handingOut(new TurnSecret(List.of("turn:t.example:3478"), "north")),
            limits);
    board = new VertoHub(context);
  }

  /** Somebody who has connected and said nothing. */
  public Client stranger() {
    return strangerFrom("10.0.0.1");
  }

  public Client strangerFrom(String address) {
    return new Client(address);
  }

  /** A user of the directory, logged in, what that brought taken. */
  public Client user(String name, String sessid) {
    Client client = stranger();
    client.logIn(name, name + "pw", sessid, "");
    client.wire.take();
    return client;
  }

  /** A guest of a channel, logged in and subscribed, what that brought taken. */
  public Client guest(String name, String channel) {
    Client client = stranger();
    client.logIn(name, channel + "-pw", "of-" + name + channel, channel);
    client.call("verto.subscribe", "{\"eventChannel\":\"" + channel + "\"}");
    client.wire.take();
    return client;
  }

  /** One client. */
  public final class Client {
    public final FakeWire wire;
    final ClientProtocol session;

    private Client(String address) {
      wire = new FakeWire(address);
      session = board.client(wire);
      loop.act(session::opened);
    }

    /** Sends and gives what this client got, answer included. */
    public List<String> say(String text) {
      loop.act(() -> session.received(text));
      return wire.take();
    }

    /** Sends a request of id 5. */
    public List<String> call(String method, String params) {
      return say(
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    public List<String> logIn(String login, String password, String sessid, String channel) {
      return call(
          "login",
          "{\"login\":\"%s\",\"passwd\":\"%s\",\"sessid\":\"%s\",\"loginParams\":{\"channel\":\"%s\"}}"
              .formatted(login, password, sessid, channel));
    }

    public List<String> hangUp() {
      loop.act(session::ended);
      return wire.take();
    }
  }
}
