package dev.parley.check;

import dev.parley.connection.Statistics;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Judges what came back of a call with the test card and the test tone.
 *
 * @param first the statistics of the first second
 * @param last those of the last
 * @param level of the sound, 0 to 1
 * @param toneHz the tone in it, empty for none
 */
record EchoedMedia(Statistics first, Statistics last, double level, OptionalDouble toneHz) {
  /** Below it a picture does not move, but jerks. */
  private static final double FEW_FRAMES = 12;

  /** Below it a person waits for the other's answer (ITU-T G.114 wants 150 ms one way). */
  private static final double LONG_ROUND_TRIP = 300;

  private static final double SILENCE = 0.001;

  /**
   * @param connectedAfter from the offer on
   */
  Finding call(Finding call, Duration connectedAfter) {
    String connected = "Connected " + connectedAfter.toMillis() + " ms after the offer";
    if (last.path().isEmpty()) {
      return call.good(connected + ".").with("connectMs", connectedAfter.toMillis());
    }
    Statistics.Path path = last.path().get();
    String way =
        connected
            + ", from "
            + kind(path.local())
            + " to "
            + kind(path.remote())
            + " by "
            + path.protocol().toUpperCase(Locale.ROOT)
            + "; a round trip takes "
            + Math.round(path.roundTripMs())
            + " ms.";
    Finding finding =
        path.roundTripMs() > LONG_ROUND_TRIP
            ? call.remark(way, "That is long: look for a TURN server nearer by, or a full line.")
            : call.good(way);
    return finding
        .with("connectMs", connectedAfter.toMillis())
        .with("local", path.local())
        .with("remote", path.remote())
        .with("protocol", path.protocol())
        .with("roundTripMs", rounded(path.roundTripMs()));
  }

  /** The kinds of RFC 8445, section 5.1.1, in words. */
  private static String kind(String candidate) {
    return switch (candidate) {
      case "host" -> "an own address";
      case "srflx", "prflx" -> "an address behind a router";
      case "relay" -> "a TURN relay";
      default -> candidate;
    };
  }

  Finding picture(Finding picture) {
    Statistics.VideoReceived received = last.videoReceived();
    long frames = received.frames();
    if (frames == 0) {
      return picture.bad("No picture has come back.", "Look at the echo peer's own log.");
    }
    double fps = received.fps();
    String seen =
        String.format(
            Locale.ROOT,
            "%d by %d with %.0f frames a second have come back (%s, %.0f kbit/s).",
            received.width(),
            received.height(),
            fps,
            received.codec(),
            received.flow().kbps());
    Finding finding =
        fps < FEW_FRAMES
            ? picture.remark(seen, "Too few: look at the load of both machines, and at the line.")
            : picture.good(seen);
    return finding
        .with("width", received.width())
        .with("height", received.height())
        .with("fps", rounded(fps))
        .with("codec", received.codec())
        .with("kbps", Math.round(received.flow().kbps()))
        .with("lossPercent", rounded(received.flow().lossPercent()));
  }

  Finding sound(Finding sound) {
    long packets = last.audioReceived().flow().packets();
    double loss = rounded(last.audioReceived().flow().lossPercent());
    if (packets == first.audioReceived().flow().packets() && packets == 0) {
      return sound.bad("No sound has come back.", "Look at the echo peer's own log.");
    }
    if (level < SILENCE) {
      return sound.remark(
          "What has come back is silence.", "Look whether the echo peer sends sound back.");
    }
    String heard =
        toneHz.isPresent()
            ? "The test tone has come back with " + Math.round(toneHz.getAsDouble()) + " Hz"
            : "Sound has come, and not as the test tone";
    String loud = String.format(Locale.ROOT, ", level %.3f, %.1f %% lost.", level, loss);
    Finding finding =
        sound.good(heard + loud).with("level", rounded(level)).with("lostPercent", loss);
    return toneHz.isPresent() ? finding.with("toneHz", Math.round(toneHz.getAsDouble())) : finding;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
