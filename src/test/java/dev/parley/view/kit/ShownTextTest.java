package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ShownTextTest {

  @Test
  void anOrdinaryNameStays() {
    assertEquals("Charlotte Brontë", ShownText.name("Charlotte Brontë"));
  }

  @Test
  void otherScriptsAndEmojiStay() {
    String family = "\uD83D\uDC69\u200D\uD83D\uDC67";
    assertEquals("שלום 王 " + family, ShownText.name("שלום 王 " + family));
  }

  @Test
  void whatTurnsTheDirectionOfWritingGoes() {
    assertEquals("Alice", ShownText.name("\u202EA\u2066l\u200Fi\u061Cc\u202Ce\u2069"));
  }

  @Test
  void controlCharactersGo() {
    assertEquals("Alice", ShownText.name("\u0000Al\u001Bi\u007Fce\u0085"));
  }

  @Test
  void aNameIsOneLine() {
    assertEquals("Alice and Bob", ShownText.name("  Alice\r\n\tand\u2028\u00A0Bob "));
  }

  @Test
  void invisibleNamesAreUnnamed() {
    assertEquals("Unnamed", ShownText.name("\u200B\uFEFF \u2060"));
    assertEquals("Unnamed", ShownText.name(""));
  }

  @Test
  void halfACharacterGoes() {
    assertEquals("ab", ShownText.name("a\uD83Db"));
  }

  @Test
  void towersOfAccentsAreCut() {
    assertEquals("e\u0301\u0301\u0301x", ShownText.name("e" + "\u0301".repeat(50) + "x"));
  }

  @Test
  void aBookOfANameEndsInAnEllipsis() {
    assertEquals("a".repeat(80) + "…", ShownText.name("a".repeat(100_000)));
  }
}
