package dev.parley.text;

/**
 * Makes text from strangers safe to show: removes line breaks where one line is wanted, invisible
 * characters, characters that change the writing direction of the surrounding text, and stacks of
 * combining marks.
 */
public final class Sanitizer {
  private static final int MARKS_IN_A_ROW = 3;

  private Sanitizer() {}

  /**
   * On one line.
   *
   * @param limit in code points; what is longer ends in an ellipsis
   * @return empty where nothing is left
   */
  public static String line(String raw, int limit) {
    StringBuilder clean = new StringBuilder();
    int marks = 0;
    int length = 0;
    for (int at = 0; at < raw.length(); ) {
      if (length == limit) {
        return clean.toString().strip() + "…";
      }
      int point = raw.codePointAt(at);
      at += Character.charCount(point);
      int type = Character.getType(point);
      marks = isMark(type) ? marks + 1 : 0;
      if (isBreak(point, type)) {
        point = ' ';
      } else if (isHidden(point, type) || marks > MARKS_IN_A_ROW) {
        continue;
      }
      boolean gap =
          point == ' ' && (clean.length() == 0 || clean.charAt(clean.length() - 1) == ' ');
      if (!gap) {
        clean.appendCodePoint(point);
        length++;
      }
    }
    return clean.toString().strip();
  }

  /**
   * On several lines: those of the text, but no more than one empty line in a row. Spaces stay, as
   * somebody may have indented with them.
   *
   * @return empty where nothing is left
   */
  public static String lines(String raw) {
    StringBuilder clean = new StringBuilder();
    int marks = 0;
    for (int at = 0; at < raw.length(); ) {
      int point = raw.codePointAt(at);
      at += Character.charCount(point);
      int type = Character.getType(point);
      marks = isMark(type) ? marks + 1 : 0;
      if (point == '\r' && at < raw.length() && raw.charAt(at) == '\n') {
        continue;
      }
      if (isLineBreak(point, type)) {
        breakLine(clean);
      } else if (isBreak(point, type)) {
        clean.append(' ');
      } else if (!isHidden(point, type) && marks <= MARKS_IN_A_ROW) {
        clean.appendCodePoint(point);
      }
    }
    return clean.toString().strip();
  }

  /** Ends a line, and no more than one empty one. */
  private static void breakLine(StringBuilder clean) {
    int end = clean.length();
    while (end > 0 && clean.charAt(end - 1) == ' ') {
      end--;
    }
    clean.setLength(end);
    if (end < 2 || clean.charAt(end - 1) != '\n' || clean.charAt(end - 2) != '\n') {
      clean.append('\n');
    }
  }

  private static boolean isLineBreak(int point, int type) {
    return point == '\n'
        || point == '\r'
        || point == 0x85
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isBreak(int point, int type) {
    return Character.isWhitespace(point)
        || type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** U+200C and U+200D stay: Persian and emoji are written with them. */
  private static boolean isHidden(int point, int type) {
    boolean joiner = point == 0x200C || point == 0x200D;
    return !joiner
        && (type == Character.CONTROL
            || type == Character.FORMAT // overrides, embeddings and isolates of UAX #9 among them
            || type == Character.SURROGATE
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED && !isPictograph(point));
  }

  /** Java knows the emoji of its own age; those that came later are in the same block. */
  private static boolean isPictograph(int point) {
    return point >= 0x1F000 && point <= 0x1FAFF;
  }
}
