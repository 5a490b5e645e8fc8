package dev.parley.diagnostics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Writes the log to a {@link RolledFile}, within a {@link LogRateLimit}. The file is created with
 * the first line; if it cannot be written, that is reported once and logging to it stops. Behind a
 * queue: it blocks.
 */
final class FileLog extends AppenderBase<ILoggingEvent> {
  /** A call that is being set up says no single thing as often, not at trace either. */
  static final int IN_TEN_SECONDS = 200;

  private final Callable<RolledFile> opener;
  private final Consumer<IOException> failed;
  private final LogRateLimit logRateLimit;
  private final LogLine line = LogLine.forFile();
  private RolledFile file;
  private boolean over;

  /**
   * @param opener makes the file; called once, on the thread of the first line
   * @param failed told once when nothing can be written any more
   */
  FileLog(int inTenSeconds, Callable<RolledFile> opener, Consumer<IOException> failed) {
    this.opener = opener;
    this.failed = failed;
    logRateLimit = new LogRateLimit(inTenSeconds, this::writeLeftOut);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (logRateLimit.admits(event)) {
      write(event);
    }
  }

  @Override
  public void stop() {
    if (isStarted()) {
      logRateLimit.settle();
      end();
    }
    super.stop();
  }

  private void writeLeftOut(ILoggingEvent latest, int times) {
    LoggingEvent said = new LoggingEvent();
    said.setInstant(latest.getInstant());
    said.setLevel(Level.WARN);
    said.setThreadName(latest.getThreadName());
    said.setLoggerName(latest.getLoggerName());
    said.setMessage(
        "said " + times + " times more, the last time: " + latest.getFormattedMessage());
    write(said);
  }

  private void write(ILoggingEvent event) {
    if (over) {
      return;
    }
    try {
      file = file == null ? opener.call() : file;
      file.write(line.doLayout(event).getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      end();
      failed.accept(unwritable);
    } catch (Exception unforeseen) {
      end();
      failed.accept(new IOException(unforeseen));
    }
  }

  private void end() {
    over = true;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException lost) {
      addWarn("the end of the log is lost", lost);
    }
  }
}
