package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.process.ChildProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody can be asked, a link with another certificate than is known is refused. */
@Tag("unit")
class KnownCertificateTest {
  private static final String FIRST = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @TempDir Path config;

  /** What ends each of these runs, so that none connects. */
  private static final String WRONG = "bogus";

  @BeforeEach
  void aServerIsKnown() throws Exception {
    Files.createDirectory(config.resolve("parley"));
    Files.writeString(
        config.resolve("parley/settings.json"),
        """
        {"recentPlaces": [{"server": "wss://192.0.2.1:8443", "channel": "room",
          "certificate": "%s", "last": "2026-05-03T19:07:00Z", "passwordKept": true}]}
        """
            .formatted(FIRST));
  }

  @Test
  void itIsRefusedUnlessItIsAcceptedByAnOption() throws Exception {
    String link = "parley://192.0.2.1:8443/room?cert=";
    for (List<String> command :
        List.of(List.of("--headless"), List.of("--kiosk"), List.of("probe"))) {
      said(
          command,
          link + OTHER,
          "the link names a different certificate from the one saved for 192");
      said(command, link + FIRST, "an ICE server must be");
    }
    said(List.of("--headless", "--replace-certificate"), link + OTHER, "an ICE server must be");
    // At a window the person is asked there.
    said(List.of("--media", "test"), link + OTHER, "an ICE server must be");
  }

  private void said(List<String> options, String link, String sentence) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.parley.Main"));
    command.addAll(options);
    command.addAll(List.of(link, "--ice-server", WRONG));
    ProcessBuilder builder = ChildProcess.of(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", config.toString());
    builder.environment().put("XDG_STATE_HOME", config.resolve("state").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertTrue(said.contains(sentence), options + ": " + said);
    assertEquals(2, process.exitValue(), said);
  }
}
