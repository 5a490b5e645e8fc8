package dev.parley.connection;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether descriptions can reach the peer, which they do by way of the server. One for a
 * connection; what depends on it asks, or is told when the server is back. Used on the loop.
 */
public final class Reachability {
  private final List<Runnable> returns = new ArrayList<>();
  private boolean up = true;

  boolean isUp() {
    return up;
  }

  /** Runs the task each time that the server is back. */
  void onReturn(Runnable task) {
    returns.add(task);
  }

  void forget(Runnable task) {
    returns.remove(task);
  }

  /** The server can be reached now, or not; tells of a return even if nobody knew of an absence. */
  public void become(boolean now) {
    up = now;
    if (now) {
      List.copyOf(returns).forEach(Runnable::run);
    }
  }
}
