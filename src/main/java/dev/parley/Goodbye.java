package dev.parley;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wait for what is left to say at the end of a run. */
final class Goodbye {
  private static final Logger LOG = LoggerFactory.getLogger(Goodbye.class);

  private Goodbye() {}

  /** Blocks until it is said, or for so long; how it ends changes nothing. */
  static void await(CompletableFuture<Void> said, Duration limit) {
    try {
      said.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.info("left without waiting for all that was open");
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("leaving failed", failure.getCause());
    }
  }
}
