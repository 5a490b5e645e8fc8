package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Saving;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees of a Parley that does not respond, and can do about it. */
@Tag("desktop")
class UnresponsiveTest {
  private static final Path FILE = Path.of("/home/robin/parley-diagnostics.zip");
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  private void inACall() throws Exception {
    open = new OpenView(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
  }

  @Test
  void itIsSaidAndGoesWhenParleyRespondsAgain() throws Exception {
    inACall();
    assertFalse(open.sees("unresponsive"));
    told(1, Saving.NONE);
    assertTrue(open.sees("unresponsive"));
    assertTrue(open.spoken("unresponsive").startsWith("Parley is not responding "));
    assertEquals("unresponsive", focused(), "no button of it has the keys by accident");
    told(0, Saving.NONE);
    assertFalse(open.sees("unresponsive"));
  }

  @Test
  void whoWaitsSeesTheCallUntilItIsSaidAgain() throws Exception {
    inACall();
    told(1, Saving.NONE);
    open.click("unresponsive-wait");
    assertFalse(open.sees("unresponsive"));
    told(1, Saving.NONE);
    assertFalse(open.sees("unresponsive"), "it was read");
    told(2, Saving.NONE);
    assertTrue(open.sees("unresponsive"));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("unresponsive"));
  }

  @Test
  void theDiagnosticsAreSavedAndItIsSaidWhere() throws Exception {
    inACall();
    told(1, Saving.NONE);
    open.click("unresponsive-save");
    assertTrue(open.diagnostics.wanted().get(0).startsWith("save, drawn by "));
    told(1, Saving.DONE);
    assertTrue(open.text("unresponsive-result").contains(FILE.toString()));
  }

  @Test
  void quitAsksNothing() throws Exception {
    inACall();
    told(1, Saving.NONE);
    open.click("unresponsive-quit");
    assertEquals(1, open.left.get());
  }

  @Test
  void whoClosesTheWindowIsNotAskedAboutTheCallEither() throws Exception {
    inACall();
    told(1, Saving.NONE);
    open.click("unresponsive-wait");
    closeWindow();
    assertEquals(1, open.left.get());
    assertFalse(open.sees("question"));
  }

  @Test
  void itComesOverAQuestionAndGivesItBack() throws Exception {
    inACall();
    closeWindow();
    told(1, Saving.NONE);
    assertTrue(open.sees("unresponsive"));
    assertFalse(open.sees("question"));
    told(0, Saving.NONE);
    assertTrue(open.sees("question"));
  }

  @Test
  void aKioskOffersNothingButToWait() throws Exception {
    open = OpenView.kiosk();
    open.show(HERE);
    told(1, Saving.NONE);
    assertTrue(open.sees("unresponsive-wait"));
    assertFalse(open.sees("unresponsive-save"));
    assertFalse(open.sees("unresponsive-quit"));
    assertTrue(open.text("unresponsive-words").contains("closes"));
  }

  private void told(int times, Saving saving) {
    Optional<Path> file = saving == Saving.DONE ? Optional.of(FILE) : Optional.empty();
    open.view.diagnostics(new Known(List.of(), saving, file, "", "", times));
    open.settle();
  }

  private void closeWindow() {
    open.act(
        () ->
            open.stage()
                .fireEvent(new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private String focused() {
    return OpenView.onFx(() -> open.stage().getScene().getFocusOwner().getId());
  }
}
