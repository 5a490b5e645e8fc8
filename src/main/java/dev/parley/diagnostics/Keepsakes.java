package dev.parley.diagnostics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The last calls' reports and the last look at what a call needs, as small files beside the logs:
 * who asks for help mostly does so after the run in which it went wrong. Blocks on files.
 */
public final class Keepsakes {
  private static final Pattern CALL = Pattern.compile("call-\\d{8}-\\d{9}-\\d+\\.json");
  private static final String CHECK = "check.json";
  private static final int MOST_CALLS = 10;
  private static final int MOST_CHARACTERS = 100_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneId.systemDefault());

  private Keepsakes() {}

  /** Keeps the report of a call, and forgets that of the eleventh before it. */
  public static void call(Path folder, Instant ended, String json) throws IOException {
    String name = "call-" + STAMP.format(ended) + "-" + ProcessHandle.current().pid() + ".json";
    write(folder, name, json);
    OldFiles.prune(folder, Keepsakes::isCall, kept -> false, MOST_CALLS, Long.MAX_VALUE);
  }

  /** Keeps what the check has found, in place of what it found before. */
  public static void check(Path folder, String json) throws IOException {
    write(folder, CHECK, json);
  }

  static boolean isCall(String name) {
    return CALL.matcher(name).matches();
  }

  static boolean isCheck(String name) {
    return CHECK.equals(name);
  }

  private static void write(Path folder, String name, String json) throws IOException {
    String text = json.substring(0, Math.min(json.length(), MOST_CHARACTERS));
    PrivateFiles.folder(folder);
    PrivateFiles.write(
        folder.resolve(name), Masking.PATTERNS.mask(text).getBytes(StandardCharsets.UTF_8));
  }
}
