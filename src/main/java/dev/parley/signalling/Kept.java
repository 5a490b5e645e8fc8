package dev.parley.signalling;

import java.util.concurrent.CompletableFuture;

/**
 * A client that is kept at its server: what {@link Signalling} asks for apart from what is said,
 * handed to whoever in a dialect keeps it there. Loop only.
 */
public abstract class Kept implements Signalling {

  /** Keeps one user at one server; each method is that of {@link Signalling}. */
  public interface Keeper {
    void join();

    void join(String password);

    void networkChanged();

    void woke();

    CompletableFuture<Void> leave();
  }

  /** The same for as long as the client lives. */
  protected abstract Keeper keeper();

  @Override
  public final void join() {
    keeper().join();
  }

  @Override
  public final void join(String password) {
    keeper().join(password);
  }

  @Override
  public final void networkChanged() {
    keeper().networkChanged();
  }

  @Override
  public final void woke() {
    keeper().woke();
  }

  @Override
  public final CompletableFuture<Void> leave() {
    return keeper().leave();
  }
}
