package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of every event in every phase: the controller keeps to it, and docs/calls.md shows it.
 */
@Tag("unit")
class CallTableTest {
  private static final Path PAGE = Path.of("docs", "calls.md");

  static Stream<Arguments> cells() {
    return Stream.of(CallEvent.values())
        .flatMap(event -> Stream.of(Phase.values()).map(phase -> Arguments.of(event, phase)))
        .filter(cell -> ((CallEvent) cell.get()[0]).in((Phase) cell.get()[1]) != Transition.NEVER);
  }

  @ParameterizedTest(name = "{0} while {1}")
  @MethodSource("cells")
  void theControllerKeepsToTheCell(CallEvent event, Phase phase) {
    TableDriver driver = new TableDriver(event, phase);
    assertEquals(phase, driver.here.phase(), "brought up to");
    int received = driver.here.received();
    int connections = driver.here.connections.count();
    driver.drive(event, phase);
    Transition step = event.in(phase);
    boolean anew = beginsAnew(event, step);
    Phase stays = step.next == null ? phase : step.next;
    assertEquals(anew ? Phase.PREPARING_ACCEPT : stays, driver.here.phase());
    List<String> said = new ArrayList<>(announced(event, phase));
    said.addAll(said(step, driver.partner));
    assertEquals(said, driver.here.signalling.takeSaid());
    assertEquals(step.reason == null ? List.of() : List.of(step.reason), driver.here.ends);
    assertEquals(
        step == Transition.PASS_ON ? received + 1 : received,
        anew ? received : driver.here.received());
    boolean begins = anew || step == Transition.PREPARE_OFFER || step == Transition.PREPARE_ACCEPT;
    assertEquals(begins ? connections + 1 : connections, driver.here.connections.count());
    assertEquals(driver.here.phase().isBusy() ? 1 : 0, driver.here.connections.living());
    switch (step) {
      case SHOW_OFFER -> assertTrue(driver.rings(driver.partner));
      case REMOVE_OFFER -> assertTheOfferLeft(driver);
      case CONNECT -> assertTrue(driver.here.connections.latest().polite());
      case ACCEPT -> assertTrue(!driver.here.connections.latest().polite());
      case HOLD_BACK -> assertFalse(driver.here.connections.latest().signalling);
      case GO_ON, GO_ON_OFFERING -> assertTrue(driver.here.connections.latest().signalling);
      case NEW_PATH -> assertEquals(1, driver.here.connections.latest().networkChanges);
      default -> {}
    }
  }

  static Stream<Arguments> offers() {
    return Stream.of(OfferEvent.values())
        .flatMap(event -> Stream.of(Phase.values()).map(phase -> Arguments.of(event, phase)));
  }

  @ParameterizedTest(name = "{0} while {1}")
  @MethodSource("offers")
  void offersAreHandledAlikeInEveryPhase(OfferEvent event, Phase phase) {
    TableDriver driver = new TableDriver(event, phase);
    int received = driver.here.received();
    int connections = driver.here.connections.count();
    driver.drive(event, phase);
    boolean declined = event.outcome == OfferEvent.Outcome.DECLINE;
    assertEquals(
        declined ? List.of(TableDriver.OTHER + ": Close") : List.of(),
        driver.here.signalling.takeSaid());
    assertTheCallIsUntouched(driver, phase, received, connections);
    switch (event.outcome) {
      case SHOW -> assertTrue(driver.rings(TableDriver.OTHER));
      case MISS -> {
        assertEquals(List.of(), driver.here.state().offers());
        assertEquals(List.of(TableDriver.OTHER), missed(driver));
      }
      case STOP_RINGING, DECLINE, IGNORE, BLOCK -> assertTheOfferLeft(driver);
      case DROP -> assertEquals(List.of(), missed(driver));
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void whatABlockedPeerSaysIsDroppedWithoutAWord(Phase phase) {
    TableDriver driver = new TableDriver(TableDriver.Blocked.BLOCKED_SPEAKS, phase);
    int received = driver.here.received();
    int connections = driver.here.connections.count();
    driver.drive(TableDriver.Blocked.BLOCKED_SPEAKS, phase);
    assertEquals(List.of(), driver.here.signalling.takeSaid());
    assertTheCallIsUntouched(driver, phase, received, connections);
    assertTheOfferLeft(driver);
  }

  private static void assertTheCallIsUntouched(
      TableDriver driver, Phase phase, int received, int connections) {
    assertEquals(phase, driver.here.phase());
    assertEquals(List.of(), driver.here.ends);
    assertEquals(received, driver.here.received());
    assertEquals(connections, driver.here.connections.count());
    assertEquals(phase.isBusy() ? 1 : 0, driver.here.connections.living());
  }

  private static void assertTheOfferLeft(TableDriver driver) {
    assertEquals(List.of(), driver.here.state().offers());
    assertEquals(List.of(), missed(driver));
  }

  private static List<String> missed(TableDriver driver) {
    return driver.here.state().missed().stream().map(PeerState.Missed::peerId).toList();
  }

  /** Whether the accepted call begins, where that was the end of the one before. */
  private static boolean beginsAnew(CallEvent event, Transition step) {
    boolean accepts =
        event == CallEvent.USER_ACCEPTS_INSTEAD || event == CallEvent.USER_ACCEPTS_PARTNER;
    return accepts && step.next == Phase.IDLE;
  }

  /** What the channel and its server are told whatever the call does. */
  private static List<String> announced(CallEvent event, Phase phase) {
    return switch (event) {
      case BEAT -> List.of(phase.isBusy() ? "all: UNAVAILABLE" : "all: AVAILABLE");
      case LINK_BACK ->
          phase.isBusy() ? List.of("all: READY", "all: UNAVAILABLE") : List.of("all: READY");
      case NETWORK_CHANGES -> List.of("network changed");
      default -> List.of();
    };
  }

  private static List<String> said(Transition step, String partner) {
    return switch (step) {
      case OFFER -> List.of(partner + ": Offer", "all: UNAVAILABLE");
      case ACCEPT -> List.of(partner + ": Accept", "all: UNAVAILABLE");
      case REPEAT_OFFER, GO_ON_OFFERING -> List.of(partner + ": Offer");
      case HANG_UP, NO_ANSWER -> List.of(partner + ": Close", "all: AVAILABLE");
      case MEDIA_FAILED, CONNECTION_FAILED -> List.of(partner + ": Failed", "all: AVAILABLE");
      default -> step.reason == null ? List.of() : List.of("all: AVAILABLE");
    };
  }

  /** Writes the page anew where {@code -Dwrite.docs=true} asks for it. */
  @Test
  void thePageShowsTheTable() throws IOException {
    if (Boolean.getBoolean("write.docs")) {
      Files.writeString(PAGE, CallPage.text());
    }
    assertEquals(CallPage.text(), Files.readString(PAGE));
  }

  @Test
  void nothingCanComeOfACallThatIsNotThere() {
    Stream.of(CallEvent.values())
        .filter(event -> event != CallEvent.MEDIA_READY_BOTH_OFFER)
        .forEach(
            event ->
                Stream.of(Phase.values())
                    .filter(phase -> event.in(phase) == Transition.NEVER)
                    .forEach(phase -> assertEquals(Phase.IDLE, phase, event.name())));
  }
}
