package dev.parley.diagnostics;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what no code catches, on any thread. */
final class Uncaught implements UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Uncaught.class);

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    LOG.error("{} ended with an error", thread.getName(), failure);
  }
}
