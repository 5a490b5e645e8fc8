package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A window that anybody may use who comes by, and nobody shall leave. */
@Tag("desktop")
class KioskTest {
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));

  private OpenView open;

  @BeforeEach
  void aKiosk() throws Exception {
    open = OpenView.kiosk();
    open.show(HERE);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void thoseWhoAreHereCanBeCalled() {
    open.click("connect-1002");
    assertEquals(List.of("connect 1002"), open.intents.wanted());
  }

  @Test
  void nothingLeadsOut() {
    for (String way : List.of("menu", "own-rename", "nav-settings", "start-self", "start-join")) {
      assertFalse(open.sees(way), way);
    }
    open.show(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    assertFalse(open.sees("call-more"));
    assertFalse(open.sees("call-sound"));
    assertFalse(open.sees("call-cameras"));
    assertTrue(open.sees("call-close"));
  }

  /** The invitation has the password in it. */
  @Test
  void nobodyTakesTheKeyToTheChannelAway() {
    Here here =
        new Here(Kind.ELSEWHERE, "talk.example.org", "garden", "parley://talk.example.org/");
    open.view.places(new Known(List.of(), here, Host.OFF, ""));
    open.settle();
    assertFalse(open.sees("people-invite"));
  }

  @Test
  void theScreenStaysFilledAndTheWindowOpen() {
    open.show(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    open.press(KeyCode.F);
    open.press(KeyCode.F11);
    open.press(KeyCode.ESCAPE);
    open.person.doubleClickOn(open.node("window"), MouseButton.PRIMARY);
    open.settle();
    assertTrue(OpenView.onFx(() -> open.stage().isFullScreen()));
    open.act(
        () ->
            Event.fireEvent(
                open.stage(), new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    assertEquals(0, open.left.get());
  }

  @Test
  void whereTheServerSaysNoOnlyComingBackIsOffered() {
    open.show(HERE.wrongPassword());
    assertTrue(open.sees("rejoin-again"));
    assertFalse(open.sees("rejoin-leave"));
    assertFalse(open.sees("rejoin-start"));
  }
}
