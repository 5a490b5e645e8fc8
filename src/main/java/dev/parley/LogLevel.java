package dev.parley;

import dev.parley.diagnostics.LogSetup;
import java.util.Locale;

/**
 * Sets the level of standard error; {@link LogSetup} reads it, so it is set before the first log
 * line.
 */
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  void set() {
    System.setProperty(LogSetup.LEVEL, name().toLowerCase(Locale.ROOT));
  }
}
