package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server of a call is killed and never comes back; {@code src/scripts/measure/server-gone}
 * measures how soon each thing is noticed.
 */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerGoneTest {
  @Test
  void theCallDoesAllThatItDidBefore(@TempDir Path folder) throws Exception {
    try (ServerGone gone = new ServerGone(NetworkedCall.Server.OWN, folder)) {
      gone.run().forEach((step, ms) -> System.out.printf("%-36s %6d ms%n", step, ms));
    }
  }
}
