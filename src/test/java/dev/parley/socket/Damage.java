package dev.parley.socket;

import java.util.List;
import java.util.Random;

/** What becomes of frames on their way from somebody who means harm. */
public final class Damage {
  /** What stands in for a value, or in the middle of anything. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "1e9991111111",
          "9".repeat(70),
          "9223372036854775808",
          "0.5",
          "\"\"",
          "\" \"",
          "[]",
          "{}",
          "[".repeat(200),
          "{\"a\":".repeat(200),
          "\"\\ud800\"",
          "\"\u0000\"",
          "\"<b>\u202e</b>\"",
          "\"bob\"",
          "\"bob@x\"",
          "\"|\"",
          ",",
          " ",
          "\n",
          "\"" + "x".repeat(5_000) + "\"");

  private final Random random;

  public Damage(Random random) {
    this.random = random;
  }

  /**
   * Some characters are others, more or gone.
   *
   * @param most how many, at most
   */
  public String mutated(String text, int most) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(most); i >= 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, character());
        case 1 -> changed.deleteCharAt(at);
        default -> changed.insert(at, character());
      }
    }
    return changed.toString();
  }

  public String cut(String text) {
    return text.substring(0, random.nextInt(text.length()));
  }

  /** What follows the character at a place, up to one of the ends, is something else. */
  public String withOddValue(String text, int at, String ends) {
    int from = Math.min(at + 1, text.length());
    int end = from;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, from) + any(ODD) + text.substring(end);
  }

  public String noise() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append(character());
    }
    return text.toString();
  }

  public String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private char character() {
    return random.nextInt(4) == 0
        ? (char) random.nextInt(Character.MAX_VALUE)
        : "{}[]\",:\\0123456789-eE.abcdefgxyz|<> ".charAt(random.nextInt(36));
  }
}
