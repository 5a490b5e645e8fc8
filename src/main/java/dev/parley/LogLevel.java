package dev.parley;

import java.util.Locale;

/** What goes to standard error; logback.xml reads it, so it is set before the first log line. */
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  private static final String PROPERTY = "parley.log";

  void set() {
    System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
  }
}
