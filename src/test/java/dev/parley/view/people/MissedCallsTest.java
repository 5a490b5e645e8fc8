package dev.parley.view.people;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has called in vain. */
@Tag("desktop")
class MissedCallsTest {
  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void withoutAnyThereIsNothing() throws Exception {
    open = new OpenView(alone());
    assertFalse(open.sees("missed"));
    assertFalse(open.sees("nav-missed"));
  }

  @Test
  void theyAreCountedAndNamed() throws Exception {
    open = new OpenView();
    Duration at = open.now.minusMinutes(5);
    open.show(
        alone()
            .missed(new Missed("a", "Alice", at, 3, true), new Missed("b", "Bob", at, 1, false)));
    assertEquals("4 missed calls", open.text("missed-title"));
    assertEquals("4", open.text("nav-missed"));
    assertEquals("4 missed calls", open.spoken("nav-missed"));
    assertEquals("Alice", open.text("peer-name-a"));
    assertEquals("3 missed calls 5 min ago · Offline", open.text("peer-standing-a"));
    assertEquals("Missed call 5 min ago · Offline", open.text("peer-standing-b"));
  }

  @Test
  void oneClickCallsBackWhoIsThere() throws Exception {
    open =
        new OpenView(
            TestStates.with(free("a", "Alice"))
                .missed(
                    new Missed("a", "Alice", Duration.ZERO, 1, true),
                    new Missed("b", "Bob", Duration.ZERO, 1, false)));
    assertEquals("Call Alice back", open.spoken("connect-a"));
    open.click("connect-a");
    open.click("connect-b");
    assertEquals(List.of("connect a"), open.intents.wanted());
  }

  @Test
  void theyGoWhenThePersonHasSeenThem() throws Exception {
    open = new OpenView(alone().missed(new Missed("a", "Alice", Duration.ZERO, 1, true)));
    open.click("missed-seen");
    assertEquals(List.of("seenMissed"), open.intents.wanted());
    assertTrue(open.sees("missed"), "until the state says so");
    open.show(alone());
    assertFalse(open.sees("missed"));
  }

  @Test
  void theyAreRowsAboveTheOthersAndNobodyIsThereTwice() throws Exception {
    open =
        new OpenView(
            TestStates.with(free("a", "Alice"), free("b", "Bob"))
                .missed(new Missed("b", "Bob", Duration.ZERO, 1, true)));
    List<String> names =
        OpenView.onFx(
            () ->
                ((ListView<?>) open.stage().getScene().lookup("#peers"))
                    .getItems().stream().map(row -> ((PersonRow) row).name()).toList());
    assertEquals(List.of("Bob", "Alice"), names);
    assertEquals("Call back", open.text("connect-b"));
    assertEquals("Call", open.text("connect-a"));
    assertEquals("2 people here", open.text("peers-title"));
  }

  @Test
  void theirAgeGoesOn() throws Exception {
    open = new OpenView(alone().missed(new Missed("a", "Alice", OpenView.START, 1, false)));
    assertEquals("Missed call 0 s ago · Offline", open.text("peer-standing-a"));
    open.now = open.now.plusMinutes(2);
    open.await(
        "2 min", () -> open.text("peer-standing-a").equals("Missed call 2 min ago · Offline"));
  }

  @Test
  void inACallTheirNumberStays() throws Exception {
    open =
        new OpenView(
            alone()
                .missed(new Missed("a", "Alice", Duration.ZERO, 120, true))
                .call(Phase.CONNECTED, "1002", "Cid", Duration.ZERO));
    assertFalse(open.sees("missed"));
    assertEquals("99+", open.text("nav-missed"));
  }

  @Test
  void aHostileNameIsTamed() throws Exception {
    open = new OpenView(alone().missed(new Missed("a", "A\u202Elice\n", Duration.ZERO, 1, true)));
    assertEquals("Alice", open.text("peer-name-a"));
  }

  @Test
  void manyLeaveRoomForThePeers() throws Exception {
    Missed[] many =
        IntStream.range(0, 20)
            .mapToObj(i -> new Missed("m" + i, "Made up", Duration.ZERO, 1, false))
            .toArray(Missed[]::new);
    open = new OpenView(TestStates.with(free("a", "Alice")).missed(many));
    open.resize(420, 560);
    open.click("connect-a");
    assertEquals(List.of("connect a"), open.intents.wanted());
  }
}
