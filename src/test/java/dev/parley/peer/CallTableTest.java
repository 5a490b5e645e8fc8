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
        .filter(cell -> ((CallEvent) cell.get()[0]).in((Phase) cell.get()[1]) != Step.NEVER);
  }

  @ParameterizedTest(name = "{0} while {1}")
  @MethodSource("cells")
  void theControllerKeepsToTheCell(CallEvent event, Phase phase) {
    TableDriver driver = new TableDriver(event, phase);
    assertEquals(phase, driver.here.phase(), "brought up to");
    int received = driver.here.received();
    int connections = driver.here.connections.count();
    driver.drive(event, phase);
    Step step = event.in(phase);
    assertEquals(step.next == null ? phase : step.next, driver.here.phase());
    List<String> said = new ArrayList<>(announced(event, phase));
    said.addAll(said(step, phase, driver.partner));
    assertEquals(said, driver.here.signalling.takeSaid());
    assertEquals(ended(step, phase), driver.here.ends);
    assertEquals(step == Step.PASS_ON ? received + 1 : received, driver.here.received());
    assertEquals(begins(step) ? connections + 1 : connections, driver.here.connections.count());
    assertEquals(driver.here.phase().isBusy() ? 1 : 0, driver.here.connections.living());
    switch (step) {
      case SHOW_OFFER -> assertTrue(driver.rings(ringing(event, driver)));
      case MISS -> {
        assertEquals(List.of(), driver.here.state().offers());
        assertEquals(List.of(TableDriver.OTHER), missed(driver));
      }
      case REMOVE_OFFER, STOP_RINGING, DECLINE, IGNORE, BLOCK, SILENCE -> {
        assertEquals(List.of(), driver.here.state().offers());
        assertEquals(List.of(), missed(driver));
      }
      case CONNECT -> assertTrue(driver.here.connections.latest().polite());
      case ACCEPT -> assertTrue(!driver.here.connections.latest().polite());
      case HOLD_BACK -> assertFalse(driver.here.connections.latest().signalling);
      case GO_ON, GO_ON_OFFERING -> assertTrue(driver.here.connections.latest().signalling);
      case NEW_PATH -> assertEquals(1, driver.here.connections.latest().networkChanges);
      default -> {}
    }
  }

  private static List<String> missed(TableDriver driver) {
    return driver.here.state().missed().stream().map(PeerState.Missed::peerId).toList();
  }

  private static String ringing(CallEvent event, TableDriver driver) {
    return event == CallEvent.OTHER_OFFERS ? TableDriver.OTHER : driver.partner;
  }

  private static boolean begins(Step step) {
    return switch (step) {
      case PREPARE_OFFER, PREPARE_ACCEPT, SWITCH, RENEW -> true;
      default -> false;
    };
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

  private static List<String> said(Step step, Phase before, String partner) {
    List<String> said = new ArrayList<>();
    switch (step) {
      case OFFER -> said.addAll(List.of(partner + ": Offer", "all: UNAVAILABLE"));
      case ACCEPT -> said.addAll(List.of(partner + ": Accept", "all: UNAVAILABLE"));
      case REPEAT_OFFER, GO_ON_OFFERING -> said.add(partner + ": Offer");
      case DECLINE -> said.add(TableDriver.OTHER + ": Close");
      case SWITCH -> said.addAll(said(CallEvent.USER_CLOSES.in(before), before, partner));
      case RENEW -> said.add("all: AVAILABLE");
      default -> {
        if (!step.lastWord.isEmpty()) {
          said.add(partner + ": " + step.lastWord);
        }
        if (step.reason != null) {
          said.add("all: AVAILABLE");
        }
      }
    }
    return said;
  }

  private static List<EndReason> ended(Step step, Phase before) {
    return switch (step) {
      case SWITCH, RENEW -> List.of(EndReason.CLOSED);
      default -> step.reason == null ? List.of() : List.of(step.reason);
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
                    .filter(phase -> event.in(phase) == Step.NEVER)
                    .forEach(phase -> assertEquals(Phase.IDLE, phase, event.name())));
  }
}
