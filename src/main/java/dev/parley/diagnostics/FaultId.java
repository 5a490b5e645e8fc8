package dev.parley.diagnostics;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Locale;

/**
 * Identifies a fault by a few characters, {@code E-1A2B3C}: the same ones wherever and whenever the
 * same thing fails at the same place.
 */
final class FaultId {
  private static final int FRAMES = 5;
  private static final int SHOWN_BITS = 24;

  private FaultId() {}

  /** By the failure's kind and where it came from; its words do not count, nor do lines. */
  static String of(IThrowableProxy failure) {
    int hash = 0;
    for (IThrowableProxy one = failure; one != null; one = one.getCause()) {
      hash = 31 * hash + one.getClassName().hashCode();
      StackTraceElementProxy[] frames = one.getStackTraceElementProxyArray();
      for (int at = 0; at < Math.min(FRAMES, frames.length); at++) {
        StackTraceElement frame = frames[at].getStackTraceElement();
        hash = 31 * hash + (frame.getClassName() + "." + frame.getMethodName()).hashCode();
      }
    }
    return String.format(Locale.ROOT, "E-%06X", hash & ((1 << SHOWN_BITS) - 1));
  }
}
