package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.Closing;
import dev.parley.Guest;
import dev.parley.ProcessLines;
import dev.parley.ServiceUnit;
import dev.parley.Supervised;
import dev.parley.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A peer that nobody sits at, under the supervision of its unit file. The two hours of it are
 * {@code src/scripts/measure/unattended}.
 */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnattendedTest {
  private static final long TALK_MS = 3_000;

  @TempDir Path folder;

  private Supervised peer;
  private Process server;

  @AfterEach
  void endAll() {
    Closing.all(peer, server == null ? null : () -> server.destroyForcibly().onExit().join());
  }

  @Test
  void itStartsBeforeTheServerAndAnswersAgainAfterItWasKilled() throws Exception {
    int port = TestServer.freePort();
    String url = "ws://127.0.0.1:" + port;
    Files.createDirectories(folder.resolve("parley"));
    Files.writeString(folder.resolve("parley/password"), "secret\n");
    ServiceUnit unit = ServiceUnit.read(Path.of("config/server/systemd/parley.service"));
    Map<String, String> environment =
        Map.of(
            "PARLEY_SERVER", url,
            "PARLEY_CHANNEL", "room",
            "PARLEY_OPTIONS", "--name Door --accept Guest --media test");
    peer =
        new Supervised(
            unit.with("RestartSec", "0"),
            unit.command(OwnProgram.command(), environment, folder),
            Map.of("XDG_CONFIG_HOME", folder.toString()),
            folder.resolve("log"));
    peer.start();
    startServer(port);
    Guest guest = new Guest(OwnProgram.command(), url, folder);
    answers(guest.call("before", "Door", TALK_MS));
    peer.kill();
    answers(guest.call("after", "Door", TALK_MS));
    assertEquals(2, peer.starts());
  }

  private static void answers(JsonNode report) {
    assertEquals(1, report.path("calls").asInt(), report::toString);
    assertTrue(Guest.sawAndHeard(report), report::toString);
  }

  private void startServer(int port) throws IOException {
    server =
        new ProcessBuilder(
                OwnProgram.command(
                    "serve", "--listen", "127.0.0.1:" + port, "--channel", "room:secret"))
            .start();
    new ProcessLines("server", server).await("Listening on", Guest.BACK_MS);
  }
}
