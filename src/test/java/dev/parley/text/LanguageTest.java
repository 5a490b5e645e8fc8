package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LanguageTest {
  private final Locale system = Locale.getDefault();
  private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
  private final Locale format = Locale.getDefault(Locale.Category.FORMAT);

  @BeforeEach
  void aFrenchSystem() {
    Locale.setDefault(Locale.FRANCE);
  }

  @AfterEach
  void asItWas() {
    Locale.setDefault(system);
    Locale.setDefault(Locale.Category.DISPLAY, display);
    Locale.setDefault(Locale.Category.FORMAT, format);
  }

  @Test
  void aTerminalReadsEnglish() {
    Language.ofTerminal();

    assertEquals("en", spoken());
  }

  @Test
  void aWindowSpeaksWhatWasSet() {
    Language.ofTerminal();
    Language.ofWindow("zh");

    assertEquals("zh", spoken());
  }

  @Test
  void aWindowWithNothingSetSpeaksTheLanguageOfTheSystem() {
    Language.ofTerminal();
    Language.ofWindow("");

    assertEquals("fr", spoken());
  }

  private static String spoken() {
    return Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
  }
}
