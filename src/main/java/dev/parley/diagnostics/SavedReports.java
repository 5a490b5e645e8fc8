package dev.parley.diagnostics;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Saves the reports of the last calls, the latest check and the latest thread dump as small files
 * beside the logs, since people mostly ask for help after the run in which it went wrong. Blocks on
 * files.
 */
public final class SavedReports {
  private static final Pattern CALL = Pattern.compile("call-\\d{8}-\\d{9}-\\d+\\.json");
  private static final String CHECK = "check.json";
  private static final Pattern STALL = Pattern.compile("stuck-\\d{8}-\\d{9}-\\d+\\.txt");
  private static final int MOST_CALLS = 10;
  private static final int MOST_STALLS = 5;
  private static final int MOST_CHARACTERS = 100_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneId.systemDefault());

  private SavedReports() {}

  /** Keeps the report of a call, and forgets that of the eleventh before it. */
  public static void call(Path folder, Instant ended, String json) throws IOException {
    write(folder, "call-" + stamp(ended) + ".json", bounded(json));
    OldFiles.prune(folder, SavedReports::isCall, kept -> false, MOST_CALLS, Long.MAX_VALUE);
  }

  /** Keeps the findings of the check, and replaces the ones before. */
  public static void check(Path folder, String json) throws IOException {
    write(folder, CHECK, bounded(json));
  }

  /**
   * Keeps what all threads did when a loop was stuck, and forgets the sixth last. The same moment
   * again replaces what was kept of it.
   *
   * @return the file
   */
  public static Path stall(Path folder, Instant noticed, String threads) throws IOException {
    Path file = write(folder, "stuck-" + stamp(noticed) + ".txt", threads);
    OldFiles.prune(folder, SavedReports::isStall, kept -> false, MOST_STALLS, Long.MAX_VALUE);
    return file;
  }

  static boolean isCall(String name) {
    return CALL.matcher(name).matches();
  }

  static boolean isCheck(String name) {
    return CHECK.equals(name);
  }

  static boolean isStall(String name) {
    return STALL.matcher(name).matches();
  }

  private static String stamp(Instant when) {
    return STAMP.format(when) + "-" + ProcessHandle.current().pid();
  }

  private static String bounded(String json) {
    return json.substring(0, Math.min(json.length(), MOST_CHARACTERS));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    PrivateFiles.folder(folder);
    PrivateFiles.write(file, Masking.PATTERNS.mask(text).getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
