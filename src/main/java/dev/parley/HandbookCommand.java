package dev.parley;

import dev.parley.manual.Handbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the manual pages and completions of this command line, for the build. */
@Command(
    name = HandbookCommand.NAME,
    hidden = true,
    description = "writes manual pages and completions")
final class HandbookCommand implements Callable<Integer> {
  static final String NAME = "write-handbook";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER")
  private Path folder;

  @Override
  public Integer call() {
    try {
      new Handbook(spec.root().commandLine(), Version.text()).write(folder);
      return ExitStatus.OK;
    } catch (IOException failure) {
      System.err.println("parley: the manual pages cannot be written to " + folder + ".");
      return ExitStatus.FAILED;
    }
  }
}
