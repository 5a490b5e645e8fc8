package dev.parley.server;

import dev.parley.loop.Loop;
import dev.parley.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the echo peer running as a child process, so that its native media cannot take the server
 * down.
 *
 * <p>The child's standard input is a pipe that stays open as long as this process lives; the child
 * ends itself when it reads the end of it, so that it survives no parent. What it prints goes to
 * the log at info.
 */
public final class EchoProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EchoProcess.class);

  private static final Duration START_WITHIN = Duration.ofSeconds(10);
  private static final Duration END_WITHIN = Duration.ofSeconds(2);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  /** A child that lived this long had nothing wrong with it from the start. */
  private static final Duration HEALTHY = Duration.ofSeconds(60);

  private final Callable<Process> starter;
  private final Loop loop;

  /** Under this object's lock, since {@link #close} must end the child on any thread. */
  private Process child;

  /** Under this object's lock. */
  private boolean closed;

  /** Counts starts and failures, so that a start that comes late is known. Under the lock. */
  private int attempts;

  /** Deaths in a row, each soon after its start. Only on the loop. */
  private int deaths;

  /**
   * Makes a keeper without a child yet.
   *
   * @param command the program and its arguments; no secret among them, since a list of processes
   *     shows them to everybody
   * @param environment variables added to this process's own; no secret among them either, since
   *     every program of the user can read them
   * @param secret the first line that the child reads on its standard input
   */
  public EchoProcess(
      List<String> command, Map<String, String> environment, String secret, Loop loop) {
    this(() -> launch(command, environment, secret), loop);
  }

  EchoProcess(Callable<Process> starter, Loop loop) {
    this.starter = starter;
    this.loop = loop;
  }

  private static Process launch(
      List<String> command, Map<String, String> environment, String secret) throws IOException {
    ProcessBuilder builder = ChildProcess.of(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    OutputStream input = process.getOutputStream(); // stays open
    input.write((secret + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
    return process;
  }

  /** Starts the child, and again whenever it has died. Any thread, once. */
  public void start() {
    loop.post(this::startUnlessClosed);
  }

  /**
   * Ends the child for good: at once where it obeys, forcibly after two seconds where it does not.
   * Any thread, any number of times, and before the loop is closed.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (child != null) {
      child.destroy();
      loop.after(END_WITHIN, child::destroyForcibly);
    }
  }

  /** How long to wait after so many deaths in a row: 1 s, doubled each time, up to 60 s. */
  static Duration delay(int deaths) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(deaths - 1, 6));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }

  private void startChild() {
    loop.assertOn();
    int attempt = nextAttempt();
    loop.offload("start the echo peer", () -> adopt(attempt, starter.call()), START_WITHIN)
        .whenComplete(
            (process, failure) -> {
              if (failure == null) {
                watch(process, loop.now());
              } else {
                nextAttempt();
                LOG.warn("the echo peer did not start: {}", failure.toString());
                startLater();
              }
            });
  }

  /** What an earlier attempt still brings is not wanted any more. */
  private synchronized int nextAttempt() {
    return ++attempts;
  }

  /** On a worker thread, since the loop may be gone before the child is there. */
  private synchronized Process adopt(int attempt, Process process) {
    if (closed || attempt != attempts) {
      process.destroyForcibly();
    } else {
      child = process;
    }
    return process;
  }

  private void watch(Process process, Duration since) {
    LOG.debug("the echo peer runs as process {}", process.pid());
    drain(process);
    process.onExit().thenRun(() -> loop.post(() -> died(process, since)));
  }

  private void died(Process process, Duration since) {
    loop.assertOn();
    if (loop.now().minus(since).compareTo(HEALTHY) >= 0) {
      deaths = 0;
    }
    if (!isClosed()) {
      LOG.warn("the echo peer ended with status {}", process.exitValue());
      startLater();
    }
  }

  private void startLater() {
    deaths++;
    loop.after(delay(deaths), this::startUnlessClosed);
  }

  private void startUnlessClosed() {
    if (!isClosed()) {
      startChild();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Reads all that the child prints, or it would block at a full pipe. */
  private static void drain(Process process) {
    Thread reader = new Thread(() -> logOutput(process), "parley-echo-output");
    reader.setDaemon(true);
    reader.start();
  }

  private static void logOutput(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> LOG.info("echo peer: {}", line));
    } catch (IOException | UncheckedIOException ended) {
      LOG.debug("the echo peer's output ended");
    }
  }
}
