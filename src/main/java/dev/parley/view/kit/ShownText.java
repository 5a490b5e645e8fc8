package dev.parley.view.kit;

import dev.parley.peer.PeerState;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes text from strangers safe to show: removes line breaks, invisible characters, characters
 * that change the writing direction of the surrounding text, and stacks of combining marks.
 */
public final class ShownText {
  private static final Words WORDS = Words.in(ShownText.class);

  private static final int NAME_LENGTH = 80;
  private static final int SENTENCE_LENGTH = 400;
  private static final int TITLE_LENGTH = 60;

  /** No file system has longer ones. */
  private static final int FILE_NAME_LENGTH = 255;

  private ShownText() {}

  /** A peer's name on one line; never empty. */
  public static String name(String raw) {
    String clean = Sanitizer.line(raw, NAME_LENGTH);
    return clean.isEmpty() ? WORDS.say("shown.unnamed") : clean;
  }

  /** The names of those in these calls, on one line; empty without a call. */
  public static String names(List<PeerState.Call> calls) {
    return calls.stream().map(call -> name(call.name())).collect(Collectors.joining(", "));
  }

  /** The title of a window, or the name of a device, on one line of a menu; never empty. */
  public static String title(String raw) {
    String clean = Sanitizer.line(raw, TITLE_LENGTH);
    return clean.isEmpty() ? WORDS.say("shown.untitled") : clean;
  }

  /**
   * The name of a file on one line, whole: its ending says what it is, so where there is no room it
   * is to be cut in the middle. Never empty.
   */
  public static String fileName(String raw) {
    String clean = Sanitizer.line(raw, FILE_NAME_LENGTH);
    return clean.isEmpty() ? WORDS.say("shown.untitled") : clean;
  }

  /** A sentence, possibly with words of a server in it. */
  public static String sentence(String raw) {
    return Sanitizer.line(raw, SENTENCE_LENGTH);
  }
}
