package dev.parley.server.http;

import dev.parley.server.access.Limits;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that all clients together make the server hold. */
final class Load {
  /** A client that holds no more than this is never ended for what the others hold. */
  static final long FAIR_BYTES = 65_536;

  private final long most;
  private final AtomicLong unread = new AtomicLong();
  private final AtomicLong backlog = new AtomicLong();

  Load(Limits limits) {
    this.most = limits.sizes().shared();
  }

  /** Adds to what was received and not looked at, any thread; says whether that is too much. */
  boolean addUnread(long bytes) {
    return unread.addAndGet(bytes) > most;
  }

  /** Adds to what was sent and not taken. */
  void addBacklog(long bytes) {
    backlog.addAndGet(bytes);
  }

  boolean hasTooMuchBacklog() {
    return backlog.get() > most;
  }
}
