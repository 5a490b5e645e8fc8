package dev.parley.diagnostics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures logging before a run has its file: to standard error, so that a report on standard
 * output stays clean. In code, since reading a configuration in XML takes a tenth of a start.
 * Logback finds it at the first line that is logged.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** The system property with the level of standard error, to be set before the first line. */
  public static final String LEVEL = "parley.log";

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    Level level = Level.toLevel(System.getProperty(LEVEL), Level.WARN);
    LogLine line = LogLine.forTerminal();
    line.setContext(loggers);
    line.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(loggers);
    encoder.setLayout(line);
    encoder.start();
    ThresholdFilter threshold = new ThresholdFilter();
    threshold.setLevel(level.toString());
    threshold.start();
    ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
    terminal.setContext(loggers);
    terminal.setName("terminal");
    terminal.setTarget("System.err");
    terminal.setEncoder(encoder);
    terminal.addFilter(threshold);
    terminal.start();
    // Its trace holds whole frames, passwords included, and its errors are a client's to provoke.
    loggers.getLogger("org.java_websocket").setLevel(Level.OFF);
    loggers.getLogger("org.eclipse.jetty").setLevel(Level.OFF);
    // What these have to say of the keyring comes as an exception, too.
    loggers.getLogger("org.freedesktop.dbus").setLevel(Level.OFF);
    loggers.getLogger("de.swiesend").setLevel(Level.OFF);
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(terminal);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
