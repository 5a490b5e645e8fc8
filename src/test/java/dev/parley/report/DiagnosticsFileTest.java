package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.diagnostics.SavedReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the contents of a diagnostics file, with secrets planted wherever one could be. */
@Tag("media")
class DiagnosticsFileTest {
  private static final String PLANTED = "hunter2-";

  @TempDir Path settings;
  @TempDir Path logs;
  @TempDir Path target;
  private DiagnosticsFile file;

  @BeforeEach
  void plant() throws IOException {
    file = new DiagnosticsFile(settings, logs, List.of(PLANTED + "option"));
    Files.writeString(
        settings.resolve("settings.json"),
        """
        {"name": "Robin", "camera": "HD Webcam", "gainControl": "maybe",
         "iceServers": ["turn:ann:hunter2-relay@turn.example.org", "turn:ann:hunter2-a@b@odd"],
         "apiKey": "hunter2-unknown", "camera2": {"a": ["hunter2-deep"]},
         "window": {"x": 7, "note": "hunter2-window"},
         "recentPlaces": [{"server": "wss://ann:hunter2-url@example.org", "channel": "room",
                           "last": "2026-01-01T00:00:00Z", "password": "hunter2-place"}]}
        """);
    Files.writeString(
        settings.resolve("local-server.properties"), "port=1\nchannel=c\npassword=hunter2-home\n");
    Files.createDirectory(settings.resolve("lan-server"));
    Files.writeString(
        settings.resolve("lan-server/local-server.properties"), "password=hunter2-lan\n");
    Files.writeString(
        logs.resolve("parley-20260101-000000-999999991.log"),
        "a careless line: hunter2-relay hunter2-home hunter2-lan hunter2-option "
            + Base64.getEncoder().encodeToString("hunter2-lan".getBytes(StandardCharsets.UTF_8))
            + "\nparley://example.org/room#hunter2-link\npassword=hunter2-word\n");
    Files.writeString(
        logs.resolve("hs_err_pid999999991.log"),
        "Command Line: -Xmx9m dev.parley/dev.parley.Main room hunter2-argument\n# SIGSEGV\n");
    SavedReports.call(logs, Instant.EPOCH, "{\"peer\": \"hunter2-option\", \"calls\": 1}");
    SavedReports.stall(logs, Instant.EPOCH, "\"parley-worker: hunter2-option\" #7 RUNNABLE\n");
    SavedReports.check(logs, "[{\"why\": \"hunter2-home\"}]");
  }

  @Test
  void noSecretIsInItWhereverItWas() throws IOException {
    Map<String, String> all = save();
    all.forEach((name, text) -> assertFalse(text.contains(PLANTED), name + ":\n" + text));
    String base64 =
        Base64.getEncoder().encodeToString("hunter2-lan".getBytes(StandardCharsets.UTF_8));
    assertFalse(all.toString().contains(base64.substring(0, 12)));
  }

  @Test
  void allThatHelpsIsInItAndTheReadmeSaysWhat() throws IOException {
    Map<String, String> all = save();
    assertEquals("README.txt", all.keySet().iterator().next());
    String readme = all.get("README.txt");
    assertTrue(readme.contains("Nothing was sent to anybody"), readme);
    all.keySet().stream()
        .skip(1)
        .forEach(name -> assertTrue(readme.contains("  " + name + "\n"), name));
    assertTrue(all.get("settings.json").contains("HD Webcam"));
    assertTrue(all.get("settings.json").contains("turn:ann:***@turn.example.org"));
    assertTrue(all.get("settings-troubles.txt").contains("gainControl"));
    assertTrue(all.get("versions.txt").contains("webrtc-java: 0."), all.get("versions.txt"));
    assertTrue(all.get("devices.txt").contains("a camera"));
    assertTrue(all.get("network.txt").contains("loopback"));
    assertTrue(all.get("check.json").contains("why"));
    assertTrue(only(all, "calls/").contains("calls"));
    assertTrue(only(all, "crashes/").contains("SIGSEGV"));
    assertTrue(only(all, "stuck/").contains("RUNNABLE"));
    assertTrue(only(all, "logs/").contains("a careless line"));
  }

  @Test
  void onlyItsUserMayReadItAndItIsSmall() throws IOException {
    for (int number = 10; number < 30; number++) {
      Path log = logs.resolve("parley-20260101-000000-9999999" + number + ".log");
      Files.writeString(log, "x".repeat(1_000_000));
    }
    long unpacked = save().values().stream().mapToLong(String::length).sum();
    assertTrue(unpacked < 10_000_000, "" + unpacked);
    Path zip = target.resolve("file.zip");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)));
    try (var files = Files.list(target)) {
      assertEquals(1, files.count(), "no half of it stays");
    }
  }

  @Test
  void whereItCannotBeWrittenThatIsSaid() {
    Path nowhere = target.resolve("not/there.zip");
    IOException said =
        assertThrows(IOException.class, () -> file.writeNow(nowhere, "not at all", ""));
    assertTrue(said.getMessage().startsWith(nowhere + " cannot be written"), said.getMessage());
  }

  private static String only(Map<String, String> all, String under) {
    List<String> texts =
        all.entrySet().stream()
            .filter(each -> each.getKey().startsWith(under))
            .map(Map.Entry::getValue)
            .toList();
    assertEquals(1, texts.size(), all.keySet().toString());
    return texts.get(0);
  }

  private Map<String, String> save() throws IOException {
    Path zip = target.resolve("file.zip");
    file.writeNow(zip, "by hand", "a camera\n");
    Map<String, String> all = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        all.put(one.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all;
  }
}
