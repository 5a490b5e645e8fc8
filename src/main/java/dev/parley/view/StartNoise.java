package dev.parley.view;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what JavaFX prints while it starts off the terminal: a stack trace for each library that it
 * misses, even if it goes on without. The name of the library stands nowhere else, so that it is
 * kept for {@link StartFailure}. What other threads print passes.
 */
final class StartNoise extends PrintStream {
  private static final int LIMIT = 32 * 1024;

  private final PrintStream terminal;
  private final String starter;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private volatile boolean keeping = true;

  private StartNoise(PrintStream terminal, String starter) {
    super(terminal, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
    this.starter = starter;
  }

  /** Begins to keep what the named thread prints, and JavaFX's renderer. */
  static StartNoise begin(String starter) {
    StartNoise noise = new StartNoise(System.err, starter);
    System.setErr(noise);
    return noise;
  }

  /** Lets all pass again, and tells what was kept. Any number of times. */
  String end() {
    keeping = false;
    if (System.err == this) {
      System.setErr(terminal);
    }
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!isNoise()) {
      terminal.write(bytes, offset, length);
      return;
    }
    synchronized (kept) {
      kept.write(bytes, offset, Math.min(length, LIMIT - kept.size()));
    }
  }

  private boolean isNoise() {
    String name = Thread.currentThread().getName();
    return keeping && (name.equals(starter) || name.startsWith("QuantumRenderer"));
  }
}
