package dev.parley;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the person at the window to another channel. */
record Navigator(
    CallOptions options,
    Function<CompletableFuture<CallOptions>, CompletableFuture<Void>> way,
    Consumer<String> caller)
    implements ChannelsController.Travel {

  @Override
  public CompletableFuture<Void> go(CompletableFuture<Destination> where) {
    return way.apply(where.thenApply(options::elsewhere));
  }

  @Override
  public void call(String nameOrId) {
    caller.accept(nameOrId);
  }
}
