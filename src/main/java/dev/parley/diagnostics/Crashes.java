package dev.parley.diagnostics;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how earlier runs ended that did not end normally. What Java left about one becomes a
 * crash file without secrets; five are kept. Blocks on files.
 */
public final class Crashes {
  private static final Logger LOG = LoggerFactory.getLogger(Crashes.class);

  private static final Pattern RAW = Pattern.compile("hs_err_pid\\d+\\.log");
  private static final Pattern KEPT = Pattern.compile("crash-\\d{8}-\\d{6}-\\d+\\.txt");
  private static final int MOST = 5;
  private static final int MOST_BYTES = 1_000_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  private final Path folder;
  private final String boot;
  private final Masking masking;
  private final List<Instant> ends = new ArrayList<>();

  private Crashes(Path folder, String boot, Masking masking) {
    this.folder = folder;
    this.boot = boot;
    this.masking = masking;
  }

  /** The option for a Java that is started by this one. */
  public static String option(Path folder) {
    return "-XX:ErrorFile=" + folder.resolve("hs_err_pid%p.log");
  }

  /** Whether a file of this name is a crash file without secrets. */
  static boolean isKept(String name) {
    return KEPT.matcher(name).matches();
  }

  /**
   * Looks for what was left, and cleans it up.
   *
   * @return when the latest run ended that did so without warning, about; empty for none. Told
   *     once: the next who asks is told nothing
   */
  public static Optional<Instant> look(Path folder, Masking masking) throws IOException {
    return look(folder, RunMarker.bootId(), masking);
  }

  static Optional<Instant> look(Path folder, String boot, Masking masking) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Crashes crashes = new Crashes(folder, boot, masking);
    crashes.look();
    OldFiles.prune(folder, Crashes::isKept, kept -> false, MOST, Long.MAX_VALUE);
    return crashes.ends.stream().max(Comparator.naturalOrder());
  }

  private void look() throws IOException {
    for (RunMarker.Left left : RunMarker.takeLeft(folder, boot)) {
      boolean crashed = false;
      for (Path file : left.crashFiles()) {
        crashed |= take(file);
      }
      if (!crashed && left.alone()) {
        ends.add(lastSign(left));
      }
    }
    // Of the echo peer, or of a run that could not set its marker.
    for (OldFiles.Found raw : OldFiles.newestFirst(folder, name -> RAW.matcher(name).matches())) {
      take(raw.path());
    }
  }

  /** When its log was last written; when it began, where there is none. */
  private Instant lastSign(RunMarker.Left left) throws IOException {
    return OldFiles.newestFirst(folder, RunLog::isLog).stream()
        .map(log -> Instant.ofEpochMilli(log.modified()))
        .filter(left.began()::isBefore)
        .findFirst()
        .orElse(left.began());
  }

  /** Whether this was a crash file of Parley; it is kept without secrets then. */
  private boolean take(Path raw) {
    try {
      // In a folder that all may write to, anybody can leave a file of this name, or a link.
      if (!Files.isRegularFile(raw, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(raw, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder))) {
        return false;
      }
      String text = read(raw);
      if (!CrashText.isOurs(text)) {
        return false;
      }
      Instant when = Files.getLastModifiedTime(raw).toInstant();
      String number = raw.getFileName().toString().replaceAll("\\D", "");
      Path kept = folder.resolve("crash-" + STAMP.format(when) + "-" + number + ".txt");
      byte[] clean = CrashText.scrub(text, masking).getBytes(StandardCharsets.UTF_8);
      if (!Files.deleteIfExists(raw)) {
        return false; // another copy was quicker
      }
      PrivateFiles.write(kept, clean);
      Files.setLastModifiedTime(kept, java.nio.file.attribute.FileTime.from(when));
      if (!CrashText.isEcho(text)) {
        ends.add(when);
      }
      return true;
    } catch (IOException gone) {
      LOG.info("could not keep a crash file: {}", gone.toString());
      return false;
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
