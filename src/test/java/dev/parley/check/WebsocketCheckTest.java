package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Status;
import dev.parley.peer.PeerState.Tone;
import dev.parley.socket.ClosedPort;
import dev.parley.socket.FakeSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of the server. */
@Tag("unit")
class WebsocketCheckTest {
  private static final URI FAR = URI.create("wss://talk.example.org/");

  private final FakeLoop loop = new FakeLoop();
  private final FakeSockets sockets = new FakeSockets();
  private final Map<String, String> found = new LinkedHashMap<>();

  @Test
  void aServerThatOpensIsWell() {
    begin(FAR, state("Online", "", Tone.GOOD, false));
    loop.act(() -> sockets.latest().opens());
    assertEquals("GOOD talk.example.org is responding.", found.get("server"));
    assertEquals(
        "GOOD The connection is encrypted and the certificate is trusted.", found.get("secure"));
    assertEquals("GOOD You are in the channel garden.", found.get("login"));
    assertTrue(sockets.latest().isEnded(), "the look is over");
  }

  @Test
  void thisMachinesOwnNeedsNoCertificate() {
    begin(null, Optional.empty());
    loop.act(() -> sockets.latest().opens());
    assertEquals("GOOD The server on this computer is responding.", found.get("server"));
    assertTrue(found.get("secure").startsWith("GOOD Not encrypted"), found.get("secure"));
    assertEquals("NOT_LOOKED_AT Parley is still connecting.", found.get("login"));
  }

  @Test
  void aWrongPasswordIsSaidWithWhatToDo() {
    begin(FAR, state("Refused", "Wrong password.", Tone.BAD, true));
    assertEquals("BAD Refused. Wrong password.", found.get("login"));
  }

  @Test
  void whoAnswersAndIsNotBelievedIsThere() throws IOException {
    try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      begin(URI.create("wss://127.0.0.1:" + there.getLocalPort()), Optional.empty());
      loop.act(() -> sockets.latest().refuses("Its certificate has expired."));
      assertEquals("GOOD 127.0.0.1 is responding.", found.get("server"));
      assertEquals("BAD Its certificate has expired.", found.get("secure"));
    }
  }

  @Test
  void whoDoesNotAnswerHasNoCertificateToLookAt() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      begin(port.at("wss"), Optional.empty());
      loop.act(() -> sockets.latest().refuses("No server listens there."));
      assertEquals("BAD No server listens there.", found.get("server"));
      assertEquals("NOT_LOOKED_AT The server could not be reached.", found.get("secure"));
    }
  }

  @Test
  void whatIsCancelledSaysNothingMore() {
    WebsocketCheck look = begin(FAR, Optional.empty());
    loop.act(look::cancel);
    assertTrue(sockets.latest().isEnded());
    assertEquals(List.of("login"), List.copyOf(found.keySet()));
  }

  private WebsocketCheck begin(URI server, Optional<PeerState> state) {
    WebsocketCheck look = new WebsocketCheck(loop, server, sockets, state);
    loop.act(
        () ->
            look.begin(
                finding -> found.put(finding.id(), finding.standing() + " " + finding.why())));
    return look;
  }

  @Test
  void whereThereIsNoChannelOneIsLetIn() {
    begin(FAR, state("", "Online", "", Tone.GOOD, false));
    assertEquals("GOOD You are signed in to the server.", found.get("login"));
    begin(FAR, state("Online", "", Tone.GOOD, false));
    assertEquals("GOOD You are in the channel garden.", found.get("login"));
  }

  private static Optional<PeerState> state(
      String text, String detail, Tone tone, boolean asksPassword) {
    return state("garden", text, detail, tone, asksPassword);
  }

  private static Optional<PeerState> state(
      String channel, String text, String detail, Tone tone, boolean asksPassword) {
    return Optional.of(
        new PeerState(
            new Status(text, detail, tone, Optional.empty(), false, asksPassword),
            channel,
            "Robin",
            true,
            "",
            Callees.LISTED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            PeerState.Notices.NONE,
            PeerState.Local.ALL));
  }
}
