package dev.parley.view.settings;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.view.OpenView;
import dev.parley.view.Showcase;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Remark;
import dev.parley.view.settings.Diagnostics.Saving;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person is told of troubles, and how they save what helps. */
@Tag("desktop")
class DiagnosticsTest {
  private static final Path FILE = Path.of("/home/robin/parley-diagnostics.zip");
  private static final Remark ENDED = new Remark("ended", "Parley ended without warning.", true);
  private static final Remark SETTINGS = new Remark("settings", "name is not understood.", false);

  private OpenView open;

  @BeforeEach
  void begin() throws Exception {
    open = new OpenView();
    open.resize(900, 700);
    open.show(alone());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void nothingIsSaidWhereNothingIsWrong() {
    know(Saving.NONE, "");
    assertFalse(open.sees("remarks"));
  }

  @Test
  void theStartPageSaysWhatIsWrongUntilItWasRead() {
    know(Saving.NONE, "", ENDED, SETTINGS);
    assertEquals("Parley ended without warning.", open.text("remark-ended-words"));
    assertFalse(open.sees("remark-settings-save"), "a file would not help");
    open.click("remark-settings-dismiss");
    assertEquals(List.of("dismiss settings"), open.diagnostics.wanted());
    know(Saving.NONE, "", ENDED);
    assertFalse(open.sees("remark-settings"));
    assertTrue(open.sees("remark-ended"));
  }

  @Test
  void whoSavesIsToldWhereItIs() {
    know(Saving.NONE, "", ENDED);
    open.click("remark-ended-save");
    assertTrue(open.diagnostics.wanted().get(0).startsWith("save, drawn by "));
    know(Saving.DONE, "");
    assertTrue(open.text("remark-saved-words").contains(FILE.toString()));
    open.click("remark-saved-reveal");
    assertEquals("reveal " + FILE, open.diagnostics.wanted().get(1));
    open.click("remark-saved-dismiss");
    assertFalse(open.sees("remarks"));
  }

  @Test
  void whoCannotSaveIsToldWhy() {
    know(Saving.FAILED, "There is no room.", ENDED);
    assertEquals("There is no room.", open.text("remark-trouble-words"));
    assertTrue(open.sees("remark-ended-save"), "to try again");
  }

  @Test
  void theHelpSavesTooAndSaysWhereTheLogIs() {
    open.act(() -> Showcase.press(open.stage().getScene(), "menu-help"));
    open.act(() -> Showcase.press(open.stage().getScene(), "help-diagnostics"));
    know(Saving.NONE, "");
    assertEquals("The log is in /logs.", open.text("diagnostics-log"));
    assertFalse(open.sees("diagnostics-reveal"));
    open.act(() -> Showcase.press(open.stage().getScene(), "diagnostics-save"));
    assertEquals(1, open.diagnostics.wanted().size());
    know(Saving.DONE, "");
    assertTrue(open.text("diagnostics-result").contains(FILE.toString()));
    assertTrue(open.sees("diagnostics-reveal"));
  }

  private void know(Saving saving, String trouble, Remark... remarks) {
    Optional<Path> file = saving == Saving.DONE ? Optional.of(FILE) : Optional.empty();
    open.view.diagnostics(
        new Known(List.of(remarks), saving, file, trouble, "The log is in /logs."));
    open.settle();
  }
}
