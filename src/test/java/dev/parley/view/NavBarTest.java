package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class NavBarTest {
  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theNextTryIsCountedDown() throws Exception {
    open = new OpenView();
    Duration retryAt = open.now.plusSeconds(7);
    open.show(alone().status("Connection lost", "", Tone.BAD, retryAt, false));
    assertEquals("trying again in 7 s", open.text("nav-countdown"));
    open.now = open.now.plusMillis(4500);
    open.await("3 s", () -> open.text("nav-countdown").equals("trying again in 3 s"));
  }

  @Test
  void onceOnlineNothingIsCounted() throws Exception {
    open = new OpenView();
    open.show(alone().status("Connection lost", "", Tone.BAD, open.now.plusSeconds(7), false));
    open.show(alone());
    assertFalse(open.sees("nav-countdown"));
    assertEquals("Online", open.text("nav-status"));
  }

  @Test
  void aCallShowsWithWhomAndHowLong() throws Exception {
    open = new OpenView();
    Duration since = open.now.minusSeconds(161);
    open.show(alone().call(Phase.CONNECTED, "1002", "Alice", since));
    assertEquals("Alice", open.text("nav-partner"));
    assertEquals("02:41", open.text("nav-time"));
    open.now = open.now.plusSeconds(3600);
    open.await("an hour later", () -> open.text("nav-time").equals("1:02:41"));
  }

  @Test
  void aTroubledLinkIsToldInACallToo() throws Exception {
    open = new OpenView();
    open.show(
        alone()
            .call(Phase.CONNECTED, "1002", "Alice", open.now)
            .status("Reconnecting", "", Tone.WORKING, null, false));
    assertTrue(open.sees("nav-status"));
    assertTrue(open.node("nav-dot").getStyleClass().contains("dot-working"));
  }

  @Test
  void inANarrowWindowNothingOverlaps() throws Exception {
    open = new OpenView();
    open.resize(640, 480);
    open.show(
        alone()
            .call(
                Phase.CONNECTED, "1002", "Maximiliane Theodora von Wolkenkuckucksheim", open.now));
    double nameEnds = OpenView.onFx(() -> right("nav-time"));
    double closeBegins =
        OpenView.onFx(() -> open.stage().getScene().lookup("#nav-close").localToScene(0, 0).getX());
    assertTrue(nameEnds <= closeBegins, nameEnds + " after " + closeBegins);
  }

  private double right(String id) {
    var node = open.stage().getScene().lookup("#" + id);
    return node.localToScene(node.getLayoutBounds().getWidth(), 0).getX();
  }
}
