package dev.parley.view.settings;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.kit.VisibleFocus;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles in words, and the check. */
@Tag("desktop")
class HelpCardTest {
  private static final Finding CAMERA =
      Finding.waiting("camera", "Camera").bad("It is dark.", "Open its shutter.");
  private static final Finding WAITING = Finding.waiting("server", "Server");
  private static final Finding SERVER = WAITING.good("It answers.");

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "levels", "wireless", "firewall", "vpn", "privacy"})
  void eachTroubleHasAFewSentences(String topic) throws Exception {
    help();
    TitledPane pane = (TitledPane) open.node("help-" + topic);
    assertFalse(OpenView.onFx(pane::isExpanded));
    open.act(() -> pane.setExpanded(true));
    String words = OpenView.onFx(() -> ((Label) pane.getContent()).getText());
    long sentences = words.split("[.?!] ").length;
    assertTrue(sentences >= 3 && sentences <= 6, sentences + ": " + words);
  }

  @Test
  void aTopicUnfoldsByKeyboard() throws Exception {
    help();
    open.act(() -> VisibleFocus.give(open.node("help-vpn")));
    open.press(KeyCode.SPACE);
    assertTrue(OpenView.onFx(() -> ((TitledPane) open.node("help-vpn")).isExpanded()));
  }

  @Test
  void resultsComeOneByOne() throws Exception {
    help();
    open.click("check-start");
    assertEquals("Stop", open.text("check-start"));
    find(1, CAMERA, WAITING);
    assertEquals("1 check left…", open.text("check-sum"));
    assertEquals("Checking…", open.text("check-standing-server"));
    assertEquals("Problem", open.text("check-standing-camera"));
    assertEquals("It is dark.", open.text("check-why-camera"));
    assertEquals("Open its shutter.", open.text("check-advice-camera"));
    find(1, CAMERA, SERVER);
    assertEquals("1 problem found", open.text("check-sum"));
    assertEquals("OK", open.text("check-standing-server"));
    assertFalse(open.sees("check-advice-server"));
    assertEquals("Check again", open.text("check-start"));
  }

  @Test
  void whatIsWellIsSaidToBe() throws Exception {
    help();
    open.click("check-start");
    find(1, SERVER);
    assertEquals("No problems found", open.text("check-sum"));
  }

  @Test
  void aSecondClickStopsIt() throws Exception {
    help();
    open.click("check-start");
    find(1, WAITING);
    open.click("check-start");
    assertEquals(List.of(1), open.checks.cancelled());
    find(1, WAITING.notLookedAt("Stopped.", ""));
    assertEquals("Not checked", open.text("check-standing-server"));
    open.click("check-start");
    assertEquals(2, open.checks.begun());
    find(1, CAMERA);
    assertFalse(open.sees("check-what-camera"), "of the look before");
  }

  @Test
  void whoClosesTheHelpStopsTheCheck() throws Exception {
    help();
    open.click("check-start");
    open.click("help-close");
    assertFalse(open.sees("help"));
    assertTrue(open.checks.cancelled().contains(1));
  }

  @Test
  void escapeStopsTheCheckFirstAndAClickBesideItNothing() throws Exception {
    help();
    open.click("check-start");
    open.act(() -> open.node("scrim").getOnMouseClicked().handle(null));
    assertEquals(List.of(), open.checks.cancelled());
    open.press(KeyCode.ESCAPE);
    assertTrue(open.sees("help"));
    assertTrue(open.checks.cancelled().contains(1));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("help"));
  }

  @Test
  void nothingIsLookedAtBeforeAClick() throws Exception {
    help();
    assertEquals(0, open.checks.begun());
  }

  @Test
  void itFitsASmallWindow() throws Exception {
    open = new OpenView(alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    open.resize(360, 480);
    openHelp();
    open.click("help-close");
    assertFalse(open.sees("help"));
  }

  private void help() throws Exception {
    open = new OpenView(alone());
    openHelp();
  }

  private void openHelp() {
    open.act(
        () ->
            ((MainMenu) open.node("menu"))
                .getItems().stream()
                    .filter(item -> "menu-help".equals(item.getId()))
                    .forEach(item -> item.fire()));
    assertTrue(open.sees("help"));
  }

  private void find(int number, Finding... found) {
    open.checks.find(number, found);
    open.settle();
  }
}
