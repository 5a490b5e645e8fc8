package dev.parley.text;

import java.util.Locale;

/** Selects the language of the window, once, before the first text. */
public final class Language {
  private Language() {}

  /**
   * A window speaks the language that was set.
   *
   * @param set an ISO 639 code; empty for the language of the system
   */
  public static void ofWindow(String set) {
    speak(set.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(set));
  }

  /** What a terminal shows is read by scripts and by those who help as well: it is English. */
  public static void ofTerminal() {
    speak(Locale.ENGLISH);
  }

  private static void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
  }
}
