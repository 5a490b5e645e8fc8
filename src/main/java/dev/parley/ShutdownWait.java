package dev.parley;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for what is left to send at the end of a run. */
final class ShutdownWait {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownWait.class);

  /** Then the process ends anyway; a signal waits 5 s. */
  static final Duration LIMIT = ChannelSession.GOODBYE.plusSeconds(1);

  private ShutdownWait() {}

  /** Blocks until it is said, or for {@link #LIMIT}; how it ends changes nothing. */
  static void await(CompletableFuture<Void> said) {
    try {
      said.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.info("quitting without waiting for everything to close");
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("leaving failed", failure.getCause());
    }
  }
}
