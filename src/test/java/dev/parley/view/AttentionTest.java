package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window comes up for a caller, and the keys stay where they are. */
class AttentionTest {
  private OpenView open;
  private Stage other;

  @BeforeEach
  void anotherWindowHasTheKeys() throws Exception {
    open = new OpenView(alone());
    open.act(
        () -> {
          other = new Stage();
          other.setScene(new Scene(new StackPane(), 200, 100));
          other.show();
          other.requestFocus();
        });
    open.await("another window in front", () -> !open.view.isInFront());
  }

  @AfterEach
  void close() {
    open.act(other::close);
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
    open.act(open.stage()::requestFocus);
    open.await("in front", open.view::isInFront);
  }

  @Test
  void aCallerBringsItUp() {
    minimise();
    assertTrue(isMinimised());
    open.show(alone().offered("ann", "Ann"));
    assertFalse(isMinimised());
  }

  @Test
  void theSwitchLeavesItWhereItIs() throws Exception {
    open.close();
    open =
        new OpenView(
            Preferences.FIRST.withRinging(new Preferences.Ringing(true, true, "", true, false)));
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
  void theKeysStayWithTheOther() {
    open.show(alone().offered("ann", "Ann"));
    assertEquals(true, OpenView.onFx(other::isFocused));
  }
}
