package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ann and Bob talk, and Eve is in the channel: nothing that she does changes their call. */
@Tag("media")
class HostileNeighbourTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestServer server = new TestServer();
  private Person ann;
  private Person bob;
  private Eve eve;

  @BeforeEach
  void annAndBobTalk() {
    int port = server.port;
    ann = new Person("ann", port, 440);
    bob = new Person("bob", port, 660);
    ann.peer.join();
    bob.peer.join();
    TestMedia.await("each sees the other", LIMIT, () -> ann.sees("bob") && bob.sees("ann"));
    ann.peer.connect("bob");
    TestMedia.await("the offer", LIMIT, () -> !bob.state.offers().isEmpty());
    bob.peer.accept("ann");
    TestMedia.await("pictures", LIMIT, () -> ann.pictures.get() > 30 && bob.pictures.get() > 30);
    URI url = URI.create("ws://127.0.0.1:" + port);
    eve = new Eve(TestMedia.loop(), "eve", url, "room", "secret");
    TestMedia.end("eve is online", eve.online());
  }

  @AfterEach
  void allLeave() {
    Closing.all(
        eve == null ? null : () -> TestMedia.on(() -> eve.client.leave()),
        ann,
        bob,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void namesThatDoNotPassAreNoNames() {
    Set<String> shown = new LinkedHashSet<>();
    TestMedia.on(() -> ann.watcher = state -> shown.addAll(namesOfEve(state)));
    eve.announceEachName();
    eve.announce("Eve at last");
    TestMedia.await("her last name", LIMIT, () -> shown.contains("Eve at last"));
    assertEquals(Set.of(), TestMedia.on(() -> namesBesides(shown, "eve", "E".repeat(32))));
  }

  private static List<String> namesOfEve(PeerState state) {
    return state.peers().stream()
        .filter(row -> row.peerId().equals("eve"))
        .map(PeerState.PeerRow::name)
        .toList();
  }

  private static Set<String> namesBesides(Set<String> shown, String... known) {
    Set<String> others = new LinkedHashSet<>(shown);
    others.remove("Eve at last");
    others.removeAll(List.of(known));
    return others;
  }

  @Test
  void aFloodAndWordsThatAreNotHersToSayChangeNothing() {
    eve.interfereWith("ann");
    eve.announceEachName();
    TestMedia.await("eve is seen", LIMIT, () -> ann.sees("eve"));
    for (Person person : List.of(ann, bob)) {
      long pictures = person.pictures.get();
      TestMedia.await("pictures go on", LIMIT, () -> person.pictures.get() > pictures + 60);
      assertEquals(Phase.CONNECTED, TestMedia.on(() -> person.state.phase()));
      assertEquals(List.<EndReason>of(), person.ends);
    }
    bob.peer.close();
    TestMedia.await("bob's close counts", LIMIT, () -> ann.state.phase() == Phase.IDLE);
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), ann.ends);
  }
}
