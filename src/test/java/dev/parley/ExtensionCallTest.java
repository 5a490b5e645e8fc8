package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState.Standing;
import dev.parley.peer.Phase;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.extension.ExtensionAccount;
import dev.parley.signalling.extension.ExtensionClient;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call to a desk with two agents, the whole way in one process and with real media. */
@Tag("media")
class ExtensionCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What 4:2:0 and VP8 at a video call's rate do to the middle of a patch, with room to spare. */
  private static final int COLOUR_TOLERANCE = 24;

  private static final String DESK = "desk";

  private final SignallingServer server =
      new SignallingServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Directory.of("parley.test").withExtension(DESK, "secret"),
          Limits.DEFAULT,
          TestMedia.loop());
  private final int port = TestMedia.end("server", server.start());
  private final Person ann = person("ann", "", 440);
  private final Person bob = person("bob", "secret", 660);
  private final Person carl = person("carl", "secret", 880);

  private Person person(String id, String password, int toneHz) {
    TextSocket.Opener sockets =
        WssSocket.opener(TestMedia.loop(), URI.create("ws://127.0.0.1:" + port + "/extension"));
    ExtensionAccount account = new ExtensionAccount(DESK, password);
    Signalling.Factory client =
        listener -> new ExtensionClient(TestMedia.loop(), sockets, account, () -> 0.5, listener);
    return new Person(id, client, toneHz);
  }

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        ann,
        bob,
        carl,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void oneAgentAnswersAndBothSeeAndHearEachOtherAndTheCardOfTheOtherAgentGoes() {
    ann.peer.join();
    TestMedia.await("the desk is away", LIMIT, () -> standsAs(Standing.AWAY));
    bob.peer.join();
    carl.peer.join();
    TestMedia.await("the desk is ready", LIMIT, () -> standsAs(Standing.FREE));
    TestMedia.await("agents", LIMIT, () -> bob.isOnline() && carl.isOnline());
    ann.peer.connect(DESK);
    for (Person agent : List.of(bob, carl)) {
      TestMedia.await("it rings", LIMIT, () -> !agent.state.offers().isEmpty());
    }
    bob.peer.accept(bob.state.offers().get(0).peerId());
    TestMedia.await("carl's card goes", LIMIT, () -> carl.state.offers().isEmpty());
    assertEquals(List.of(), carl.state.missed());

    seesAndHears(ann, 660);
    seesAndHears(bob, 440);

    ann.peer.close();
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("idle", LIMIT, () -> side.state.phase() == Phase.IDLE);
    }
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), bob.ends);
    assertTrue(standsAs(Standing.FREE));
  }

  private boolean standsAs(Standing standing) {
    return ann.state != null
        && ann.state.peers().size() == 1
        && ann.state.peers().get(0).peerId().equals(DESK)
        && ann.state.peers().get(0).standing() == standing;
  }

  private static void seesAndHears(Person side, int toneHz) {
    TestMedia.await("connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
    TestMedia.await("the test card", LIMIT, () -> side.seesTestCard(COLOUR_TOLERANCE));
    long number = side.number.get();
    TestMedia.await("the counter moves on", LIMIT, () -> side.number.get() > number + 30);
    TestMedia.await("the tone is heard", LIMIT, () -> side.hears(toneHz));
  }
}
