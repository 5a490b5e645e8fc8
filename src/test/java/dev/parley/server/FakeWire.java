package dev.parley.server;

import dev.parley.server.http.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection on which everything is written down; whether it is clogged or behind is left to the
 * test.
 */
public final class FakeWire implements Wire {
  private final List<String> sent = new ArrayList<>();
  private final String address;
  public boolean clogged;
  public boolean behind;
  public boolean closed;

  /** Code and reason, as in {@code 1000 }; empty while it is open. */
  public String end = "";

  public int pings;

  public boolean cut;

  /** Whether its client has logged in. */
  public boolean member;

  /** Texts that were received and looked at. */
  public int looked;

  public FakeWire(String address) {
    this.address = address;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void send(String text) {
    if (closed || cut) {
      throw new IllegalStateException("sent after the end");
    }
    sent.add(text);
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void pong(byte[] payload) {
    send("pong " + new String(payload, StandardCharsets.UTF_8));
  }

  @Override
  public void looked(int length) {
    looked++;
  }

  @Override
  public void setMember(boolean is) {
    member = is;
  }

  @Override
  public boolean isClogged() {
    return clogged;
  }

  @Override
  public boolean isBehind() {
    return behind;
  }

  @Override
  public void close(int code, String reason) {
    closed = true;
    end = code + " " + reason;
  }

  @Override
  public void cut() {
    cut = true;
  }

  /** What was sent since the last time. */
  public List<String> take() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
