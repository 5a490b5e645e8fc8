package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SanitizerTest {
  @Test
  void linesStay() {
    assertEquals("one\ntwo\n  three", Sanitizer.lines("one\r\ntwo\u2028  three\n"));
    assertEquals("a\nb\nc", Sanitizer.lines("a\rb\u0085c"));
  }

  @Test
  void noMoreThanOneLineIsEmpty() {
    assertEquals("one\n\ntwo", Sanitizer.lines("\n\none\n\n \n\n\u00A0\n\n\n\ntwo"));
  }

  @Test
  void whatTurnsTheDirectionOfWritingAndWhatCannotBeSeenGoes() {
    assertEquals("evil.exe", Sanitizer.lines("evil\u202E.exe\u2066\u200B\u0000\u001B"));
    assertEquals("", Sanitizer.lines("\u202E \n\u0007"));
  }

  @Test
  void newerEmojiThanJavaKnowsStay() {
    assertEquals("\uD83E\uDEE0", Sanitizer.lines("\uD83E\uDEE0"));
    assertEquals("\uD83E\uDEE0", Sanitizer.line("\uD83E\uDEE0", 10));
  }

  @Test
  void marksDoNotPile() {
    assertEquals("Z" + "\u0301".repeat(3), Sanitizer.lines("Z" + "\u0301".repeat(50)));
  }
}
