package dev.parley.diagnostics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reports each fault that the program logs as an error, once by its {@link FaultId}. */
final class FaultWatch extends UnsynchronizedAppenderBase<ILoggingEvent> {
  /** Who makes us fail in ever new ways is not told of for ever. */
  private static final int MOST = 100;

  private final Consumer<String> told;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  FaultWatch(Consumer<String> told) {
    this.told = told;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) && event.getThrowableProxy() != null) {
      String id = FaultId.of(event.getThrowableProxy());
      if (known.size() < MOST && known.add(id)) {
        told.accept(id);
      }
    }
  }
}
