package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real GStreamer peer, in a process of its own (src/test/python/gstreamer_peer.py): it sends a
 * picture of one colour with a ball that moves, and a tone.
 */
final class GstreamerPeer implements AutoCloseable {
  /** What it sends. */
  static final int COLOUR = 0x2060c0;

  static final int TONE = 660;
  static final String UID = "robot-7";

  /** The one peer of a robot that has no more. */
  private static final String ONLY = "";

  private static final Path PROGRAM = Path.of("src/test/python/gstreamer_peer.py");
  private static final long LIMIT_MS = 45_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final ProcessLines lines;
  private final PrintWriter orders;

  /**
   * Starts it, and waits until it is at the server.
   *
   * @param room empty for none
   * @param more as "--codec=h264"
   */
  GstreamerPeer(int port, String room, List<String> more) {
    String points =
        TestCard.PATCHES.stream()
            .map(
                patch ->
                    String.format(
                        Locale.ROOT,
                        "%.4f,%.4f",
                        (patch.x() + patch.width() / 2.0) / TestCard.WIDTH,
                        (patch.y() + patch.height() / 2.0) / TestCard.HEIGHT))
            .collect(Collectors.joining(";"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/python3", // whichever comes first in the path may have no GStreamer
                PROGRAM.toString(),
                "--server=ws://127.0.0.1:" + port + "/gstreamer",
                "--login=room:secret",
                "--uid=" + UID,
                "--room=" + room,
                "--tone=" + TONE,
                "--colour=ff" + Integer.toHexString(COLOUR),
                "--points=" + points));
    command.addAll(more);
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines = new ProcessLines("GStreamer", process);
    orders = new PrintWriter(process.outputWriter(), true);
    try {
      await("ready");
    } catch (AssertionError inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  void tell(String order) {
    orders.println(order);
  }

  /** Waits until it says that. */
  void await(String what) {
    lines.await("^" + what, LIMIT_MS);
  }

  /** Waits until it sees the test card, within a tolerance, and that it moves. */
  void awaitTestCard(int tolerance) {
    awaitTestCard(ONLY, tolerance);
  }

  /** Waits until it sees the test card of that peer, and that it moves. */
  void awaitTestCard(String uid, int tolerance) {
    int before = of(uid, measure()).path("moves").asInt();
    await(
        "the test card of " + uid,
        all -> {
          JsonNode found = of(uid, all);
          JsonNode colours = found.path("colours");
          boolean right = colours.size() == TestCard.PATCHES.size();
          for (int i = 0; right && i < colours.size(); i++) {
            int wanted = TestCard.PATCHES.get(i).rgb();
            right = TestCardReader.difference(colours.get(i).asInt(), wanted) <= tolerance;
          }
          return right && found.path("moves").asInt() > before + 5;
        });
  }

  /** Waits until it sees that colour in most places of the picture of a peer, and that it moves. */
  void awaitColour(String uid, int rgb, int tolerance) {
    int before = of(uid, measure()).path("moves").asInt();
    await(
        "the colour of " + uid,
        all -> {
          JsonNode found = of(uid, all);
          int right = 0;
          for (JsonNode colour : found.path("colours")) {
            right += TestCardReader.difference(colour.asInt(), rgb) <= tolerance ? 1 : 0;
          }
          return right > TestCard.PATCHES.size() / 2 && found.path("moves").asInt() > before + 5;
        });
  }

  /** Waits until it hears a tone. */
  void awaitTone(int hertz) {
    awaitTone(ONLY, hertz);
  }

  /** Waits until it hears the tone of a peer. */
  void awaitTone(String uid, int hertz) {
    await(
        "the tone of " + uid, found -> Math.abs(of(uid, found).path("hertz").asInt() - hertz) <= 5);
  }

  /** Ends at once and without a word. */
  void kill() {
    process.destroyForcibly();
  }

  /** Whether it has seen or heard anything at all. */
  boolean hasReceived() {
    JsonNode found = measure();
    return found.path("pictures").asInt() > 0 || found.path("hertz").asInt() > 0;
  }

  private static JsonNode of(String uid, JsonNode all) {
    return uid.equals(ONLY) ? all : all.path(uid);
  }

  private interface Condition {
    boolean holds(JsonNode found);
  }

  private void await(String what, Condition condition) {
    long until = ProcessLines.now() + LIMIT_MS;
    JsonNode found = measure();
    while (!condition.holds(found)) {
      if (ProcessLines.now() > until) {
        String log =
            lines.all().stream()
                .map(ProcessLines.Line::text)
                .filter(text -> text.startsWith("log "))
                .collect(Collectors.joining("\n"));
        throw new AssertionError("GStreamer without " + what + ": " + found + "\n" + log);
      }
      Pause.until(ProcessLines.now() + 100);
      found = measure();
    }
  }

  private JsonNode measure() {
    tell("measure");
    try {
      return JSON.readTree(lines.await("^(\\{.*})$", LIMIT_MS).group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    orders.println("quit");
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
