package dev.parley.ringing;

import static dev.parley.ringing.BellStates.named;
import static dev.parley.ringing.BellStates.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the system is asked to say, and what is taken back. */
@Tag("unit")
class AnnouncerTest {
  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final FakeLoop loop = new FakeLoop();
  private final FakeNotifications notices = new FakeNotifications();
  private boolean inFront;
  private final Announcer announcer = new Announcer(loop, notices, () -> inFront);
  private PeerState last;

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @AfterEach
  void backToTheFormerLanguage() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  private void look(PeerState now) {
    loop.act(() -> announcer.look(last, now, true));
    last = now;
  }

  @Test
  void aCallerIsNamedOnce() {
    look(state(Phase.IDLE, "Ann"));
    look(state(Phase.IDLE, "Ann"));
    assertEquals(List.of("Ann is calling | Open Parley to answer."), notices.shown);
  }

  @Test
  void whoAsksToJoinSaysWhoIsInTheCall() {
    List<String> others = List.of("Bob", "Eve");
    look(
        TestCalls.none()
            .offering(new Offer("ann", "Ann", Duration.ZERO, Optional.empty(), others)));
    assertEquals(
        List.of("Ann asks you to join a call with Bob, Eve | Open Parley to answer."),
        notices.shown);
  }

  @Test
  void anOfferThatIsGoneIsTakenBack() {
    look(state(Phase.IDLE, "Ann", "Bob"));
    look(state(Phase.IDLE, "Bob"));
    assertEquals(List.of("1"), notices.withdrawn);
  }

  @Test
  void whoLooksAtTheWindowIsNotTold() {
    inFront = true;
    look(state(Phase.IDLE, "Ann"));
    assertEquals(List.of(), notices.shown);
  }

  @Test
  void whoDoesNotWantItIsNotTold() {
    loop.act(() -> announcer.look(null, state(Phase.IDLE, "Ann"), false));
    assertEquals(List.of(), notices.shown);
  }

  @Test
  void aCrowdIsToldOfThreeTimes() {
    look(state(Phase.IDLE, "a", "b", "c", "d", "e"));
    assertEquals(3, notices.shown.size());
  }

  private void unread(String name, int count) {
    loop.act(
        () -> {
          if (announcer.unread(Map.of("talk", new Announcer.Unread(name, count)))) {
            announcer.showUnread();
          }
        });
  }

  @Test
  void whoHasWrittenIsNamedAndWhatIsNot() {
    unread("Ann", 1);
    assertEquals(List.of("New message from Ann | Open Parley to read it."), notices.shown);
  }

  @Test
  void whatWasReadIsTakenBack() {
    unread("Ann", 1);
    unread("Ann", 0);
    assertEquals(List.of("1"), notices.withdrawn);
    unread("Ann", 1);
    assertEquals(2, notices.shown.size());
  }

  @Test
  void manyMessagesAreSaidOnceInAWhile() {
    for (int count = 1; count <= 100; count++) {
      unread("Ann", count);
    }
    assertEquals(1, notices.shown.size());
    loop.advance(Announcer.PAUSE);
    unread("Ann", 101);
    assertEquals(2, notices.shown.size());
    assertEquals(List.of("1"), notices.withdrawn);
  }

  @Test
  void whoReadsInTheWindowIsNotToldOfMessages() {
    inFront = true;
    unread("Ann", 1);
    inFront = false;
    assertEquals(List.of(), notices.shown);
    unread("Ann", 2);
    assertEquals(1, notices.shown.size());
  }

  @Test
  void callsDoNotTakeBackMessages() {
    unread("Ann", 1);
    look(state(Phase.IDLE, "Bob"));
    look(state(Phase.IDLE));
    assertEquals(List.of("2"), notices.withdrawn);
  }

  @Test
  void aStrangersNameIsMadeHarmless() {
    String hostile = "\u202eAn\n\u0007n" + "x".repeat(200);
    look(named(Phase.IDLE, List.of(new Offer("a", hostile, Duration.ZERO))));
    String title = notices.shown.get(0).split(" \\| ")[0];
    assertTrue(title.startsWith("An nx"), title);
    assertTrue(title.endsWith("… is calling"), title);
    assertTrue(title.length() < 80, title);
  }

  @Test
  void aNameOfNothingIsSomebody() {
    look(named(Phase.IDLE, List.of(new Offer("a", "\u202e \n", Duration.ZERO))));
    assertEquals(List.of("Someone is calling | Open Parley to answer."), notices.shown);
  }

  @Test
  void aMissedCallIsSaidEachTimeAndTakenBackWhenItIsSeen() {
    look(state(Phase.IDLE, "Ann"));
    look(BellStates.missed("Ann", 1));
    look(BellStates.missed("Ann", 2));
    look(state(Phase.IDLE));
    assertEquals(
        List.of(
            "Ann is calling | Open Parley to answer.",
            "Missed call from Ann | Open Parley to call back.",
            "Missed call from Ann | Open Parley to call back."),
        notices.shown);
    assertEquals(List.of("1", "2", "3"), notices.withdrawn);
  }

  @Test
  void aDesktopWithoutNotificationsIsNoTrouble() {
    notices.missing = true;
    look(state(Phase.IDLE, "Ann"));
    look(state(Phase.IDLE));
    assertEquals(List.of(), notices.withdrawn);
  }

  @Test
  void noneStaysAfterTheEnd() {
    look(state(Phase.IDLE, "Ann", "Bob"));
    loop.act(announcer::close);
    assertEquals(List.of("1", "2"), notices.withdrawn.stream().sorted().toList());
  }
}
