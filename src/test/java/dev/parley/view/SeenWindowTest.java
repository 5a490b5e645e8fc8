package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
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
}
