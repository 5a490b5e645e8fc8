package dev.parley.report;

import dev.parley.diagnostics.RunLog;
import dev.parley.files.UserFolders;
import dev.parley.text.Failure;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Holds the log file of this run. Any thread. */
public final class RunLogHandle implements AutoCloseable {
  private final Path folder;
  private final RunLog log;

  /**
   * @param log null where nothing is kept
   */
  private RunLogHandle(Path folder, RunLog log) {
    this.folder = folder;
    this.log = log;
  }

  /** Begins it; returns at once. Where nothing can be written, that is said and the run goes on. */
  public static RunLogHandle begin() {
    return begin(UserFolders.ofUser().logs());
  }

  static RunLogHandle begin(Path folder) {
    RunLogHandle runLogHandle = new RunLogHandle(folder, RunLog.begin(folder));
    runLogHandle.log.onFailure(
        failure ->
            System.err.println(
                "parley: no log is written to " + folder + " (" + Failure.reason(failure) + ")."));
    return runLogHandle;
  }

  /** Of a run that keeps nothing: what it has to say, another one hears. */
  public static RunLogHandle none() {
    return new RunLogHandle(UserFolders.ofUser().logs(), null);
  }

  /** Whether this run keeps anything. */
  boolean isKept() {
    return log != null;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** See {@link RunLog#onFault}. */
  void onFault(Consumer<String> told) {
    log.onFault(told);
  }

  /** Runs with why nothing is written, if nothing is. */
  void onFailure(Consumer<String> told) {
    log.onFailure(failure -> told.accept(Failure.reason(failure)));
  }

  @Override
  public void close() {
    if (isKept()) {
      log.close();
    }
  }
}
