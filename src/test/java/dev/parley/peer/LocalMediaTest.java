package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.connection.Connection;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the connection of a call reports beside its state, and what it is told of the world. */
@Tag("unit")
class LocalMediaTest {
  private final PeerFixture here = new PeerFixture();

  @Test
  void whatThePeerSendsIsTold() {
    here.connected();
    here.loop.act(() -> says().peerSends(new MediaState(false, PictureKind.SCREEN)));
    assertEquals(
        new MediaState(false, PictureKind.SCREEN),
        here.state().front().orElseThrow().media().peer());
  }

  @Test
  void theNextPeerIsTakenToSendEverything() {
    here.connected();
    here.loop.act(() -> says().peerSends(new MediaState(false, PictureKind.NONE)));
    here.message("ann", new PeerMessage.Close());
    here.connected();
    assertEquals(PeerState.Media.ALL, here.state().front().orElseThrow().media());
  }

  @Test
  void aPictureThatStandsStillIsToldAndMovesAgain() {
    here.connected();
    here.loop.act(() -> says().frozen(true));
    assertTrue(here.state().front().orElseThrow().media().frozen());
    here.loop.act(() -> says().frozen(false));
    assertFalse(here.state().front().orElseThrow().media().frozen());
  }

  @Test
  void theLatestNoteStands() {
    here.connected();
    here.loop.act(() -> says().note("The camera is gone."));
    assertEquals("The camera is gone.", here.state().local().note());
    here.loop.act(() -> says().note("The camera is back."));
    assertEquals("The camera is back.", here.state().local().note());
  }

  @Test
  void aNoteIsDismissed() {
    here.connected();
    here.loop.act(() -> says().note("The camera is gone."));
    here.peer.dismissNote();
    here.loop.run();
    assertEquals("", here.state().local().note());
  }

  @Test
  void aNoteGoesWithTheCall() {
    here.connected();
    here.loop.act(() -> says().note("The camera is gone."));
    here.message("ann", new PeerMessage.Close());
    assertEquals("", here.state().local().note());
  }

  @Test
  void anInterruptionHasABeginning() {
    here.connected();
    here.loop.advance(Duration.ofSeconds(7));
    Duration lost = here.loop.now();
    here.connection(Connection.State.RECONNECTING);
    assertEquals(Optional.of(lost), here.state().front().orElseThrow().media().lostSince());
    here.connection(Connection.State.CONNECTED);
    assertEquals(Optional.empty(), here.state().front().orElseThrow().media().lostSince());
  }

  @Test
  void theConnectionHearsThatTheServerIsLostAndBack() {
    here.connected();
    here.loop.act(() -> here.signalling.becomes(Link.waiting("lost", Duration.ofSeconds(5))));
    assertFalse(here.connections.latest().signalling);
    here.loop.act(() -> here.signalling.join());
    assertTrue(here.connections.latest().signalling);
  }

  @Test
  void theConnectionHearsOfAnotherNetwork() {
    here.connected();
    here.peer.networkChanged();
    here.loop.run();
    assertEquals(1, here.connections.latest().networkChanges);
  }

  @Test
  void beforeMediaIsReadyAnotherNetworkIsNoMatter() {
    here.withAnn();
    here.peer.connect("ann");
    here.peer.networkChanged();
    here.loop.run();
    assertEquals(0, here.connections.latest().networkChanges);
  }

  private Connection.Listener says() {
    return here.connections.latest().says();
  }
}
