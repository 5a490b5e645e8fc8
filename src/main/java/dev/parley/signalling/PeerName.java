package dev.parley.signalling;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The rule for the names that peers give themselves: up to 32 letters (of every script, with their
 * marks), digits and single spaces between them. Whatever does not pass is no name.
 */
public final class PeerName {
  /** How many characters it may have. */
  public static final int MOST = 32;

  private static final Normalizer.Form NFC = Normalizer.Form.NFC;
  private static final Pattern WORDS =
      Pattern.compile(
          "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*( [\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*)*");

  /** What keeps a text from being a name. */
  public enum Fault {
    NONE,
    /** More than 32 characters. */
    LENGTH,
    /** A space at an end, or two in a row. */
    SPACES,
    /** Something that is no letter, digit or space; or a mark without a letter before it. */
    CHARACTERS
  }

  private PeerName() {}

  /** What is wrong with a text as a name; the first of the faults where there are more. */
  public static Fault fault(String name) {
    if (!checked(name).isEmpty()) {
      return Fault.NONE;
    }
    String composed = name.length() > 4 * MOST ? name : Normalizer.normalize(name, NFC);
    if (composed.codePointCount(0, composed.length()) > MOST) {
      return Fault.LENGTH;
    }
    boolean spaces = !composed.equals(composed.strip()) || composed.contains("  ");
    return spaces ? Fault.SPACES : Fault.CHARACTERS;
  }

  /** The name in Unicode's composed form (NFC), or empty when it does not pass. */
  public static String checked(String name) {
    if (name == null || name.length() > 4 * MOST) {
      return "";
    }
    String composed = Normalizer.normalize(name, NFC);
    boolean passes =
        composed.codePointCount(0, composed.length()) <= MOST && WORDS.matcher(composed).matches();
    return passes ? composed : "";
  }
}
