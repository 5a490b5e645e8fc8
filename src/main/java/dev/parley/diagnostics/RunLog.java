package dev.parley.diagnostics;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Writes the log file of one run, in the folder of all runs: at info, or finer if standard error
 * is. A file of its own for each process, so that several at once do not disturb each other.
 * Written by a thread of its own: no disk holds anybody up, and a start does not wait for it.
 */
public final class RunLog implements AutoCloseable {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private static final int FILES = 3;
  private static final long FILE_BYTES = 2_000_000;

  /** Of all runs, those that are over and those that are not. */
  private static final int MOST_FILES = 30;

  private static final long MOST_BYTES = 20_000_000;
  private static final int QUEUE = 1024;
  private static final int FLUSH_MS = 1000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  private static final Pattern NAME =
      Pattern.compile("parley-\\d{8}-\\d{6}-(\\d+)(?:\\.\\d)?\\.log");

  private final Logger root;
  private final Level before;
  private final AsyncAppender queue;
  private final List<FaultWatch> watches = new CopyOnWriteArrayList<>();
  private final CompletableFuture<IOException> failure = new CompletableFuture<>();

  /** Bounds, so that a test may be small. */
  record Bounds(int files, long fileBytes, int mostFiles, long mostBytes) {}

  private RunLog(Logger root, Path folder, Bounds bounds) {
    this.root = root;
    before = root.getLevel();
    LoggerContext loggers = root.getLoggerContext();
    FileLog file =
        new FileLog(FileLog.IN_TEN_SECONDS, () -> open(folder, bounds), failure::complete);
    file.setContext(loggers);
    file.start();
    queue = new AsyncAppender();
    queue.setContext(loggers);
    queue.setName("file");
    queue.setQueueSize(QUEUE);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(FLUSH_MS);
    queue.addAppender(file);
    queue.start();
  }

  /** Begins it; returns at once, also where nothing can be written there. */
  public static RunLog begin(Path folder) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LOG.error("{} has ended by a fault", thread.getName(), failure));
    return begin(root, folder, new Bounds(FILES, FILE_BYTES, MOST_FILES, MOST_BYTES));
  }

  static RunLog begin(Logger root, Path folder, Bounds bounds) {
    RunLog log = new RunLog(root, folder, bounds);
    if (root.getEffectiveLevel().isGreaterOrEqual(Level.INFO)) {
      root.setLevel(Level.INFO);
    }
    root.addAppender(log.queue);
    return log;
  }

  /** Runs once when nothing can be written, on any thread. */
  public void onFailure(Consumer<IOException> told) {
    failure.thenAccept(told);
  }

  /**
   * Tells of each fault of the program from now on, on the thread where it was logged: its id, as
   * it stands in the log. Once for each.
   */
  public void onFault(Consumer<String> told) {
    FaultWatch watch = new FaultWatch(told);
    watch.setContext(root.getLoggerContext());
    watch.start();
    watches.add(watch);
    root.addAppender(watch);
  }

  /** Writes what is still waiting, within a second. Any number of times. */
  @Override
  public void close() {
    watches.forEach(root::detachAppender);
    root.detachAppender(queue);
    queue.stop();
    root.setLevel(before);
  }

  /** Whether a file of this name is a log. */
  static boolean isLog(String name) {
    return NAME.matcher(name).matches();
  }

  private static RolledFile open(Path folder, Bounds bounds) throws IOException {
    PrivateFiles.folder(folder);
    OldFiles.prune(
        folder, RunLog::isLog, RunLog::isRunning, bounds.mostFiles() - 1, bounds.mostBytes());
    String name = "parley-" + STAMP.format(Instant.now()) + "-" + ProcessHandle.current().pid();
    return new RolledFile(folder, name, bounds.files(), bounds.fileBytes());
  }

  /** A number may be another program's by now: then the file stays a while longer. */
  private static boolean isRunning(Path log) {
    Matcher name = NAME.matcher(log.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent();
  }
}
