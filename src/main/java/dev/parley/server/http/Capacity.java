package dev.parley.server.http;

import dev.parley.server.access.ServerContext;

/** Counts what all clients of one server use of it, also where it listens on two addresses. */
public final class Capacity {
  private final AcceptLimiter acceptLimiter;
  private final SharedBudget unread;
  private final SharedBudget backlog;

  public Capacity(ServerContext context) {
    long most = context.limits().sizes().shared();
    acceptLimiter = new AcceptLimiter(context);
    unread = new SharedBudget(most);
    backlog = new SharedBudget(most);
  }

  /** How many connections are open. Any thread. */
  public int connections() {
    return acceptLimiter.count();
  }

  AcceptLimiter acceptLimiter() {
    return acceptLimiter;
  }

  /** What was received and not looked at. */
  SharedBudget unread() {
    return unread;
  }

  /** What was sent and not taken. */
  SharedBudget backlog() {
    return backlog;
  }
}
