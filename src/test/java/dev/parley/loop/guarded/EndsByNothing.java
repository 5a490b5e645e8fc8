package dev.parley.loop.guarded;

import dev.parley.loop.NativeWait;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Waits in a way that no interrupt ends. */
class EndsByNothing {
  @Test
  void test() throws IOException {
    new NativeWait(TestMedia.loop());
    new CompletableFuture<Void>().join();
  }
}
