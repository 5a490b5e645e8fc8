package dev.parley.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Statistics;
import dev.parley.data.files.FileTransfer;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.proof.Verification;
import dev.parley.text.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Writes the one JSON object of a run with {@code --report}: everything in it was measured, and
 * what did not happen is not in it. The fields are those of docs/command-line.md.
 */
public final class Report {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode root = MAPPER.createObjectNode();

  /**
   * All of a run, at its end.
   *
   * @param exposed whether others on the way to a server could read and change what was sent to it
   * @param calls adds what is known of the calls
   */
  public static Report of(
      String clientId, Timeline timeline, int reconnects, boolean exposed, Consumer<Report> calls) {
    Report report = new Report(clientId);
    report.timeline(timeline);
    report.root.put("reconnects", reconnects);
    if (exposed) {
      report.root.put("unencryptedSignalling", true);
    }
    calls.accept(report);
    report.process();
    return report;
  }

  private Report(String clientId) {
    root.put("version", Version.text()).put("clientId", clientId);
  }

  /**
   * @param verified how it was proved who that is
   */
  void peer(String peerId, Verification verified) {
    root.put("peer", peerId);
    root.put("verified", verified.word());
    if (verified.isAlarming()) {
      root.put("alarm", true);
    }
  }

  private void timeline(Timeline timeline) {
    ObjectNode moments = root.putObject("timeline");
    timeline.fields().forEach(moments::put);
  }

  /**
   * @param arrived remote frames that arrived
   * @param rendered those of them that reached the screen, or the sink of a headless run
   * @param level of the last second of the received sound, 0 to 1; the library's own figure is that
   *     of what the speaker plays, and so 0 where it is silent
   * @param toneHz the tone in the received sound; empty where there was none
   */
  void call(CallFigures figures, long arrived, long rendered, double level, OptionalDouble toneHz) {
    Statistics latest = figures.latest();
    latest.path().ifPresent(this::path);
    video(figures, latest, arrived, rendered);
    audio(figures, latest, level, toneHz);
  }

  private void path(Statistics.Path path) {
    root.putObject("path")
        .put("local", path.local())
        .put("remote", path.remote())
        .put("protocol", path.protocol())
        .put("roundTripMs", rounded(path.roundTripMs()));
  }

  private void video(CallFigures figures, Statistics latest, long arrived, long rendered) {
    ObjectNode video = root.putObject("video");
    Statistics.VideoSent sent = latest.videoSent();
    video
        .putObject("sent")
        .put("frames", sent.frames())
        .put("fps", rounded(figures.fps(now -> now.videoSent().frames())))
        .put("width", sent.width())
        .put("height", sent.height())
        .put("codec", sent.codec())
        .put("kbps", Math.round(figures.kbps(now -> now.videoSent().flow())));
    Statistics.VideoReceived received = latest.videoReceived();
    video
        .putObject("received")
        .put("frames", arrived)
        .put("rendered", rendered)
        .put("dropped", received.dropped())
        .put("fps", rounded(figures.fps(now -> now.videoReceived().frames())))
        .put("width", received.width())
        .put("height", received.height())
        .put("codec", received.codec())
        .put("kbps", Math.round(figures.kbps(now -> now.videoReceived().flow())))
        .put("freezes", received.freezes());
  }

  private void audio(CallFigures figures, Statistics latest, double level, OptionalDouble toneHz) {
    ObjectNode audio = root.putObject("audio");
    audio
        .putObject("sent")
        .put("level", latest.audioSent().level())
        .put("kbps", Math.round(figures.kbps(now -> now.audioSent().flow())));
    ObjectNode received =
        audio
            .putObject("received")
            .put("level", level)
            .put("kbps", Math.round(figures.kbps(now -> now.audioReceived().flow())))
            .put("lossPercent", rounded(figures.audioLossPercent()));
    toneHz.ifPresent(hz -> received.put("toneHz", rounded(hz)));
  }

  /** Messages written in all calls, those that came, and those of the former that arrived. */
  public void chat(int sent, int received, int delivered) {
    root.putObject("chat").put("sent", sent).put("received", received).put("delivered", delivered);
  }

  private void process() {
    ObjectNode process = root.putObject("process");
    ProcessFigures.cpuSeconds().ifPresent(s -> process.put("cpuSeconds", rounded(s)));
    ProcessFigures.peakRssMiB().ifPresent(mib -> process.put("peakRssMiB", mib));
  }

  /** What was sent and received beside the calls; nothing where there was nothing. */
  public void files(FileTransfers transfers) {
    if (!transfers.list().isEmpty()) {
      ArrayNode files = root.putArray("files");
      transfers.list().forEach(one -> file(files.addObject(), one));
    }
  }

  private static void file(ObjectNode file, FileTransfer one) {
    file.put("direction", one.sent() ? "sent" : "received")
        .put("name", one.name())
        .put("bytes", one.done());
    if (!one.sha256().isEmpty()) {
      file.put("sha256", one.sha256());
    }
    file.put("ms", one.took().toMillis())
        .put("resumed", one.resumed())
        .put("complete", one.stage() == FileTransfer.Stage.COMPLETE);
  }

  /**
   * @param endReason of the latest call; null where none has ended
   */
  void calls(int calls, String endReason) {
    root.put("calls", calls);
    if (endReason != null) {
      root.put("endReason", endReason);
    }
  }

  /** The latest call once more, as one of several: after everything else about it. */
  void peers(String peerId, String endReason) {
    ObjectNode one = root.putArray("peers").addObject().put("peer", peerId);
    if (endReason != null) {
      one.put("endReason", endReason);
    }
    for (String field : List.of("video", "audio", "path")) {
      if (root.has(field)) {
        one.set(field, root.get(field));
      }
    }
  }

  /**
   * What the peer says of what it gets.
   *
   * @param level of this side's sound, as the peer plays it, in the last second
   * @param frames of this side's pictures that the peer has shown
   */
  void heardByPeer(double level, long frames) {
    ObjectNode one = (ObjectNode) root.withArray("peers").get(0);
    one.putObject("heardByPeer").put("level", level).put("frames", frames);
  }

  /** As JSON. */
  String text() {
    return root.toPrettyString();
  }

  /**
   * @param target a file, or "-" for standard output
   */
  void write(String target, PrintStream standardOutput) throws IOException {
    String text = MAPPER.writeValueAsString(root) + System.lineSeparator();
    if (target.equals("-")) {
      standardOutput.print(text);
      if (standardOutput.checkError()) {
        throw new IOException("it is closed or full");
      }
    } else {
      Files.writeString(Path.of(target), text, StandardCharsets.UTF_8);
    }
  }

  /** The same at the end of a run, where a failure is said; returns whether it was written. */
  public boolean leave(String target) {
    try {
      write(target, System.out);
      return true;
    } catch (IOException lost) {
      String where = target.equals("-") ? "standard output" : target;
      System.err.println(
          "parley: the report could not be written to "
              + where
              + " ("
              + Failure.reason(lost)
              + ").");
      return false;
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
