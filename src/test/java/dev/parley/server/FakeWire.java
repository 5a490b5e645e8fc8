package dev.parley.server;

import java.util.ArrayList;
import java.util.List;

/** A connection on which everything is written down; it leaves its backlog to the test. */
final class FakeWire implements Wire {
  private final List<String> sent = new ArrayList<>();
  long backlog;
  boolean closed;
  boolean cut;

  @Override
  public void send(String text) {
    if (closed || cut) {
      throw new IllegalStateException("sent after the end");
    }
    sent.add(text);
  }

  @Override
  public long backlog() {
    return backlog;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void cut() {
    cut = true;
  }

  /** What was sent since the last time. */
  List<String> take() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
