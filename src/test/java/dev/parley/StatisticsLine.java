package dev.parley;

import dev.parley.connection.Statistics;
import java.util.Locale;

/** The figures of a second in one line of key=value. */
final class StatisticsLine {
  private StatisticsLine() {}

  static String of(Statistics now) {
    Statistics.VideoReceived in = now.videoReceived();
    Statistics.VideoSent out = now.videoSent();
    return String.format(
            Locale.ROOT,
            "in=%dx%d infps=%.0f inkbps=%.0f out=%dx%d outfps=%.0f outkbps=%.0f lost=%.1f"
                + " concealed=%.1f",
            in.width(),
            in.height(),
            in.fps(),
            in.flow().kbps(),
            out.width(),
            out.height(),
            out.fps(),
            out.flow().kbps(),
            now.audioReceived().flow().lossPercent(),
            now.audioReceived().concealedPercent())
        + String.format(
            Locale.ROOT,
            " soundkbps=%.0f codec=%s rtt=%s path=%s verdict=%s cause=%s",
            now.audioReceived().flow().kbps(),
            now.audioReceived().codec(),
            now.path().map(path -> Math.round(path.roundTripMs()) + "ms").orElse("none"),
            now.path()
                .map(path -> path.local() + "/" + path.remote() + "/" + path.protocol())
                .orElse("none"),
            now.verdict().grade(),
            now.verdict().cause());
  }
}
