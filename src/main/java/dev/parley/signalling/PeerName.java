package dev.parley.signalling;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The rule for the names that peers give themselves: up to 32 letters (of every script, with their
 * marks), digits and single spaces between them. Whatever does not pass is no name.
 */
public final class PeerName {
  private static final int MOST = 32;
  private static final Pattern WORDS =
      Pattern.compile(
          "[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*( [\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*)*");

  private PeerName() {}

  /** The name in Unicode's composed form (NFC), or empty when it does not pass. */
  public static String checked(String name) {
    if (name == null || name.length() > 4 * MOST) {
      return "";
    }
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    boolean passes =
        composed.codePointCount(0, composed.length()) <= MOST && WORDS.matcher(composed).matches();
    return passes ? composed : "";
  }
}
