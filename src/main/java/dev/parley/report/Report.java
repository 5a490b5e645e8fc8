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
import java.util.Optional;
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

  private static void verified(ObjectNode into, Verification verified) {
    into.put("verified", verified.word());
    if (verified.isAlarming()) {
      into.put("alarm", true);
    }
  }

  private void timeline(Timeline timeline) {
    ObjectNode moments = root.putObject("timeline");
    timeline.fields().forEach(moments::put);
  }

  /** The call with one peer; of several, with the first. */
  void call(PeerLog one) {
    root.put("peer", one.peerId());
    verified(root, one.verified());
    figures(root, one);
  }

  /** Each of the others of the latest call. */
  void peers(List<PeerLog> all) {
    ArrayNode peers = root.putArray("peers");
    for (PeerLog one : all) {
      ObjectNode into = peers.addObject().put("peer", one.peerId());
      verified(into, one.verified());
      one.endReason().ifPresent(reason -> into.put("endReason", reason));
      figures(into, one);
      one.heard()
          .ifPresent(
              heard ->
                  into.putObject("heardByPeer")
                      .put("level", heard.level())
                      .put("frames", heard.frames()));
    }
  }

  private static void figures(ObjectNode into, PeerLog one) {
    one.figures()
        .ifPresent(
            figures -> {
              Statistics latest = figures.latest();
              latest.path().ifPresent(path -> path(into.putObject("path"), path));
              video(into.putObject("video"), figures, one);
              audio(into.putObject("audio"), figures, one);
            });
  }

  private static void path(ObjectNode into, Statistics.Path path) {
    into.put("local", path.local())
        .put("remote", path.remote())
        .put("protocol", path.protocol())
        .put("roundTripMs", rounded(path.roundTripMs()));
  }

  private static void video(ObjectNode video, CallFigures figures, PeerLog one) {
    Statistics.VideoSent sent = figures.latest().videoSent();
    video
        .putObject("sent")
        .put("frames", sent.frames())
        .put("fps", rounded(figures.fps(now -> now.videoSent().frames())))
        .put("width", sent.width())
        .put("height", sent.height())
        .put("codec", sent.codec())
        .put("kbps", Math.round(figures.kbps(now -> now.videoSent().flow())));
    Statistics.VideoReceived received = figures.latest().videoReceived();
    video
        .putObject("received")
        .put("frames", one.received())
        .put("rendered", one.rendered())
        .put("dropped", received.dropped())
        .put("fps", rounded(figures.fps(now -> now.videoReceived().frames())))
        .put("width", received.width())
        .put("height", received.height())
        .put("codec", received.codec())
        .put("kbps", Math.round(figures.kbps(now -> now.videoReceived().flow())))
        .put("freezes", received.freezes());
  }

  private static void audio(ObjectNode audio, CallFigures figures, PeerLog one) {
    audio
        .putObject("sent")
        .put("level", figures.latest().audioSent().level())
        .put("kbps", Math.round(figures.kbps(now -> now.audioSent().flow())));
    ObjectNode received =
        audio
            .putObject("received")
            .put("level", one.level())
            .put("kbps", Math.round(figures.kbps(now -> now.audioReceived().flow())))
            .put("lossPercent", rounded(figures.audioLossPercent()));
    one.toneHz().ifPresent(hz -> received.put("toneHz", rounded(hz)));
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
   * @param endReason of the latest call; empty where none has ended
   */
  void calls(int calls, Optional<String> endReason) {
    root.put("calls", calls);
    endReason.ifPresent(reason -> root.put("endReason", reason));
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
