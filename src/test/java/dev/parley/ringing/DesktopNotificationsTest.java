package dev.parley.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What really goes over the bus, which is one of the test's own: with gdbus, and nobody there. */
@Tag("desktop")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DesktopNotificationsTest {
  private final List<Process> started = new ArrayList<>();
  private String address;
  private BufferedReader monitor;

  @BeforeEach
  void bus() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/gdbus"))
            && Files.isExecutable(Path.of("/usr/bin/dbus-daemon"))
            && Files.isExecutable(Path.of("/usr/bin/dbus-monitor")));
    address = begin("dbus-daemon", "--session", "--nofork", "--print-address").readLine();
    monitor =
        begin(
            "dbus-monitor",
            "--address",
            address,
            "interface='org.freedesktop.Notifications',member='Notify'");
    next("member=NameLost"); // it has become a monitor
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private BufferedReader begin(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process.inputReader();
  }

  private String next(String part) throws IOException {
    String line = monitor.readLine();
    while (line != null && !line.contains(part)) {
      line = monitor.readLine();
    }
    return line == null ? "" : line.strip();
  }

  @Test
  void aHostileNameArrivesAsTextAndTheBodyWithoutMarkup() throws Exception {
    String name = "An'n \\ \"x\" $(touch /tmp/x) `id` %s <b> {0} \u00e9\ud83d\ude00";
    DesktopNotifications notices =
        new DesktopNotifications(
            new MachinePrograms(), Map.of("DBUS_SESSION_BUS_ADDRESS", address));

    assertThrows(IOException.class, () -> notices.show(name, "<i>body</i> & more"));
    assertTrue(next("Notify").contains("org.freedesktop.Notifications"));
    assertEquals("string \"Parley\"", monitor.readLine().strip());
    next("call-start");
    assertEquals("string \"" + name + "\"", monitor.readLine().strip());
    assertEquals("string \"&lt;i&gt;body&lt;/i&gt; &amp; more\"", monitor.readLine().strip());
  }
}
