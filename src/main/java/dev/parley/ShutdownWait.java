package dev.parley;

import dev.parley.session.ChannelSession;
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

  /** For the server and the peers. Then the process ends anyway; a signal waits 5 s. */
  static final Duration LIMIT = ChannelSession.GOODBYE.plusSeconds(1);

  /** For closing the media, after that. */
  static final Duration MEDIA_LIMIT = Duration.ofMillis(800);

  /** For what a loop knows that may be stuck. */
  static final Duration FIGURES_LIMIT = Duration.ofMillis(500);

  private ShutdownWait() {}

  /** Blocks until it is said, or for that long; how it ends changes nothing. */
  static void await(CompletableFuture<?> said, Duration limit) {
    try {
      said.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.info("quitting without waiting for everything to close");
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("leaving failed", failure.getCause());
    }
  }
}
