package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the peer's pictures can be seen, as the peer is told. */
@Tag("desktop")
class SeenWindowTest {
  private static final TestStates CALL =
      TestStates.alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aWindowThatIsMinimisedBeforeTheCallIsNotSeenUntilItIsBack() throws Exception {
    open = new OpenView(TestStates.alone());
    assertTrue(open.view.isSeen());
    open.act(() -> open.stage().setIconified(true));
    open.show(CALL);
    assertFalse(open.view.isSeen());

    open.act(() -> open.stage().setIconified(false));
    assertTrue(open.view.isSeen());
  }

  @Test
  void aCallThatGoesOnInTheSmallWindowIsSeen() throws Exception {
    open = new OpenView(CALL);
    open.act(() -> open.stage().setIconified(true));

    assertTrue(open.view.isSeen());
  }

  @Test
  void aSmallWindowThatIsMinimisedTooIsNotSeen() throws Exception {
    open = new OpenView(CALL);
    open.act(() -> open.stage().setIconified(true));
    open.act(() -> small().setIconified(true));
    assertFalse(open.view.isSeen());

    open.act(() -> open.stage().setIconified(false));
    assertTrue(open.view.isSeen());
    open.act(() -> open.stage().setIconified(true));
    assertTrue(open.view.isSeen(), "it comes back as it was at first");
  }

  private static Stage small() {
    return Window.getWindows().stream()
        .filter(each -> each.getScene().getRoot().getId() != null)
        .filter(each -> each.getScene().getRoot().getId().equals("small"))
        .map(Stage.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
