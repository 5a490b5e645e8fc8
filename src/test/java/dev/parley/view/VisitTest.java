package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Visit;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links into a channel: one that was opened elsewhere, and one for others. */
@Tag("desktop")
class VisitTest {
  private OpenView open;

  @BeforeEach
  void begin() throws Exception {
    open = new OpenView();
    open.resize(900, 700);
    open.show(alone());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whoIsOnTheWayIsAskedNothing() {
    visit(new Visit(1, Manner.GOES, "room", "host", ""));
    assertTrue(open.sees("peers-panel"));
    assertFalse(open.sees("visit"));
  }

  @Test
  void theWindowComesUpOnceForEachLink() {
    open.act(() -> open.stage().setIconified(true));
    visit(new Visit(1, Manner.ASKS, "room", "host", ""));
    assertFalse(open.stage().isIconified());
    open.act(() -> open.stage().setIconified(true));
    visit(new Visit(1, Manner.NONE, "room", "host", ""));
    assertTrue(open.stage().isIconified());
  }

  @Test
  void whoIsInACallIsAskedAndGoes() {
    inCall();
    visit(new Visit(1, Manner.ASKS, "room", "talk.example.org", ""));
    assertTrue(open.sees("visit"));
    assertTrue(open.text("visit-title").contains("room"));
    assertTrue(open.text("visit-words").contains("talk.example.org"));
    open.click("visit-go");
    assertEquals(List.of("follow"), open.places.wanted());
    visit(new Visit(1, Manner.GOES, "room", "talk.example.org", ""));
    assertFalse(open.sees("visit"));
  }

  @Test
  void whoIsInACallIsAskedAndStays() {
    inCall();
    visit(new Visit(1, Manner.ASKS, "room", "talk.example.org", ""));
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of("drop"), open.places.wanted());
    visit(new Visit(1, Manner.NONE, "room", "talk.example.org", ""));
    assertFalse(open.sees("visit"));
  }

  @Test
  void anotherCertificateIsAskedAbout() {
    visit(new Visit(1, Manner.DOUBTS, "room", "talk.example.org", ""));
    assertTrue(open.sees("visit"));
    assertTrue(open.text("visit-title").contains("talk.example.org"));
    assertTrue(open.text("visit-words").contains("certificate"));
    assertTrue(open.text("visit-words").contains("password"));
    open.press(KeyCode.ENTER);
    assertEquals(List.of(), open.places.wanted(), "nothing by accident");
    open.click("visit-go");
    assertEquals(List.of("follow"), open.places.wanted());
    visit(new Visit(1, Manner.DOUBTS, "room", "talk.example.org", "").of(Manner.ASKS));
    assertFalse(open.text("visit-words").contains("certificate"));
  }

  @Test
  void whatIsWrongWithALinkIsRead() {
    visit(new Visit(1, Manner.WRONG, "", "", "The link is damaged."));
    assertEquals("The link is damaged.", open.text("visit-words"));
    assertFalse(open.sees("visit-go"));
    open.act(() -> open.alarms.pass(java.time.Duration.ofSeconds(1))); // it has been read
    open.press(KeyCode.ENTER);
    assertEquals(List.of("drop"), open.places.wanted());
  }

  /** As long as it is so, on the page and above a call. */
  @Test
  void thatOthersCanReadIsSaidAsLongAsItIsSo() {
    assertFalse(open.sees("nav-exposed"));
    exposed(true);
    assertTrue(open.sees("nav-exposed"));
    assertTrue(open.tip("nav-exposed").contains("not encrypted"));
    assertTrue(open.sees("people-exposed"));
    inCall();
    assertTrue(open.sees("call-exposed"));
    open.press(KeyCode.ESCAPE);
    assertTrue(open.sees("call-exposed"), "it does not go away by itself");
    exposed(false);
    assertFalse(open.sees("call-exposed"));
  }

  private void inCall() {
    open.show(
        TestStates.with(free("1002", "Alice"))
            .call(Phase.CONNECTED, "1002", "Alice", open.now.minus(Duration.ofSeconds(5))));
  }

  private void exposed(boolean now) {
    Here there = new Here(Kind.ELSEWHERE, "ws://h", "room", "").exposed(now);
    open.view.places(new Known(List.of(), there, Host.OFF, ""));
    open.settle();
  }

  private void visit(Visit visit) {
    open.view.places(
        new Known(List.of(), new Here(Kind.HOME, "", "home", ""), Host.OFF, "", visit, false));
    open.settle();
  }
}
