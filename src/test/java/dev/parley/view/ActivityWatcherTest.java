package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivityWatcherTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private final AtomicBoolean active = new AtomicBoolean();
  private final AtomicInteger told = new AtomicInteger();
  private OpenView open;
  private ActivityWatcher watcher;

  @AfterEach
  void close() {
    open.close();
  }

  /** As a person would see it: the three seconds pass once, and no longer is waited. */
  @Test
  void aCallThatIsWatchedInPeaceHasTheWindowToItself() throws Exception {
    open = new OpenView(CALL);
    open.await("the bar is gone", () -> !open.sees("navbar"));
    assertFalse(open.sees("call-close"));
    assertEquals(Cursor.NONE, OpenView.onFx(() -> open.node("window").getCursor()));
    open.press(KeyCode.SHIFT);
    assertTrue(open.sees("navbar"));
    assertTrue(open.sees("call-close"));
    assertEquals(Cursor.DEFAULT, OpenView.onFx(() -> open.node("window").getCursor()));
  }

  @Test
  void theMouseIsASignOfLife() throws Exception {
    watchFor(50);
    open.await("idle", () -> !active.get());
    open.person.moveBy(10, 10);
    open.await("seen", () -> told.get() > 2);
  }

  @Test
  void notWatchingIsNeverIdle() throws Exception {
    watchFor(50);
    open.await("idle", () -> !active.get());
    open.act(() -> watcher.watch(false));
    assertTrue(active.get());
  }

  private void watchFor(int millis) throws Exception {
    open = new OpenView();
    open.act(
        () -> {
          watcher =
              new ActivityWatcher(
                  open.stage().getScene(), javafx.util.Duration.millis(millis), this::tell);
          watcher.watch(true);
        });
  }

  private void tell(boolean newActive) {
    active.set(newActive);
    told.incrementAndGet();
  }
}
