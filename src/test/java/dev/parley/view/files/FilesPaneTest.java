package dev.parley.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.files.FileTransfer;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.data.files.FileTransfers;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import dev.parley.view.settings.MainMenu;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files of a call, as a person sees them. */
@Tag("desktop")
class FilesPaneTest {
  private static final TestStates HERE = TestStates.with(TestStates.free("1002", "Alice"));

  private static final TestStates CALL = HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);
  private static final FileTransfers NOTHING_YET = new FileTransfers("Alice", List.of());

  private OpenView open;

  @BeforeEach
  void inACall() throws Exception {
    open = new OpenView(CALL);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static FileTransfer file(boolean sent, Stage stage, Trouble trouble) {
    return file(7, sent, stage, trouble);
  }

  private static FileTransfer file(long key, boolean sent, Stage stage, Trouble trouble) {
    return new FileTransfer(
        key,
        sent,
        "alice",
        "Alice",
        "plan.pdf",
        "application/pdf",
        2_000_000,
        stage == Stage.COMPLETE ? 2_000_000 : 500_000,
        0,
        stage == Stage.RUNNING ? 100_000 : 0,
        Duration.ofSeconds(5),
        stage,
        trouble,
        null,
        "");
  }

  private void shows(boolean sent, Stage stage) {
    open.show(new FileTransfers("Alice", List.of(file(sent, stage, Trouble.NONE))));
  }

  private String words() {
    return ((Label) open.node("file-7-words")).getText();
  }

  @Test
  void thereIsNoButtonWhereThePeerTakesNoFiles() {
    assertFalse(open.sees("call-files"));
    open.press(KeyCode.U);
    assertFalse(open.sees("files-pane"));
    open.show(NOTHING_YET);
    assertTrue(open.sees("call-files"));
    open.show(FileTransfers.NONE);
    assertFalse(open.sees("call-files"));
  }

  @Test
  void theKeyShowsAndHidesThemAndEscapeHides() {
    open.show(NOTHING_YET);
    open.press(KeyCode.U);
    assertTrue(open.sees("files-send"));
    open.press(KeyCode.U);
    assertFalse(open.sees("files-pane"));
    open.press(KeyCode.U);
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("files-pane"));
  }

  @Test
  void anOfferComesUpAndIsAnswered() {
    shows(false, Stage.OFFERED);
    assertTrue(open.sees("files-pane"));
    assertEquals("Alice wants to send you this file · 2 MB · application/pdf", words());
    assertFalse(open.sees("file-7-progress"));
    open.click("file-7-accept");
    open.click("file-7-decline");
    assertEquals(List.of("accept 7", "decline 7"), open.files.wanted());
    assertEquals("Accept: plan.pdf", open.node("file-7-accept").getAccessibleText());
  }

  @Test
  void progressSpeedAndRemainingTimeAreShown() {
    shows(true, Stage.RUNNING);
    assertEquals("500 kB of 2 MB · 100 kB/s · 15 s left", words());
    assertEquals(0.25, ((ProgressBar) open.node("file-7-progress")).getProgress());
    open.click("file-7-cancel");
    assertEquals(List.of("cancel 7"), open.files.wanted());
  }

  @Test
  void itStaysAfterTheCallUntilItIsClosed() {
    shows(false, Stage.COMPLETE);
    open.press(KeyCode.U);
    open.show(HERE);
    open.show(new FileTransfers("", List.of(file(false, Stage.COMPLETE, Trouble.NONE))));
    assertTrue(open.sees("file-7-reveal"));
    assertFalse(open.sees("files-send"));
    open.click("file-7-reveal");
    open.click("files-close");
    assertFalse(open.sees("files-pane"));
    assertEquals(List.of("reveal 7"), open.files.wanted());
  }

  @Test
  void theMenuShowsThemAgainBetweenCalls() {
    assertFalse(inMenu().isVisible());
    shows(false, Stage.INTERRUPTED);
    open.show(HERE);
    open.show(new FileTransfers("", List.of(file(false, Stage.INTERRUPTED, Trouble.NONE))));
    open.click("files-close");
    assertTrue(inMenu().isVisible());
    open.act(() -> inMenu().fire());
    assertTrue(open.sees("file-7-cancel"));
  }

  private MenuItem inMenu() {
    return ((MainMenu) open.node("menu"))
        .getItems().stream()
            .filter(item -> "menu-files".equals(item.getId()))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void offersThatAPersonClosesComeUpAFewTimesOnly() {
    for (int offer = 1; offer <= FilesPane.MOST_OPENED; offer++) {
      offers(offer, Stage.OFFERED);
      open.click("files-close");
    }
    offers(10, Stage.OFFERED);
    assertFalse(open.sees("files-pane"));
    offers(10, Stage.RUNNING); // the person takes it after all
    offers(11, Stage.OFFERED);
    assertTrue(open.sees("files-pane"));
  }

  private void offers(long key, Stage stage) {
    open.show(new FileTransfers("Alice", List.of(file(key, false, stage, Trouble.NONE))));
  }

  @Test
  void whatHasFailedIsTriedAgain() {
    open.show(new FileTransfers("Alice", List.of(file(false, Stage.FAILED, Trouble.NO_SPACE))));
    open.press(KeyCode.U);
    assertEquals("There is not enough free space for 2 MB. Free some, then try again.", words());
    open.click("file-7-retry");
    open.click("file-7-forget");
    assertEquals(List.of("retry 7", "forget 7"), open.files.wanted());
  }

  @Test
  void sizesAndTimesAreRounded() {
    assertEquals("0 B", FileWords.size(0));
    assertEquals("999 B", FileWords.size(999));
    assertEquals("1 kB", FileWords.size(1_000));
    assertEquals("1.5 kB", FileWords.size(1_530));
    assertEquals("1 MB", FileWords.size(999_999));
    assertEquals("4.2 GB", FileWords.size(4_212_000_000L));
    assertEquals("1 s", FileWords.duration(Duration.ofMillis(3)));
    assertEquals("2 min", FileWords.duration(Duration.ofSeconds(100)));
    assertEquals("2 h 5 min", FileWords.duration(Duration.ofMinutes(125)));
  }
}
