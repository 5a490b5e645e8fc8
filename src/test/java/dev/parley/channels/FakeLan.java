package dev.parley.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hosting that is open as soon as it is asked for, unless it is told to fail. */
final class FakeLan implements LanHosting {
  static final String LINK = "parley://192.0.2.7:8082/home#secret";

  private boolean on;

  /** What opening ends with. */
  CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);

  @Override
  public CompletableFuture<Void> start() {
    on = !opening.isCompletedExceptionally();
    return opening;
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public boolean isStarting() {
    return !opening.isDone();
  }

  @Override
  public List<String> links() {
    return on ? List.of(LINK) : List.of();
  }

  @Override
  public void close() {
    on = false;
  }
}
