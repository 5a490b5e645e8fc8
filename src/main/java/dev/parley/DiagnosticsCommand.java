package dev.parley;

import dev.parley.diagnostics.LogFolder;
import dev.parley.loop.ThreadLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley diagnostics FILE}: what the window's help saves, without a window. */
@Command(
    name = DiagnosticsCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Puts logs, versions, settings without secrets, devices and the last calls' reports into one"
          + " zip file.",
      "Nothing is sent to anybody; its README.txt says what is in it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:it cannot be written",
      "2:the command line is wrong",
      "6:it stopped responding"
    })
final class DiagnosticsCommand implements Callable<Integer> {
  static final String NAME = "diagnostics";

  @Parameters(index = "0", paramLabel = "FILE", description = "a zip file that is not there yet")
  private Path file;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      System.err.println("parley: " + file + " is there already. Choose another name.");
      return ExitStatus.FAILED;
    }
    return ForcedEnd.watched(this::write, List.of());
  }

  private int write() {
    DiagnosticsFile made = new DiagnosticsFile(Settings.folder(), LogFolder.ofUser(), List.of());
    try (ThreadLoop loop = new ThreadLoop("parley-loop")) {
      made.write(loop, file.toAbsolutePath(), "no window").join();
      System.out.println("Saved as " + file.toAbsolutePath() + ". Nothing was sent to anybody.");
      return ExitStatus.OK;
    } catch (CompletionException failure) {
      System.err.println("parley: " + Failure.sentence(failure));
      return ExitStatus.FAILED;
    }
  }
}
