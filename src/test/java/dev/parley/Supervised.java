package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that is started again as its {@link ServiceUnit} says, as systemd would. Any thread.
 */
public final class Supervised implements AutoCloseable {
  private final ServiceUnit unit;
  private final ProcessBuilder builder;
  private Process process;
  private int starts;
  private boolean over;

  /**
   * @param log its standard error and output, of all its lives one after the other
   */
  public Supervised(
      ServiceUnit unit, List<String> command, Map<String, String> environment, Path log) {
    this.unit = unit;
    builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
  }

  public synchronized void start() {
    if (over) {
      return;
    }
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    starts++;
    process.onExit().thenAccept(this::ended);
  }

  private synchronized void ended(Process gone) {
    if (!over && unit.restartsAfter(gone.exitValue())) {
      CompletableFuture.delayedExecutor(unit.restartMs(), TimeUnit.MILLISECONDS)
          .execute(this::start);
    }
  }

  synchronized long pid() {
    return process.pid();
  }

  /** How often it was started. */
  public synchronized int starts() {
    return starts;
  }

  /** SIGTERM, as {@code systemctl restart} or a shutdown does. */
  synchronized void terminate() {
    process.destroy();
  }

  public synchronized void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    Process last;
    synchronized (this) {
      over = true;
      last = process;
    }
    last.destroy();
    try {
      if (!last.waitFor(60, TimeUnit.SECONDS)) {
        last.destroyForcibly();
        throw new AssertionError("it does not end when it is told to");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
