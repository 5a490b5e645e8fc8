package dev.parley.bell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Focus of macOS 12 and later (never tried): while one is on, the system keeps a record of it in
 * a file of the user's, which it may or may not let Parley read.
 */
final class MacQuiet implements Quiet {
  private final Path assertions;

  MacQuiet() {
    this(Path.of(System.getProperty("user.home"), "Library/DoNotDisturb/DB/Assertions.json"));
  }

  MacQuiet(Path assertions) {
    this.assertions = assertions;
  }

  @Override
  public boolean isWanted() throws IOException {
    return Files.isReadable(assertions)
        && Files.readString(assertions).contains("\"storeAssertionRecords\"");
  }
}
