package dev.parley.media.frame;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds one line of libwebrtc's log.
 *
 * @param place file and line in the library's source
 * @param text on one line, without what is secret
 */
record NativeLine(String place, String text) {
  private static final int LONGEST = 1000;
  private static final int LONGEST_READ = 20_000;

  private static final Pattern FORM =
      Pattern.compile("\\((?<place>[\\w./-]{1,80}:\\d+)\\): (?<text>.*)", Pattern.DOTALL);

  /** Seen at INFO: both sides' ICE passwords, each time they are set and in each candidate. */
  private static final Pattern SET =
      Pattern.compile("(?i)\\b(ufrag|pwd|password)([:=] ?)[^\\s,\\]]+");

  private static final Pattern CANDIDATE =
      Pattern.compile(":[^:\\s\\]]*:[^:\\s\\]]*(:\\d+:\\d+:\\d+)\\]");

  /** RFC 8445: an ICE password has 22 characters or more. A name of the source has no digit. */
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9+/]{22,}+");

  static NativeLine of(String message) {
    Matcher form = FORM.matcher(message);
    boolean known = form.matches();
    String text = (known ? form.group("text") : message).strip().replaceAll("\\s+", " ");
    // Cut after it was masked: half a candidate would not be known for one.
    String masked = masked(text.substring(0, Math.min(LONGEST_READ, text.length())));
    return new NativeLine(
        known ? form.group("place") : "somewhere",
        masked.substring(0, Math.min(LONGEST, masked.length())));
  }

  private static String masked(String text) {
    String set = SET.matcher(text).replaceAll("$1$2***");
    String candidates = CANDIDATE.matcher(set).replaceAll(":***:***$1]");
    return LONG.matcher(candidates)
        .replaceAll(
            found -> found.group().chars().anyMatch(Character::isDigit) ? "***" : found.group());
  }
}
