package dev.parley.ringing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Detects a Focus of macOS 12 and later (never tried): while one is on, the system records it in a
 * file of the user's, which Parley may or may not be allowed to read.
 */
final class MacDoNotDisturb implements DoNotDisturb {
  private final Path assertions;

  MacDoNotDisturb() {
    this(Path.of(System.getProperty("user.home"), "Library/DoNotDisturb/DB/Assertions.json"));
  }

  MacDoNotDisturb(Path assertions) {
    this.assertions = assertions;
  }

  @Override
  public boolean isWanted() throws IOException {
    return Files.isReadable(assertions)
        && Files.readString(assertions).contains("\"storeAssertionRecords\"");
  }
}
