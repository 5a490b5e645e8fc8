package dev.parley.data.files;

import dev.parley.text.Sanitizer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the name of a stranger's file harmless on every system. */
final class FileName {
  /** In characters, before the limit in bytes. */
  private static final int LONGEST = 1000;

  /** File systems take 255; some are needed for a number and ".part". */
  private static final int MOST_BYTES = 200;

  /** An ending that is longer is no ending. */
  private static final int LONGEST_ENDING = 20;

  private static final String NAMELESS = "file";

  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

  /** Joiners, selectors and fillers cannot be seen, and make two names look like one. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\u200C\\u200D\\u034F\\u115F\\u1160\\u3164\\uFFA0\\uFE00-\\uFE0F]");

  /** Devices, with any ending, on Windows. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])( *\\..*)?",
          Pattern.DOTALL);

  private FileName() {}

  /** One name, of no folder; never empty. */
  static String harmless(String raw) {
    String head = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String plain = FORBIDDEN.matcher(head).replaceAll("_");
    String clean = Sanitizer.line(UNSEEN.matcher(plain).replaceAll(""), LONGEST);
    String bare = withoutEdges(clean);
    String named = withoutEdges(shortened(bare));
    if (named.isEmpty()) {
      return NAMELESS;
    }
    return DEVICE.matcher(named).matches() ? "_" + named : named;
  }

  /** Dots before hide a file, and dots and spaces after it are dropped by Windows. */
  private static String withoutEdges(String name) {
    return name.replaceAll("^[.\\s~-]+", "").replaceAll("[.\\s]+$", "");
  }

  private static String shortened(String name) {
    String ending = ending(name);
    String stem = name.substring(0, name.length() - ending.length());
    int room = MOST_BYTES - bytes(ending);
    while (bytes(stem) > room) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + ending;
  }

  /** With its dot; empty where there is none. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 4 && name.substring(0, dot).toLowerCase(Locale.ROOT).endsWith(".tar")) {
      dot -= 4;
    }
    return dot <= 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
