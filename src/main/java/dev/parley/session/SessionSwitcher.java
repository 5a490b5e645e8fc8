package dev.parley.session;

import dev.parley.loop.Loop;
import dev.parley.peer.Intents;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Switches a run between channels: it is in one at a time, or on its way to the next. The latest
 * request counts, and a new one does not wait for a server. Loop only, but for {@link #intents}.
 */
public final class SessionSwitcher {
  private final Loop loop;
  private final Function<SessionOptions, ChannelSession> make;

  /** Completes when the stay before is over. */
  private CompletableFuture<Void> left = CompletableFuture.completedFuture(null);

  private int wishes;
  private int reconnectsBefore;

  /** Null before there is any; the next until there is one. */
  private ChannelSession first;

  /** The window's thread reads it. */
  private volatile ChannelSession current;

  public SessionSwitcher(Loop loop, Function<SessionOptions, ChannelSession> make) {
    this.loop = loop;
    this.make = make;
  }

  /**
   * Leaves where it is, once it is known whereto, and enters there.
   *
   * @param where completes on the loop; while it does not, or where it fails, one stays
   * @return completes on the loop when the new stay is entered, or another wish came in between;
   *     fails with a sentence
   */
  public CompletableFuture<Void> go(CompletableFuture<SessionOptions> where) {
    loop.assertOn();
    int wish = ++wishes;
    return where.thenCompose(
        options ->
            wish == wishes
                ? leave().thenCompose(gone -> wish == wishes ? enter(options) : gone())
                : gone());
  }

  /** Leaves, and goes nowhere. */
  public CompletableFuture<Void> end() {
    loop.assertOn();
    wishes++;
    return leave();
  }

  /** Calls somebody here, as soon as they are there. */
  public void call(String nameOrId) {
    loop.assertOn();
    if (current != null) {
      current.call(nameOrId);
    }
  }

  /** Null while on the way. Any thread. */
  public Intents intents() {
    ChannelSession here = current;
    return here == null ? null : here.intents();
  }

  /** As whom the run went to the first channel; empty where it did not come so far. */
  public String firstId() {
    return first == null ? "" : first.ownId();
  }

  /** How often the clients of all stays came back after they had been online. */
  public int reconnects() {
    return reconnectsBefore + (current == null ? 0 : current.reconnects());
  }

  /** Whether the last word of the server here was no. */
  public boolean isRefused() {
    return current != null && current.isRefused();
  }

  private CompletableFuture<Void> leave() {
    ChannelSession here = current;
    if (here != null) {
      current = null;
      reconnectsBefore += here.reconnects();
      left = here.leave();
    }
    return left;
  }

  private CompletableFuture<Void> enter(SessionOptions options) {
    ChannelSession next = make.apply(options);
    first = first == null ? next : first;
    current = next;
    return next.enter();
  }

  private static CompletableFuture<Void> gone() {
    return CompletableFuture.completedFuture(null);
  }
}
