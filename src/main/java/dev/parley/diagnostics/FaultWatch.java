package dev.parley.diagnostics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reports each fault that the program logs as an error, once by its {@link FaultId}. */
final class FaultWatch extends UnsynchronizedAppenderBase<ILoggingEvent> {
  /** The limit for a stranger who provokes ever new faults. */
  private static final int MOST = 100;

  private static final int FRAMES = 5;
  private static final int SHOWN_BITS = 24;

  private final Consumer<String> told;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  FaultWatch(Consumer<String> told) {
    this.told = told;
  }

  /**
   * A few characters that stand for a fault, {@code E-1A2B3C}: the same ones wherever and whenever
   * the same thing fails at the same place. The failure's kind and where it came from count; its
   * words do not, nor do lines.
   */
  static String idOf(IThrowableProxy failure) {
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

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) && event.getThrowableProxy() != null) {
      String id = idOf(event.getThrowableProxy());
      if (known.size() < MOST && known.add(id)) {
        told.accept(id);
      }
    }
  }
}
