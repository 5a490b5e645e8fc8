package dev.parley.loop.guarded;

import dev.parley.loop.NativeWait;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Leaves the shared loop in a wait that nobody ends. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class Hangs {
  @Test
  void first() {
    TestMedia.on(() -> "it works");
  }

  @Test
  void second() throws IOException {
    new NativeWait(TestMedia.loop());
    TestMedia.on(() -> "never");
  }

  @Test
  void third() {
    TestMedia.on(() -> "never");
  }

  @AfterEach
  void close() {
    TestMedia.on(() -> "closed");
  }

  @AfterAll
  static void closeAll() throws Exception {
    CompletableFuture.runAsync(() -> {}, TestMedia.loop()::post).get();
  }
}
