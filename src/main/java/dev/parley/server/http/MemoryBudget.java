package dev.parley.server.http;

import dev.parley.server.access.Limits;
import dev.parley.server.access.LoginAttempts;
import java.util.List;

/**
 * Adds up what the server may come to hold on the heap if everything is at its worst at once; the
 * table is in docs/server.md.
 */
final class MemoryBudget {
  /** With the library's objects and buffers, and an engine of TLS; measured: docs/lab/server.md. */
  private static final int CONNECTION_BYTES = 64_000;

  /** Messages that are under way on the library's threads: as bytes, grown, and as text. */
  private static final int RECEIVING = 5;

  /** A message that the loop looks at: its JSON, and what is sent on of it. */
  private static final int HANDLING = 20;

  private static final int COUNTED_BYTES = 600;

  /** Without a client; measured, and doubled. */
  private static final int PROGRAM_BYTES = 30_000_000;

  private MemoryBudget() {}

  /**
   * A line of the table.
   *
   * @param each bytes of the heap
   */
  record Row(String what, long each, int many) {
    long sum() {
      return each * many;
    }
  }

  static List<Row> rows(Limits limits) {
    int connections = limits.connections().inAll();
    long frame = limits.sizes().frame();
    long shared = Math.max(limits.sizes().shared(), (long) SharedBudget.FAIR_BYTES * connections);
    return List.of(
        new Row("an open connection, with TLS", CONNECTION_BYTES, connections),
        new Row(
            "a request's head, or what somebody says before logging in",
            2 * HttpListener.HEAD_BYTES + SocketWire.STRANGER_UNREAD,
            connections),
        new Row("received, not yet handled, from all clients together", shared, 1),
        new Row("sent, not yet taken, to all clients together", shared, 1),
        new Row("a message being received", RECEIVING * frame, HttpListener.THREADS),
        new Row("the message being handled", HANDLING * frame, 1),
        new Row(
            "an address, account or name that is counted",
            COUNTED_BYTES,
            LoginAttempts.MOST_COUNTED_IN_ALL + AcceptLimiter.MOST_COUNTED),
        new Row("spare buffers", HttpListener.POOL_BYTES, 1),
        new Row("the program itself", PROGRAM_BYTES, 1));
  }

  static long sum(Limits limits) {
    return rows(limits).stream().mapToLong(Row::sum).sum();
  }
}
