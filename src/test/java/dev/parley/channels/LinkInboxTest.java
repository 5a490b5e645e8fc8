package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.view.start.ChannelList.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class LinkInboxTest {
  private static final String LINK = "parley://talk.example.org/room#pw";

  private final FakeLoop loop = new FakeLoop();
  private final List<Destination> gone = new ArrayList<>();
  private Destination at;
  private final List<Destination> replaced = new ArrayList<>();
  private boolean doubtful;
  private int changes;
  private final LinkInbox links =
      new LinkInbox(
          loop,
          () -> at,
          new LinkInbox.Certificates() {
            @Override
            public boolean contradict(Destination there) {
              return doubtful;
            }

            @Override
            public void replace(Destination there) {
              replaced.add(there);
            }
          },
          there -> {
            gone.add(there);
            at = there;
          },
          () -> changes++);

  @Test
  void whoIsInNoCallGoesAtOnce() {
    come(LINK);
    assertEquals("room", gone.get(0).channel());
    assertEquals("pw", gone.get(0).password());
    assertEquals(Manner.GOES, links.visit().manner());
    assertEquals(1, links.visit().number());
  }

  @Test
  void whoIsInACallIsAskedAndMayStay() {
    stands(Phase.CONNECTED);
    come(LINK);
    assertEquals(List.of(), gone);
    assertEquals(Manner.ASKS, links.visit().manner());
    assertEquals("room", links.visit().channel());
    assertEquals("talk.example.org", links.visit().server());
    loop.act(links::drop);
    assertEquals(Manner.NONE, links.visit().manner());
    stands(Phase.IDLE);
    assertEquals(List.of(), gone, "the answer holds");
  }

  @Test
  void whoIsInACallAndWantsToGoGoes() {
    stands(Phase.CONNECTED);
    come(LINK);
    loop.act(links::follow);
    assertEquals(1, gone.size());
    assertEquals(Manner.GOES, links.visit().manner());
    assertEquals(1, links.visit().number(), "the window has come up for it");
    loop.act(links::follow);
    assertEquals(1, gone.size());
  }

  @Test
  void anotherCertificateIsAskedAboutAndNothingHappensBefore() {
    doubtful = true;
    come(LINK);
    assertEquals(Manner.DOUBTS, links.visit().manner());
    assertEquals("talk.example.org", links.visit().server());
    stands(Phase.IDLE);
    assertEquals(List.of(), gone);
    assertEquals(List.of(), replaced);
    loop.act(links::drop);
    assertEquals(Manner.NONE, links.visit().manner());
    loop.act(links::follow);
    assertEquals(List.of(), gone, "the answer holds");
    assertEquals(List.of(), replaced);
  }

  @Test
  void whoBelievesAnotherCertificateGoes() {
    doubtful = true;
    come(LINK);
    loop.act(links::follow);
    assertEquals(1, replaced.size());
    assertEquals(1, gone.size());
    assertEquals(Manner.GOES, links.visit().manner());
  }

  @Test
  void inACallBothAreAsked() {
    stands(Phase.CONNECTED);
    doubtful = true;
    come(LINK);
    assertEquals(Manner.DOUBTS, links.visit().manner());
    loop.act(links::follow);
    assertEquals(Manner.ASKS, links.visit().manner());
    assertEquals(List.of(), gone);
    loop.act(links::follow);
    assertEquals(1, gone.size());
    assertEquals(1, replaced.size());
  }

  /** The kept password would be lost for nothing. */
  @Test
  void whoStaysInTheCallReplacesNothing() {
    stands(Phase.CONNECTED);
    doubtful = true;
    come(LINK);
    loop.act(links::follow);
    loop.act(links::drop);
    assertEquals(List.of(), replaced);
    doubtful = false;
    come(LINK);
    loop.act(links::follow);
    assertEquals(List.of(), replaced);
  }

  /** What a person has not answered is not answered by the end of a call. */
  @Test
  void theEndOfACallIsNoYesToAnotherCertificate() {
    stands(Phase.CONNECTED);
    doubtful = true;
    come(LINK);
    stands(Phase.IDLE);
    assertEquals(Manner.DOUBTS, links.visit().manner());
    assertEquals(List.of(), gone);
  }

  @Test
  void theNextLinkTakesThePlaceOfTheQuestion() {
    doubtful = true;
    come(LINK);
    doubtful = false;
    come(LINK);
    assertEquals(1, gone.size());
    assertEquals(List.of(), replaced);
  }

  @Test
  void aCallThatIsBeingMadeIsACall() {
    stands(Phase.OFFERING);
    come(LINK);
    assertEquals(List.of(), gone);
  }

  @Test
  void whenTheCallEndsMeanwhileNothingNeedBeAsked() {
    stands(Phase.CONNECTED);
    come(LINK);
    stands(Phase.IDLE);
    assertEquals(1, gone.size());
  }

  @Test
  void theLastLinkCounts() {
    stands(Phase.CONNECTED);
    come(LINK);
    come("parley://talk.example.org/attic");
    assertEquals(2, links.visit().number());
    loop.act(links::follow);
    assertEquals(List.of("attic"), gone.stream().map(Destination::channel).toList());
  }

  @Test
  void aWrongOneTakesBackWhatWasAsked() {
    stands(Phase.CONNECTED);
    come(LINK);
    come("parley://");
    loop.act(links::follow);
    assertEquals(List.of(), gone);
  }

  @Test
  void whoIsThereAlreadyStays() {
    come(LINK);
    stands(Phase.CONNECTED);
    come(LINK);
    come("parley://talk.example.org/room");
    assertEquals(1, gone.size());
    assertEquals(Manner.GOES, links.visit().manner());
    assertEquals(3, links.visit().number(), "the window comes up");
  }

  @Test
  void anotherPasswordIsAnotherTry() {
    come(LINK);
    come("parley://talk.example.org/room#other");
    assertEquals(2, gone.size());
  }

  static List<String> hostile() {
    return List.of(
        "parley:",
        "parley:host/room",
        "parley://",
        "parley://--ca=/etc/passwd/room",
        "parley://host/--report",
        "parley://host/room --ca /etc/passwd",
        "parley://host/room\" --headless \"",
        "parley://host/'room'",
        "parley://host/ro\nom",
        "parley://host/ro%0Aom",
        "parley://host/ro\0om",
        "parley://host/ro%00om",
        "parley://host/%zz",
        "parley://host/%ff%fe",
        "parley://user:pass@host/room",
        "parley://host:0/room",
        "parley://host/room?cert=12",
        "parley://host/room?path=/../../x%3Fy",
        "parley://host/room?name=a&name=b",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://host/room",
        "--ca=/etc/passwd",
        "-h",
        "",
        "parley://host/" + "r".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileOneDoesNothingButSaySo(String link) {
    come(link);
    assertEquals(List.of(), gone);
    assertEquals(Manner.WRONG, links.visit().manner());
    assertFalse(links.visit().trouble().isEmpty());
    assertTrue(links.visit().trouble().length() < 300);
    loop.act(links::drop);
    assertEquals(Manner.NONE, links.visit().manner());
  }

  private void come(String link) {
    int before = changes;
    loop.act(() -> links.come(link));
    assertTrue(changes > before);
  }

  private void stands(Phase phase) {
    PeerState.Status online =
        new PeerState.Status("", "", PeerState.Tone.GOOD, Optional.empty(), false, false);
    PeerState state =
        new PeerState(
            online,
            "room",
            "Robin",
            true,
            "",
            Callees.LISTED,
            List.of(),
            List.of(),
            List.of(),
            phase.isBusy()
                ? List.of(
                    new PeerState.Call(
                        "1002", "Alice", phase, Optional.empty(), PeerState.Media.ALL))
                : List.of(),
            List.of(),
            PeerState.Notices.NONE,
            PeerState.Local.ALL);
    loop.act(() -> links.state(state));
  }
}
