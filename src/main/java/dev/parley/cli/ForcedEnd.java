package dev.parley.cli;

import dev.parley.files.UserFolders;
import dev.parley.loop.LoopWatch.Limits;
import dev.parley.loop.LoopWatch.Stall;
import dev.parley.report.StallDump;
import dev.parley.report.StallWatch;
import dev.parley.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Ends the process although one of its loops is stuck. Not by {@link System#exit}: the hooks of
 * that may wait for the loop.
 *
 * @param halt ends the process at once, with a status
 * @param limit how long what is left to do may take
 */
public record ForcedEnd(IntConsumer halt, Duration limit) {
  public static final ForcedEnd OF_PROCESS =
      new ForcedEnd(Runtime.getRuntime()::halt, Duration.ofSeconds(3));

  /**
   * Watches while a command runs that has no window. When a loop is given up, the process ends, so
   * that its supervisor can restart it.
   *
   * @param secrets those that this run was given
   * @return what the command returns
   */
  static int watched(IntSupplier command, List<String> secrets) {
    StallDump dump = new StallDump(Settings.folder(), UserFolders.ofUser().logs(), secrets);
    try (StallWatch watch = new StallWatch(dump::write, new Unattended())) {
      watch.begin(Limits.USUAL);
      return command.getAsInt();
    }
  }

  private static final class Unattended implements StallWatch.Run {
    @Override
    public void unresponsive(int times) {
      // nobody is there to be told
    }

    @Override
    public void hopeless(Stall stall) {
      OF_PROCESS.unresponsive(stall, () -> {}, () -> {});
    }
  }

  /**
   * Ends a run that nobody sits at. Does not wait for long, whatever else is stuck: even standard
   * error may be what is.
   *
   * @param keep marks the end of the run on the disk
   * @param report writes what was measured so far
   */
  public void unresponsive(Stall stall, Runnable keep, Runnable report) {
    Runnable last =
        () -> {
          keep.run();
          System.err.println("parley: Parley stopped responding: " + stall + ". Exiting.");
          report.run();
        };
    try {
      CompletableFuture.runAsync(last, ForcedEnd::onThread)
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException unfinished) {
      // it ends all the same
    } finally {
      halt.accept(ExitStatus.UNRESPONSIVE);
    }
  }

  /**
   * Ends a run that the person quits, unless it ends by itself in time. Returns at once.
   *
   * @param ended completes when the run has ended in order
   * @param keep marks the end of the run on the disk
   */
  public void quit(CompletableFuture<Void> ended, Runnable keep) {
    onThread(
        () -> {
          try {
            ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
          } catch (ExecutionException | TimeoutException | InterruptedException stuck) {
            try {
              keep.run();
            } finally {
              halt.accept(ExitStatus.FAILED);
            }
          }
        });
  }

  private static void onThread(Runnable work) {
    Thread thread = new Thread(work, "parley-end");
    thread.setDaemon(true);
    thread.start();
  }
}
