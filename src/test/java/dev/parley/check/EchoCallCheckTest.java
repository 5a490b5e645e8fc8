package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import dev.parley.connection.CallQuality;
import dev.parley.connection.Connection;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.TestStatistics;
import dev.parley.loop.FakeLoop;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.Peer;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Presence.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call to the echo peer, in a world without media. */
@Tag("unit")
class EchoCallCheckTest {
  private final FakeLoop loop = new FakeLoop();
  private final FakeConnections connections = new FakeConnections();
  private final Map<String, Finding> found = new LinkedHashMap<>();
  private FakeSignalling server;

  @Test
  void aCallThatConnectsIsMeasured() {
    begin();
    comes("Echo", Status.AVAILABLE);
    accepts();
    connections.latest().measured =
        CompletableFuture.completedFuture(TestStatistics.flowing(800, 12, CallQuality.GOOD));
    loop.act(() -> connections.latest().says().state(Connection.State.CONNECTED));
    loop.advance(Duration.ofSeconds(EchoCallCheck.SAMPLES + 2));
    assertEquals(Standing.GOOD, found.get("echo").standing(), found.get("echo").toString());
    assertTrue(found.get("echo").why().contains("to a TURN relay by UDP"), found.toString());
    assertEquals(12.0, found.get("echo").figures().get("roundTripMs"));
    assertEquals(0, connections.living(), "nothing of the call is left");
    assertTrue(server.said.contains("ann: Close") && server.said.contains("all: GONE"));
  }

  @Test
  void whereNobodyIsNamedEchoThatIsNoFault() {
    begin();
    comes("Bob", Status.AVAILABLE);
    loop.advance(EchoCallCheck.PATIENCE.plusSeconds(1));
    assertEquals(Standing.NOT_LOOKED_AT, found.get("echo").standing());
    assertTrue(found.get("echo").advice().contains("parley serve --echo"));
    assertEquals("There was no call.", found.get("picture").why());
    assertEquals(0, connections.count(), "nobody was called");
  }

  @Test
  void anEchoThatIsBusyIsLeftAlone() {
    begin();
    comes("Echo", Status.UNAVAILABLE);
    loop.advance(EchoCallCheck.PATIENCE.plusSeconds(1));
    assertEquals("Echo is in a call.", found.get("echo").why());
    assertEquals(Standing.NOT_LOOKED_AT, found.get("echo").standing());
  }

  @Test
  void anOfferThatNobodyAnswersIsAFault() {
    begin();
    comes("Echo", Status.AVAILABLE);
    loop.act(() -> connections.latest().mediaIsReady());
    loop.advance(EchoCallCheck.RING_LIMIT.plusSeconds(1));
    assertEquals("No answer within 15 s of the offer.", found.get("echo").why());
    assertEquals(Standing.BAD, found.get("echo").standing());
  }

  @Test
  void anAnswerWithoutAPathIsAnotherFault() {
    begin();
    comes("Echo", Status.AVAILABLE);
    accepts();
    loop.advance(EchoCallCheck.RING_LIMIT.plusSeconds(1));
    assertEquals(
        "Echo accepts, and there is no path within 15 s of the offer.", found.get("echo").why());
    assertTrue(found.get("echo").advice().contains("TURN"));
  }

  @Test
  void aCallThatFindsNoPathSaysWhy() {
    begin();
    comes("Echo", Status.AVAILABLE);
    accepts();
    loop.act(
        () ->
            connections
                .latest()
                .says()
                .failed(
                    new Connection.Failure(
                        Connection.Failure.Cause.TRANSPORT, "No way was found.")));
    loop.advance(Duration.ofSeconds(1));
    assertEquals(Standing.BAD, found.get("echo").standing());
    assertTrue(found.get("echo").why().contains("No way was found."), found.get("echo").why());
    assertEquals(Standing.NOT_LOOKED_AT, found.get("sound").standing());
  }

  @Test
  void whatIsCancelledHangsUpAndSaysNothing() {
    EchoCallCheck look = begin();
    comes("Echo", Status.AVAILABLE);
    accepts();
    loop.act(look::cancel);
    loop.act(look::cancel);
    loop.advance(Duration.ofMinutes(1));
    assertEquals(Map.of(), found);
    assertEquals(0, connections.living());
  }

  @Test
  void whereNobodyIsFoundByANameNobodyIsCalled() {
    EchoCallCheck look = new EchoCallCheck(loop, this::peer, new ToneMeter(), protocol(""));
    loop.act(() -> look.begin(finding -> found.put(finding.id(), finding)));
    comes("Echo", Status.AVAILABLE);
    loop.advance(Duration.ofSeconds(20));
    assertEquals(Standing.NOT_LOOKED_AT, found.get("echo").standing());
    assertEquals("Nobody is found by a name there.", found.get("echo").why());
    assertEquals(0, connections.living());
  }

  private EchoCallCheck begin() {
    EchoCallCheck look =
        new EchoCallCheck(
            loop, this::peer, new ToneMeter(), protocol("Start one: parley serve --echo."));
    loop.act(() -> look.begin(finding -> found.put(finding.id(), finding)));
    return look;
  }

  private static ProbedProtocol protocol(String echo) {
    return new ProbedProtocol("verto", true, echo, false, FakeSignalling::new);
  }

  private Peer peer(Peer.Listener heard) {
    return new Peer(
        loop,
        new Peer.Self("garden", "me", "Probe"),
        new Peer.Network(
            listener -> {
              server = new FakeSignalling(listener);
              server.onJoin = Link.of(Link.State.ONLINE);
              return server;
            },
            connections,
            () -> 0.5),
        heard);
  }

  private void comes(String name, Status status) {
    loop.act(() -> server.heard().presence("ann", new Presence(status, name)));
    loop.advance(Duration.ofMillis(500));
  }

  private void accepts() {
    loop.act(() -> connections.latest().mediaIsReady());
    loop.act(() -> server.heard().message("ann", new PeerMessage.Accept("Echo")));
    loop.advance(Duration.ofMillis(500));
  }
}
