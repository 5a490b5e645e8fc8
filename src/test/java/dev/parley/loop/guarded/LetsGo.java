package dev.parley.loop.guarded;

import dev.parley.loop.NativeWait;
import dev.parley.media.TestMedia;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Leaves the shared loop in a wait that ends after all, when its test has failed. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class LetsGo {
  private NativeWait wait;

  @Test
  void first() throws IOException {
    wait = new NativeWait(TestMedia.loop());
    TestMedia.on(() -> "late");
  }

  @Test
  void second() {
    TestMedia.on(() -> "in time");
  }

  @AfterEach
  void letGo() throws IOException {
    if (wait != null) {
      wait.letGo();
    }
  }
}
