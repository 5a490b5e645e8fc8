package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServiceUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ServiceUnitTest {
  private final ServiceUnit unit =
      ServiceUnit.read(Path.of("config/server/systemd/parley.service"));

  ServiceUnitTest() throws IOException {}

  @Test
  void itsCommandIsOneThatParleyTakes() {
    Map<String, String> environment =
        Map.of(
            "PARLEY_SERVER",
            "wss://example.org:8082",
            "PARLEY_CHANNEL",
            "front door",
            "PARLEY_OPTIONS",
            "--accept Ann --accept Bob");
    List<String> command = unit.command(List.of("parley"), environment, Path.of("/home/me"));
    assertEquals(
        List.of(
            "parley",
            "--headless",
            "--password-file",
            "/home/me/parley/password",
            "--server",
            "wss://example.org:8082",
            "--accept",
            "Ann",
            "--accept",
            "Bob",
            "front door"),
        command);
    CommandLines.whole().parseArgs(command.subList(1, command.size()).toArray(String[]::new));
  }

  @Test
  void theKioskIsTheSameWithAWindow() throws IOException {
    ServiceUnit kiosk = ServiceUnit.read(Path.of("config/server/systemd/parley-kiosk.service"));
    assertEquals(unit.get("ExecStart").replace("headless", "kiosk"), kiosk.get("ExecStart"));
    for (String setting : List.of("Restart", "RestartPreventExitStatus", "TimeoutStopSec")) {
      assertEquals(unit.get(setting), kiosk.get(setting));
    }
  }

  @Test
  void theServerHasItsPasswordsFromAFileThatIsLentToIt() throws IOException {
    ServiceUnit server = ServiceUnit.read(Path.of("config/server/systemd/parley-server.service"));
    Map<String, String> environment =
        Map.of(
            "CREDENTIALS_DIRECTORY", "/run/lent", "PARLEY_OPTIONS", "--listen 0.0.0.0:8443 --tls");
    List<String> command = server.command(List.of("parley"), environment, Path.of("/etc"));
    assertEquals("serve --channels /run/lent/channels", String.join(" ", command.subList(1, 4)));
    CommandLines.whole().parseArgs(command.subList(1, command.size()).toArray(String[]::new));
    assertEquals("channels:/etc/parley/channels", server.get("LoadCredential"));
    assertEquals("2", server.get("RestartPreventExitStatus"));
  }

  @Test
  void everyEndButAWrongCommandLineIsFollowedByAStart() {
    for (int status :
        List.of(
            ExitStatus.OK,
            ExitStatus.FAILED,
            ExitStatus.REFUSED,
            ExitStatus.UNRESPONSIVE,
            137,
            134)) {
      assertTrue(unit.restartsAfter(status), "" + status);
    }
    assertFalse(unit.restartsAfter(ExitStatus.USAGE));
  }

  /** Closing the call and saying goodbye take five seconds at most (ShutdownSignals). */
  @Test
  void itHasTheTimeToSayGoodbye() {
    assertTrue(Integer.parseInt(unit.get("TimeoutStopSec")) > 5);
  }
}
