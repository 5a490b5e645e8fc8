package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody who comes into the channel "room", calls, talks for a while and goes. */
public final class Guest {
  /** The longest wait of a client for its next try, and a little more (socket.Backoff). */
  public static final long BACK_MS = 40_000;

  /** A second in which sound came, and how many pictures, in connection.StatisticsLine. */
  private static final String RECEIVED = "; received \\d+x\\d+@(\\d+) .* sound [1-9].*;";

  /**
   * So many pictures, in seconds with sound, that the report tells of both: the tone needs three.
   */
  private static final int PICTURES = 300;

  private static final int END_SECONDS = 60;

  private final List<String> program;
  private final String url;
  private final Path folder;

  /**
   * @param program the words that start Parley
   * @param folder for settings and reports
   */
  public Guest(List<String> program, String url, Path folder) {
    this.program = List.copyOf(program);
    this.url = url;
    this.folder = folder;
  }

  /**
   * One call, from the coming to the goodbye.
   *
   * @return the report
   * @throws AssertionError with what the program said when there is no call in time
   */
  public JsonNode call(String id, String whom, long talkMs) throws IOException {
    Path report = folder.resolve(id + ".json");
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("--headless", "--media", "test", "--server", url));
    command.addAll(List.of("--name", "Guest", "--client-id", id, "--call", whom));
    command.addAll(List.of("--log-level", "debug", "--report", report.toString(), "room"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(ChildProcess.PASSWORD, "secret");
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("guests").toString());
    Process process = builder.start();
    ProcessLines lines = new ProcessLines(id, process);
    try {
      lines.await("-> CONNECTED", BACK_MS);
      Pause.until(ProcessLines.now() + talkMs);
      awaitMedia(lines);
      process.destroy();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the caller does not end");
      }
      return new ObjectMapper().readTree(report.toFile());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in a call", stop);
    } finally {
      lines.kill();
    }
  }

  /** Waits until enough has come to a headless run that logs each second of its call. */
  public static void awaitMedia(ProcessLines lines) {
    for (int seen = 0; seen < PICTURES; ) {
      seen += Integer.parseInt(lines.await(RECEIVED, BACK_MS).group(1));
    }
  }

  /** Whether the test card came, as a moving picture, and the test tone with it. */
  public static boolean sawAndHeard(JsonNode report) {
    double tone = report.path("audio").path("received").path("toneHz").asDouble();
    return report.path("video").path("received").path("rendered").asInt() > 20
        && Math.abs(tone - 440) < 5;
  }
}
