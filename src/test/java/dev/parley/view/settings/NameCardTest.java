package dev.parley.view.settings;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.view.OpenView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Under which name others see one. */
@Tag("desktop")
class NameCardTest {
  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whoHasBeenAskedIsNotAskedAgain() throws Exception {
    open = new OpenView(alone());
    assertFalse(open.sees("name"));
  }

  @Test
  void atTheFirstStartANameIsSuggested() throws Exception {
    first("Robin");
    assertTrue(open.sees("name"));
    assertEquals("Robin", typed());
    open.click("name-save");
    assertEquals(List.of("rename Robin"), open.intents.wanted());
    assertFalse(open.sees("name"));
  }

  @Test
  void theFirstQuestionMayBeSkipped() throws Exception {
    first("Robin");
    assertEquals("Skip", open.text("name-back"));
    open.click("name-back");
    assertEquals(List.of("rename "), open.intents.wanted());
    open.show(alone());
    assertFalse(open.sees("name"), "once");
  }

  @Test
  void typingReplacesTheSuggestionAndEnterSaves() throws Exception {
    first("Robin");
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> field().isFocused());
    open.person.write(" Mia  B ");
    open.settle();
    open.now = open.now.plusSeconds(5);
    open.press(KeyCode.ENTER);
    assertEquals(List.of("rename Mia B"), open.intents.wanted());
  }

  @Test
  void whatIsWrongIsSaidAtTheField() throws Exception {
    first("");
    open.act(() -> field().setText("Mia@home"));
    assertEquals(
        "Use only letters and digits, with hyphens, apostrophes and full stops between them.",
        open.text("name-reason"));
    open.click("name-save");
    open.now = open.now.plusSeconds(5);
    open.press(KeyCode.ENTER);
    assertEquals(List.of(), open.intents.wanted());
    open.act(() -> field().setText("Mia"));
    assertFalse(open.sees("name-reason"));
    open.click("name-save");
    assertEquals(List.of("rename Mia"), open.intents.wanted());
  }

  @Test
  void thePencilChangesItAnyTime() throws Exception {
    open = new OpenView(alone().own("Robin", true));
    open.click("own-rename");
    assertEquals("Robin", typed());
    assertEquals("Cancel", open.text("name-back"));
    open.person.write("Mia");
    open.settle();
    open.click("name-save");
    assertEquals(List.of("rename Mia"), open.intents.wanted());
  }

  @Test
  void whoGoesBackKeepsTheName() throws Exception {
    open = new OpenView(alone());
    open.click("own-rename");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("name"));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void whatWasTypedGoesBeforeTheCardDoes() throws Exception {
    open = new OpenView(alone().own("Robin", true));
    open.click("own-rename");
    open.person.write("Mia");
    open.settle();
    open.act(() -> open.node("scrim").getOnMouseClicked().handle(null));
    assertEquals("Mia", typed(), "a click beside it loses nothing");
    open.press(KeyCode.ESCAPE);
    assertEquals("Robin", typed());
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("name"));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void anIdIsNoNameToBeginWith() throws Exception {
    open = new OpenView(alone().own("3f2a9", false));
    open.click("own-rename");
    assertEquals("", typed());
  }

  @Test
  void noNameIsANameToo() throws Exception {
    open = new OpenView(alone());
    open.click("own-rename");
    open.press(KeyCode.DELETE);
    open.click("name-save");
    assertEquals(List.of("rename "), open.intents.wanted());
  }

  private void first(String suggested) throws Exception {
    open = new OpenView(Optional.of(suggested));
  }

  private TextField field() {
    return (TextField) open.stage().getScene().lookup("#name-field");
  }

  private String typed() {
    return OpenView.onFx(() -> field().getText());
  }
}
