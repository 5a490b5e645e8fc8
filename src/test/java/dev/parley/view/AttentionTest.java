package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Toggle;
import java.time.Duration;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window comes up for a caller. */
@Tag("desktop")
class AttentionTest {
  private OpenView open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenView(alone());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private boolean isMinimised() {
    return OpenView.onFx(() -> open.stage().isIconified());
  }

  private void minimise() {
    Stage stage = open.stage();
    open.act(() -> stage.setIconified(true));
  }

  @Test
  void itSaysWhetherItIsInFront() {
    open.await("in front", open.view::isInFront);
    minimise();
    open.await("not in front", () -> !open.view.isInFront());
  }

  @Test
  void aCallerBringsItUp() {
    minimise();
    assertTrue(isMinimised());
    open.show(alone().offered("ann", "Ann"));
    assertFalse(isMinimised());
  }

  @Test
  void itStandsAboveAllOthersUntilThePersonComesOrNobodyCalls() {
    minimise();
    open.show(alone().offered("ann", "Ann"));
    boolean above = OpenView.onFx(() -> open.stage().isAlwaysOnTop() || open.stage().isFocused());
    assertTrue(above);
    open.show(alone());
    assertFalse(OpenView.onFx(() -> open.stage().isAlwaysOnTop()));
  }

  @Test
  void theSwitchLeavesItWhereItIs() throws Exception {
    open.close();
    open = new OpenView(Preferences.FIRST.with(Toggle.RAISE_WINDOW, false));
    open.show(alone());
    minimise();
    open.show(alone().offered("ann", "Ann"));
    assertTrue(isMinimised());
  }

  @Test
  void theSameCallerBringsItUpOnce() {
    open.show(alone().offered("ann", "Ann"));
    minimise();
    open.show(alone().offered("ann", "Ann").notice("Something else."));
    assertTrue(isMinimised());
  }

  @Test
  void inACallItIsAsSmallAsItIsWanted() {
    TestStates call = alone().call(Phase.CONNECTED, "bob", "Bob", Duration.ofSeconds(990));
    open.show(call);
    minimise();
    open.show(call.offered("ann", "Ann"));
    assertTrue(isMinimised());
  }
}
