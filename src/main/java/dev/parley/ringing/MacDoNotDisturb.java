package dev.parley.ringing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Focus of macOS 12 and later. Untested on macOS. While one is on, the system keeps a record of
 * it in a file of the user's, which it may or may not let Parley read.
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
