package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call whose server goes away, and whose control channel carries its signalling. */
@Tag("unit")
class DirectSignallingTest {
  private static final SessionDescription OFFER =
      new SessionDescription(SessionDescription.Type.OFFER, "v=0");

  private static final String OFFERED =
      "parley-control {\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\"},"
          + "\"type\":\"signalling.description\"}";

  private final PeerFixture me = new PeerFixture().connected();
  private final FakeConnection connection = me.connections.latest();

  private void annHasIt() {
    me.loop.act(() -> connection.peerHas("signalling"));
    connection.dataSent.clear();
  }

  private void link(Link.State state) {
    me.loop.act(() -> me.signalling.heard().link(Link.of(state)));
  }

  private void describes() {
    me.loop.act(() -> connection.says().localDescription(OFFER));
  }

  private void annSays(String message) {
    me.loop.act(() -> connection.hears(DataChannel.CONTROL, message));
  }

  @Test
  void whileBothHaveTheServerItCarriesTheCall() {
    annHasIt();
    describes();
    assertEquals(List.of(), connection.dataSent);
    assertEquals(1, me.signalling.takeSaid().size());
  }

  @Test
  void withoutTheServerTheCallIsNegotiatedDirectly() {
    annHasIt();
    link(Link.State.OFFLINE);
    assertEquals(
        List.of("parley-control {\"up\":false,\"type\":\"signalling.server\"}"),
        connection.dataSent);
    assertTrue(connection.signalling);
    connection.dataSent.clear();
    describes();
    assertEquals(List.of(OFFERED), connection.dataSent);
    annSays(
        "{\"type\":\"signalling.description\",\"description\":{\"type\":\"answer\",\"sdp\":\"v=1\"}}");
    assertEquals(
        List.of(new SessionDescription(SessionDescription.Type.ANSWER, "v=1")),
        connection.received);
  }

  @Test
  void anOlderPeerWaitsForTheServer() {
    link(Link.State.OFFLINE);
    assertFalse(connection.signalling);
    link(Link.State.ONLINE);
    assertTrue(connection.signalling);
  }

  @Test
  void thePeersServerIsAway() {
    annHasIt();
    annSays("{\"type\":\"signalling.server\",\"up\":false}");
    describes();
    assertEquals(List.of(OFFERED), connection.dataSent);
    annSays("{\"type\":\"signalling.server\",\"up\":true}");
    me.signalling.takeSaid();
    describes();
    assertEquals(1, connection.dataSent.size());
    assertEquals(1, me.signalling.takeSaid().size());
  }

  @Test
  void withNeitherServerNorPathNothingIsNegotiated() {
    annHasIt();
    link(Link.State.OFFLINE);
    me.connection(Connection.State.RECONNECTING);
    assertFalse(connection.signalling);
    me.connection(Connection.State.CONNECTED);
    assertTrue(connection.signalling);
  }

  @Test
  void hangingUpIsSaidBothWays() {
    annHasIt();
    me.peer.close();
    me.loop.run();
    assertEquals(List.of("parley-control {\"type\":\"signalling.close\"}"), connection.dataSent);
    assertTrue(me.signalling.takeSaid().toString().contains("Close"));
  }

  @Test
  void thePeerHangsUpWithoutAServer() {
    annHasIt();
    link(Link.State.OFFLINE);
    annSays("{\"type\":\"signalling.close\"}");
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), me.ends);
  }

  @Test
  void thePeerEndsAndItsLastWordIsLost() {
    annHasIt();
    link(Link.State.OFFLINE);
    me.loop.act(() -> connection.says().channel(DataChannel.CONTROL, false));
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), me.ends);
  }

  /** That is heard before the connection says that its path is back. */
  @Test
  void thePeerEndsAsSoonAsThePathIsBack() {
    annHasIt();
    link(Link.State.OFFLINE);
    me.connection(Connection.State.RECONNECTING);
    me.loop.act(() -> connection.says().channel(DataChannel.CONTROL, false));
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), me.ends);
  }

  @Test
  void withAServerAClosedChannelIsNoEnd() {
    annHasIt();
    me.loop.act(() -> connection.says().channel(DataChannel.CONTROL, false));
    assertEquals(List.of(), me.ends);
    link(Link.State.OFFLINE);
    assertFalse(connection.signalling);
  }

  @Test
  void aPeerThatChangesItsMindAllTheTimeCountsLittleAndAtLast() {
    annHasIt();
    for (int i = 0; i < 200; i++) {
      annSays("{\"type\":\"signalling.server\",\"up\":" + (i % 2 == 1) + "}");
    }
    annSays("{\"type\":\"signalling.server\",\"up\":false}");
    assertTrue(connection.signals < 20, "" + connection.signals);
    me.loop.advance(Duration.ofSeconds(10));
    describes();
    assertEquals(List.of(OFFERED), connection.dataSent);
  }

  @Test
  void whatIsNoneIsNotHeard() {
    annHasIt();
    for (String odd :
        List.of(
            "{\"type\":\"signalling.description\"}",
            "{\"type\":\"signalling.description\",\"description\":{\"type\":\"rollback\",\"sdp\":\"\"}}",
            "{\"type\":\"signalling.candidate\",\"candidate\":7}",
            "{\"type\":\"signalling.offer\"}",
            "{\"type\":\"signalling.server\",\"up\":\"no\"}",
            "{\"type\":\"signalling\"}")) {
      annSays(odd);
    }
    assertEquals(List.of(), connection.received);
    assertEquals(List.of(), me.ends);
    assertTrue(me.signalling.takeSaid().stream().noneMatch(PeerMessage.Offer.class::isInstance));
  }
}
