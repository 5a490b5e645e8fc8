package dev.parley.server.gstreamer;

/**
 * Splits a text into its first word and everything after the white space behind it.
 *
 * @param word empty where there is nothing but white space
 */
record GstreamerCommand(String word, String rest) {
  private static final int NAME_LENGTH = 128;

  static GstreamerCommand of(String text) {
    int start = skip(text, 0, true);
    int end = skip(text, start, false);
    return new GstreamerCommand(text.substring(start, end), text.substring(skip(text, end, true)));
  }

  /** Whether somebody can be called so: a word, not too long, that shows as what it is. */
  static boolean isUid(String text) {
    return !text.isEmpty()
        && text.length() <= NAME_LENGTH
        && text.codePoints().noneMatch(GstreamerCommand::isOdd);
  }

  /** What a room cannot be called; which there are is another question. */
  static boolean isRoom(String text) {
    return isUid(text) && !text.equals("session");
  }

  /** For an error: in quotes, and no more of it than a name has. */
  static String quoted(String name) {
    return "'" + (name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH)) + "'";
  }

  private static boolean isOdd(int point) {
    return isSpace(point)
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static int skip(String text, int from, boolean space) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at)) == space) {
      at++;
    }
    return at;
  }
}
