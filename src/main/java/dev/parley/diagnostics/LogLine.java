package dev.parley.diagnostics;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Formats a log line. Words of strangers in it break no line and steer no terminal, and what looks
 * like a secret is masked. Any thread.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
  private static final int LONGEST = 8000;
  private static final int MOST_FRAMES = 60;
  private static final int MOST_CAUSES = 6;

  private final DateTimeFormatter time;
  private final boolean whole;
  private final Masking masking = Masking.PATTERNS;

  private LogLine(String time, boolean whole) {
    this.time = DateTimeFormatter.ofPattern(time).withZone(ZoneId.systemDefault());
    this.whole = whole;
  }

  /** Short: the time of day, and of a failure where it was. */
  static LogLine forTerminal() {
    return new LogLine("HH:mm:ss.SSS", false);
  }

  /** With date, thread and all of a failure. */
  static LogLine forFile() {
    return new LogLine("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", true);
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    line.append(time.format(event.getInstant())).append(' ');
    String level = event.getLevel().toString();
    line.append(level).append(" ".repeat(6 - level.length()));
    if (whole) {
      line.append('[').append(event.getThreadName()).append("] ");
    }
    String logger = event.getLoggerName();
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
    line.append(harmless(event.getFormattedMessage()));
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.append(" [").append(FaultWatch.idOf(failure)).append(']');
    }
    line.append(System.lineSeparator());
    if (failure != null) {
      trace(line, failure);
    }
    Object[] arguments = event.getArgumentArray();
    if (whole && arguments != null && arguments.length > 0) {
      more(line, arguments[arguments.length - 1]);
    }
    return masking.mask(line.toString());
  }

  private void trace(StringBuilder line, IThrowableProxy failure) {
    IThrowableProxy one = failure;
    for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
      line.append(depth == 0 ? "" : "Caused by: ").append(one.getClassName()).append(": ");
      line.append(harmless(String.valueOf(one.getMessage()))).append(System.lineSeparator());
      StackTraceElementProxy[] frames = one.getStackTraceElementProxyArray();
      int most = Math.min(frames.length, whole ? MOST_FRAMES : 1);
      for (int at = 0; at < most; at++) {
        line.append("\tat ").append(frames[at].getStackTraceElement());
        line.append(System.lineSeparator());
      }
      if (!whole) {
        return;
      }
      one = one.getCause();
    }
  }

  private static void more(StringBuilder line, Object last) {
    if (last instanceof Lines more) {
      more.text()
          .lines()
          .forEach(one -> line.append('\t').append(harmless(one)).append(System.lineSeparator()));
    }
  }

  private static String harmless(String text) {
    boolean fits = text.length() <= LONGEST;
    if (fits && text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    String start = fits ? text : text.substring(0, LONGEST) + "…";
    StringBuilder clean = new StringBuilder(start.length());
    start.chars().forEach(c -> clean.append(Character.isISOControl(c) ? ' ' : (char) c));
    return clean.toString();
  }
}
