package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.NetworkedCall;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The relay of a call dies, and comes back or does not. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayRestartTest {
  /** Noticed after some 6 s, then kept up for 30 s. */
  private static final Duration END_LIMIT = Duration.ofSeconds(50);

  @TempDir Path folder;

  private Namespaces net;
  private Coturn coturn;
  private NetworkedCall call;

  @BeforeEach
  void aRelayedCall() {
    net = Namespaces.create();
    coturn = new Coturn(net.machine("coturn", 20), folder);
    call =
        new NetworkedCall(
                net.machine("server", 10),
                net.machine("ann", 31),
                net.machine("bob", 32),
                coturn.turn("udp"),
                "relay-only")
            .connected();
    call.both().forEach(RemoteClientProcess::skip);
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, coturn, net);
  }

  @Test
  void theCallRecoversWhenCoturnIsBack() {
    long killed = ProcessLines.now();
    coturn.kill();
    Pause.until(killed + 4_000);
    coturn.start();
    long back = ProcessLines.now();
    for (RemoteClientProcess side : call.both()) {
      ProcessLines.Found end = side.await("^picture back after|^ended (\\S+)", END_LIMIT);
      System.out.printf(
          "coturn gone for %d ms: %s has %s %d ms after it is back; %s%n",
          back - killed,
          side == call.ann ? "ann" : "bob",
          end.group(1) == null ? "a picture" : end.group(1),
          end.at() - back,
          side.said("phase", killed));
      assertTrue(end.group(1) == null, "the call has ended");
    }
    call.assertTheSameCall(killed);
  }

  @Test
  @EnabledIfSystemProperty(named = "parley.long", matches = "true")
  void theCallEndsWithATrueReasonWhenCoturnStaysAway() {
    long killed = ProcessLines.now();
    coturn.kill();
    for (RemoteClientProcess side : call.both()) {
      ProcessLines.Found end = side.await("^ended (\\S+)", END_LIMIT);
      ProcessLines.Found notice = side.await("^notice (.+)", END_LIMIT);
      System.out.printf(
          "coturn gone for good: %s ended after %d ms (%s): %s%n",
          side == call.ann ? "ann" : "bob", end.at() - killed, end.group(1), notice.group(1));
      assertTrue(end.group(1).matches("connectionFailed|failedAtPeer"), end.group(1));
    }
  }
}
