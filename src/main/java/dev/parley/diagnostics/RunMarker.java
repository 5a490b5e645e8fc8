package dev.parley.diagnostics;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Marks that a run is in progress, with a file {@code running-PID.properties} that is removed at
 * its end. If one remains without its process, that run ended unexpectedly; it also names where
 * that run's Java would have left its crash file. Blocks on files.
 */
public final class RunMarker implements AutoCloseable {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Pattern NAME = Pattern.compile("running-\\d+\\.properties");

  private final Path file;

  /**
   * A run that is over.
   *
   * @param began when
   * @param alone whether it ended by itself; after a restart of the machine, the run may have ended
   *     with that
   * @param crashFiles where Java may have left a file about its end
   */
  record Left(Instant began, boolean alone, List<Path> crashFiles) {}

  private RunMarker(Path file) {
    this.file = file;
  }

  /** Marks this process as running. */
  public static RunMarker set(Path folder) throws IOException {
    return set(folder, ProcessHandle.current(), bootId());
  }

  static RunMarker set(Path folder, ProcessHandle process, String boot) throws IOException {
    PrivateFiles.folder(folder);
    Properties about = new Properties();
    about.setProperty("pid", String.valueOf(process.pid()));
    about.setProperty("began", began(process).toString());
    about.setProperty("boot", boot);
    about.setProperty("cwd", Path.of("").toAbsolutePath().toString());
    about.setProperty("temp", System.getProperty("java.io.tmpdir"));
    StringWriter text = new StringWriter();
    about.store(text, "A run of Parley is under way");
    Path file = folder.resolve("running-" + process.pid() + ".properties");
    PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    return new RunMarker(file);
  }

  /** What tells one start of the machine from the next; empty where the system does not say. */
  static String bootId() {
    try {
      return Files.exists(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Notes for the next run that this one ends by a fault of its own. */
  public void failed() throws IOException {
    Files.writeString(file, "failed=true\n", StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /** The run ends in order. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Removes the markers of runs that are over; one copy only gets each of them. */
  static List<Left> takeLeft(Path folder, String boot) throws IOException {
    List<Left> left = new ArrayList<>();
    for (OldFiles.Found found :
        OldFiles.newestFirst(folder, name -> NAME.matcher(name).matches())) {
      Properties about = new Properties();
      try (var reader = Files.newBufferedReader(found.path())) {
        about.load(reader);
        long pid = Long.parseLong(about.getProperty("pid", "-1"));
        Instant began = Instant.parse(about.getProperty("began", ""));
        if (isRunning(pid, began)) {
          continue;
        }
        if (Files.deleteIfExists(found.path())) {
          boolean sameBoot = !boot.isEmpty() && boot.equals(about.getProperty("boot"));
          boolean failed = about.containsKey("failed");
          left.add(new Left(began, sameBoot || failed, crashFiles(folder, pid, about)));
        }
      } catch (RuntimeException | IOException damaged) { // or gone: another copy was quicker
        Files.deleteIfExists(found.path());
      }
    }
    return left;
  }

  /** Where the launcher tells Java to put it, or where Java puts it by default. */
  private static List<Path> crashFiles(Path folder, long pid, Properties about) {
    String name = crashFile(pid);
    return List.of(
        folder.resolve(name),
        Path.of(about.getProperty("cwd", ".")).resolve(name),
        Path.of(about.getProperty("temp", ".")).resolve(name));
  }

  /** As the launcher tells Java (docs/diagnostics.md), and as Java would call it by itself. */
  static String crashFile(long pid) {
    return "hs_err_pid" + pid + ".log";
  }

  private static boolean isRunning(long pid, Instant began) {
    return ProcessHandle.of(pid).map(RunMarker::began).filter(began::equals).isPresent();
  }

  /** As the system reports it; the same for every process that asks. */
  private static Instant began(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
  }
}
