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
  void inACallTheBarIsAway() throws Exception {
    open = new OpenView(alone());
    assertTrue(open.sees("navbar"));
    open.show(alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    assertFalse(open.sees("navbar"));
  }
}
