package dev.parley.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Identifies the current boot of the machine. */
final class BootId {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** Empty where the system does not say: then nobody can tell a crash from a power cut. */
  static String now() {
    try {
      return Files.exists(LINUX) ? Files.readString(LINUX).strip() : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
