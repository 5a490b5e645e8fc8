package dev.parley.media;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a local track from this process: a test card, a tone, an echo, a camera. */
interface Feed {
  Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** A long time for a thread that wakes every few milliseconds. */
  long END_LIMIT_MS = 2000;

  /** Begins; may block a little. */
  default void start() throws MediaException {}

  /** Ends; when it returns, nothing is pushed any more. Any number of times; may block a little. */
  default void stop() {}

  /** Ends a thread of a feed and waits for it: its source is about to be freed. */
  static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(END_LIMIT_MS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (thread.isAlive()) {
      LOG.warn("{} did not end", thread.getName());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
