package dev.parley.signalling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The rule for the names that peers give themselves: up to 64 letters (of every script, with their
 * marks) and digits, with single spaces, hyphens, apostrophes and full stops between them. Whatever
 * does not pass is no name.
 *
 * <p>The web peers and earlier versions know a narrower rule: up to 32 letters, digits and single
 * spaces. On the wire a name has that {@link #plain} form where they read it, and stands whole
 * beside it.
 */
public final class PeerName {
  /** How many characters it may have. */
  public static final int MOST = 64;

  private static final int MOST_PLAIN = 32;
  private static final Normalizer.Form NFC = Normalizer.Form.NFC;
  private static final String WORD = "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*+";
  private static final Pattern PLAIN = Pattern.compile(WORD + "( " + WORD + ")*+");

  /** Between two words: "Jean-Luc", "O’Brien", "St. John", "J.-P.", "van ’t Hoff", "Hans’ Sohn". */
  private static final String BETWEEN = "(?: ['’]?|\\.(?: ['’]?|-)?|-|['’] ?)";

  private static final Pattern WHOLE =
      Pattern.compile("['’]?" + WORD + "(?:" + BETWEEN + WORD + ")*+[.'’]?");
  private static final Pattern APOSTROPHES = Pattern.compile("['’]");
  private static final Pattern GAPS = Pattern.compile("[-. ]+");

  /** What keeps a text from being a name. */
  public enum Fault {
    NONE,
    /** More than 64 characters. */
    LENGTH,
    /** A space at an end, or two in a row. */
    SPACES,
    /**
     * Something that is in no name, or where it is in none; or a mark without a letter before it.
     */
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
        composed.codePointCount(0, composed.length()) <= MOST && WHOLE.matcher(composed).matches();
    return passes ? composed : "";
  }

  /** Whether it passes by the narrower rule, too. */
  public static boolean isPlain(String name) {
    String checked = checked(name);
    return !checked.isEmpty() && plain(checked).equals(checked);
  }

  /**
   * A name by the narrower rule: "Jean Luc OBrien" for "Jean-Luc O'Brien".
   *
   * @param name one that has been checked; may be empty
   */
  public static String plain(String name) {
    String joined = APOSTROPHES.matcher(name).replaceAll("");
    String spaced = GAPS.matcher(joined).replaceAll(" ").strip();
    int most = Math.min(MOST_PLAIN, spaced.codePointCount(0, spaced.length()));
    String cut = spaced.substring(0, spaced.offsetByCodePoints(0, most)).strip();
    return PLAIN.matcher(cut).matches() ? cut : "";
  }

  /** Writes a name for everybody: plain as this member, and whole beside it where that is more. */
  public static ObjectNode write(ObjectNode json, String member, String name) {
    String plain = plain(name);
    json.put(member, plain);
    return plain.equals(name) ? json : json.put(whole(member), name);
  }

  /**
   * Reads a name of a stranger.
   *
   * @return empty for none, and for what is no name; the whole one counts only if it is the plain
   *     one that everybody else is shown
   */
  public static String read(JsonNode json, String member) {
    String said = checked(json.path(member).asText(""));
    String whole = checked(json.path(whole(member)).asText(""));
    return !whole.isEmpty() && plain(whole).equals(said) ? whole : said;
  }

  private static String whole(String member) {
    return member + "Whole";
  }
}
