package dev.parley.connection.quality;

import dev.parley.connection.Statistics;
import java.util.Locale;

/** Formats the statistics as one log line, only when it is needed. */
record StatisticsLine(Statistics of) {
  @Override
  public String toString() {
    Statistics.VideoSent sent = of.videoSent();
    Statistics.VideoReceived received = of.videoReceived();
    return text("sent %s", picture(sent.width(), sent.height(), sent.fps(), sent.codec()))
        + flow(sent.flow())
        + text(" of %.0f, sound", sent.targetKbps())
        + flow(of.audioSent().flow())
        + text(
            "; received %s",
            picture(received.width(), received.height(), received.fps(), received.codec()))
        + flow(received.flow())
        + text(", %d freezes, sound", received.freezes())
        + flow(of.audioReceived().flow())
        + text(
            " jitter %.0f ms, %.1f %% made up",
            of.audioReceived().jitterMs(), of.audioReceived().concealedPercent())
        + of.path().map(StatisticsLine::path).orElse("")
        + text("; %s %s", of.verdict().grade(), of.verdict().cause());
  }

  private static String picture(int width, int height, double fps, String codec) {
    return text("%dx%d@%.0f %s", width, height, fps, codec);
  }

  private static String flow(Statistics.Flow flow) {
    return text(" %.0f kbit/s -%.1f %%", flow.kbps(), flow.lossPercent());
  }

  private static String path(Statistics.Path path) {
    return text(
        "; %s-%s %s %.0f ms, room for %.0f kbit/s",
        path.local(), path.remote(), path.protocol(), path.roundTripMs(), path.availableKbps());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
