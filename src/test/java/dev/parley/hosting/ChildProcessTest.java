package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Guest;
import dev.parley.ProcessLines;
import dev.parley.media.test.TestCardReader;
import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as scripts see it: a process with arguments, output and an exit status. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildProcessTest {
  private static final int LIMIT_SECONDS = 60;

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    List<ProcessHandle> all =
        started.stream()
            .flatMap(one -> Stream.concat(one.descendants(), Stream.of(one.toHandle())))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join()); // nobody writes into the folder any more
  }

  @Test
  void withoutADisplayItSaysSoAndEnds() throws Exception {
    Process parley = start(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), "--media", "test");
    assertEquals(1, status(parley));
    String complaint = errors(parley);
    assertTrue(complaint.startsWith("parley: "), complaint);
    assertTrue(complaint.contains("no display"), complaint);
  }

  @Test
  void theEchoPeerSendsBackPictureAndSound() throws Exception {
    Path report = folder.resolve("report.json");
    Process parley =
        start(
            Map.of(),
            "--headless",
            "--media",
            "test",
            "--call",
            "Echo",
            "--for",
            "10m",
            "--log-level",
            "debug",
            "--report",
            report.toString());
    ProcessLines lines = new ProcessLines("parley", parley);
    Guest.awaitMedia(lines);
    parley.destroy(); // SIGTERM
    assertEquals(0, status(parley), () -> lines.all().toString());
    JsonNode said = new ObjectMapper().readTree(report.toFile());
    assertEquals(1, said.path("calls").asInt());
    assertEquals("closed", said.path("endReason").asText());
    assertEquals(440, said.path("audio").path("received").path("toneHz").asDouble(), 5);
    JsonNode video = said.path("video").path("received");
    int width = video.path("width").asInt();
    assertTrue(TestCardReader.hasShapeOfCard(width, video.path("height").asInt()), said::toString);
    assertTrue(video.path("rendered").asInt() > 100, said::toString);
  }

  @Test
  void aSettingsFolderThatCannotBeUsedIsOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Process parley =
        start(Map.of("XDG_CONFIG_HOME", file.toString()), "--headless", "--media", "test");
    assertEquals(1, status(parley));
    assertTrue(errors(parley).strip().matches("parley: The settings folder .* cannot be used.*"));
  }

  @Test
  void aServerThatIsNotThereIsSaidOnce() throws Exception {
    Process parley =
        start(
            Map.of(),
            "--server",
            "ws://127.0.0.1:1",
            "room",
            "--headless",
            "--media",
            "test",
            "--for",
            "3s");
    assertEquals(3, status(parley));
    assertEquals(1, errors(parley).lines().filter(line -> line.startsWith("parley: ")).count());
  }

  @Test
  void aTimeWithoutACallIsStatus3() throws Exception {
    assertEquals(3, status(start(Map.of(), "--headless", "--media", "test", "--for", "3s")));
  }

  @Test
  void aRefusedLogInIsStatus4AndOneLine() throws Exception {
    Process server = start(Map.of(), "serve", "--listen", "127.0.0.1:0", "--channel", "room:right");
    String url = server.inputReader().readLine().replace("Listening on ", "");
    Process parley =
        start(
            Map.of(ChildProcess.PASSWORD, "wrong"),
            "--server",
            url,
            "room",
            "--headless",
            "--media",
            "test");
    assertEquals(4, status(parley));
    assertEquals(
        "parley: That password didn’t work. Check it and try again.", errors(parley).strip());
  }

  @Test
  void aServerThatIsToldToEndEndsInOrder() throws Exception {
    Process server = start(Map.of(), "serve", "--listen", "127.0.0.1:0", "--channel", "room:x");
    server.inputReader().readLine();
    server.destroy(); // SIGTERM
    assertEquals(0, status(server));
  }

  @Test
  void whenTheCopyThatHostsTheServerIsKilledAnotherTakesOverAndTheCallGoesOn() throws Exception {
    Path report = folder.resolve("report.json");
    Process host = headless("--name", "Host", "--log-level", "info");
    readUntil(host, "-> ONLINE");
    Process bea = headless("--name", "Bea", "--accept", "all", "--log-level", "info");
    readUntil(bea, "-> ONLINE");
    Process cid =
        headless(
            "--name", "Cid", "--call", "Bea", "--log-level", "info", "--report", report.toString());
    readUntil(cid, "-> CONNECTED");
    host.destroyForcibly(); // SIGKILL
    readUntil(cid, "-> WAITING");
    readUntil(cid, "-> ONLINE");
    readUntil(bea, "-> WAITING");
    readUntil(bea, "-> ONLINE");
    cid.destroy(); // SIGTERM
    assertEquals(0, status(cid));
    JsonNode said = new ObjectMapper().readTree(report.toFile());
    assertEquals(1, said.path("calls").asInt());
    assertEquals(1, said.path("reconnects").asInt());
    assertEquals("closed", said.path("endReason").asText());
    readUntil(bea, "CONNECTED -> IDLE (closedByPeer)"); // the close went over the new server
  }

  private Process headless(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--headless", "--media", "test"));
    all.addAll(List.of(arguments));
    return start(Map.of(), all.toArray(String[]::new));
  }

  /** Reads the log of a process up to the line with these words. */
  private static void readUntil(Process process, String words) throws IOException {
    String line = process.errorReader().readLine();
    while (line != null && !line.contains(words)) {
      line = process.errorReader().readLine();
    }
    assertNotNull(line, "ended without: " + words);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(OwnProgram.command(arguments));
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static int status(Process process) throws InterruptedException {
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "still running");
    return process.exitValue();
  }

  private static String errors(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
