package dev.parley.manual;

import java.util.stream.Collectors;

/** Builds a roff text with the macros of man(7): each line is a request, or escaped words. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A request with its arguments, such as {@code SH} with a heading. */
  Roff request(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A line of words. */
  Roff words(String words) {
    String line = escaped(words);
    boolean control = line.startsWith(".") || line.startsWith("'");
    text.append(control ? "\\&" : "").append(line).append('\n');
    return this;
  }

  /** Bold words, and others right behind them. */
  Roff bold(String words, String behind) {
    text.append("\\fB").append(escaped(words)).append("\\fR").append(escaped(behind)).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /**
   * As groff wants it on every system: hyphens that are copied as such, and nothing beyond ASCII
   * (groff_char(7)).
   */
  private static String escaped(String words) {
    return words
        .codePoints()
        .mapToObj(
            point ->
                switch (point) {
                  case '\\' -> "\\(rs";
                  case '-' -> "\\-";
                  case '\'' -> "\\(aq";
                  case '~' -> "\\(ti";
                  case '^' -> "\\(ha";
                  case '`' -> "\\(ga";
                  default ->
                      point < 128 ? Character.toString(point) : String.format("\\[u%04X]", point);
                })
        .collect(Collectors.joining());
  }
}
