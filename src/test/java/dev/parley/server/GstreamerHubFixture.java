package dev.parley.server;

import dev.parley.loop.FakeLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.gstreamer.GstreamerHub;
import dev.parley.server.gstreamer.GstreamerUpgrade;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.http.UpgradeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** GStreamer's side of the server on a fake loop, and clients of it on fake wires. */
public final class GstreamerHubFixture {
  public static final String HALL = "hall";
  public static final String YARD = "yard";

  public final FakeLoop loop = new FakeLoop();
  private final GstreamerHub hall;
  private final UpgradeHandler door;

  public GstreamerHubFixture() {
    this(Limits.DEFAULT);
  }

  GstreamerHubFixture(Limits limits) {
    Directory directory =
        Directory.of("verto.test")
            .withChannel(HALL, "hall-pw")
            .withChannel(YARD, "yard:pw")
            .withChannel("session", "session-pw")
            .withUser("alice", "alicepw", Set.of(HALL, YARD));
    ServerContext context = new ServerContext(loop, directory, limits);
    hall = new GstreamerHub(context);
    door = new GstreamerUpgrade(context, hall);
  }

  /** Asks for a websocket; the answer may need time. */
  public CompletableFuture<Optional<ClientProtocol.Maker>> knock(
      String address, String authorization) {
    return knock(address, authorization, "");
  }

  /**
   * @param query begins with a question mark; empty for none
   */
  public CompletableFuture<Optional<ClientProtocol.Maker>> knock(
      String address, String authorization, String query) {
    return knock(address, Map.of("Authorization", authorization), query);
  }

  /** Likewise with these header fields. */
  public CompletableFuture<Optional<ClientProtocol.Maker>> knock(
      String address, Map<String, String> fields, String query) {
    UpgradeRequest request =
        new UpgradeRequest(
            address, query.replaceFirst("[?]", ""), name -> fields.getOrDefault(name, ""));
    CompletableFuture<Optional<ClientProtocol.Maker>> admission = door.admit(request);
    loop.run();
    return admission;
  }

  public static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Somebody with the password of the hall, who has said nothing. */
  public Client stranger() {
    return stranger(Set.of(HALL));
  }

  Client stranger(Set<String> channels) {
    return new Client(channels);
  }

  /** Likewise, and has said its hello, whose answer is taken. */
  public Client of(String uid) {
    return of(uid, HALL);
  }

  public Client of(String uid, String... channels) {
    Client client = stranger(Set.of(channels));
    client.say("HELLO " + uid);
    return client;
  }

  /** Likewise, and is in the room of the hall; what the others heard of it is not taken. */
  public Client inRoom(String uid) {
    Client client = of(uid);
    client.say("ROOM " + HALL);
    return client;
  }

  /** One client. */
  public final class Client {
    public final FakeWire wire = new FakeWire("10.0.0.1");
    private final ClientProtocol clientProtocol;

    private Client(Set<String> channels) {
      clientProtocol = hall.client(channels, wire);
      loop.act(clientProtocol::opened);
    }

    /** Sends and gives what this client got. */
    public List<String> say(String text) {
      loop.act(() -> clientProtocol.received(text));
      return wire.take();
    }

    /** What it got since the last time. */
    public List<String> heard() {
      return wire.take();
    }

    void sayBytes() {
      loop.act(clientProtocol::receivedBytes);
    }

    List<String> ping(String payload) {
      loop.act(() -> clientProtocol.pinged(payload.getBytes(StandardCharsets.UTF_8)));
      return wire.take();
    }

    void pong() {
      loop.act(clientProtocol::ponged);
    }

    void hangUp() {
      loop.act(clientProtocol::ended);
    }
  }
}
