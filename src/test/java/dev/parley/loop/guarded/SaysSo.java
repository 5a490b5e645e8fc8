package dev.parley.loop.guarded;

import dev.parley.loop.MayBlockLoops;
import dev.parley.loop.NativeWait;
import dev.parley.loop.ThreadLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Holds a loop up for longer than is allowed, and says so. */
class SaysSo {
  @Test
  @MayBlockLoops("to be left alone")
  void test() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("held");
        NativeWait wait = new NativeWait(loop)) {
      new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS).join();
      wait.letGo();
    }
  }
}
