package dev.parley.diagnostics;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no code catches, on whatever thread, goes to the log. */
final class Uncaught implements UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Uncaught.class);

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    LOG.error("{} has ended by a fault", thread.getName(), failure);
  }
}
