package dev.parley.server;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** A child process that ends when the test says so, and otherwise obeys nobody. */
final class FakeProcess extends Process {
  private final CompletableFuture<Process> exit = new CompletableFuture<>();
  boolean destroyed;
  boolean destroyedForcibly;

  void die() {
    exit.complete(this);
  }

  @Override
  public void destroy() {
    destroyed = true;
  }

  @Override
  public Process destroyForcibly() {
    destroyedForcibly = true;
    return this;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit;
  }

  @Override
  public int exitValue() {
    return 1;
  }

  @Override
  public int waitFor() {
    exit.join();
    return exitValue();
  }

  @Override
  public long pid() {
    return 0;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }
}
