package dev.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.NetworkedCall;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two that reach the server and not each other. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockedTest {
  private static final long END_LIMIT_MS = 30_000;

  /** For the words to come, once it has ended. */
  private static final long MARGIN_MS = 3_000;

  @Test
  void bothAreToldWhatWouldHelp() {
    try (Namespaces net = Namespaces.create()) {
      Machine ann = net.machine("ann", 31);
      Machine bob = net.machine("bob", 32);
      ann.cutFrom(bob);
      try (NetworkedCall call = new NetworkedCall(net.machine("server", 10), ann, bob)) {
        call.call();
        for (RemoteClientProcess side : call.both()) {
          long began = side.await("^phase CONNECTING", NetworkedCall.CALL_LIMIT).at();
          ProcessLines.Found end =
              side.await("^ended (\\S+)", NetworkedCall.CALL_LIMIT.plusSeconds(5));
          ProcessLines.Found notice = side.await("^notice (.+)", NetworkedCall.CALL_LIMIT);
          System.out.printf(
              "everything blocked: %s ended after %d ms (%s): %s%n",
              side == call.ann ? "ann" : "bob", end.at() - began, end.group(1), notice.group(1));
          assertTrue(end.at() - began <= END_LIMIT_MS + MARGIN_MS, "too late");
          assertTrue(notice.group(1).contains("TURN"), notice.group(1));
        }
        assertFalse(call.ann.said("phase", 0).contains("phase CONNECTED"));
      }
    }
  }
}
