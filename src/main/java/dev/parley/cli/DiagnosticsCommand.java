package dev.parley.cli;

import dev.parley.files.UserFolders;
import dev.parley.loop.ThreadLoop;
import dev.parley.report.DiagnosticsFile;
import dev.parley.settings.Settings;
import dev.parley.text.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs {@code parley diagnostics FILE}: saves the same as the window's help, without a window. */
@Command(
    name = DiagnosticsCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Saves logs, versions, settings without secrets, devices and the reports of the last calls"
          + " in one zip file.",
      "Nothing is sent anywhere. README.txt in the file lists its contents."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:saved",
      "1:could not be saved",
      "2:invalid command line",
      "6:stopped responding"
    })
final class DiagnosticsCommand implements Callable<Integer> {
  static final String NAME = "diagnostics";

  @Parameters(index = "0", paramLabel = "FILE", description = "the zip file to create")
  private Path file;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      System.err.println("parley: " + file + " already exists. Choose another name.");
      return ExitStatus.FAILED;
    }
    return ForcedEnd.watched(this::write, List.of());
  }

  private int write() {
    DiagnosticsFile made =
        new DiagnosticsFile(Settings.folder(), UserFolders.ofUser().logs(), List.of());
    try (ThreadLoop loop = new ThreadLoop("parley-loop")) {
      made.write(loop, file.toAbsolutePath(), "no window").join();
      System.out.println("Saved as " + file.toAbsolutePath() + ". Nothing was sent anywhere.");
      return ExitStatus.OK;
    } catch (CompletionException failure) {
      System.err.println("parley: " + Failure.sentence(failure));
      return ExitStatus.FAILED;
    }
  }
}
