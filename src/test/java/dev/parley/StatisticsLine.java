package dev.parley;

import dev.parley.connection.Statistics;
import java.time.Duration;
import java.util.Locale;

/** The counters of a second in one line of key=value; rates are since the line before. */
final class StatisticsLine {
  private Statistics before;
  private Duration beforeAt;

  String of(Statistics now, Duration at) {
    String line =
        String.format(
            Locale.ROOT,
            "in=%dx%d infps=%.0f inkbps=%d out=%dx%d outfps=%.0f outkbps=%d lost=%.1f rtt=%s path=%s",
            now.videoReceived().width(),
            now.videoReceived().height(),
            now.videoReceived().fps(),
            kbps(
                now.videoReceived().bytes(),
                before == null ? 0 : before.videoReceived().bytes(),
                at),
            now.videoSent().width(),
            now.videoSent().height(),
            now.videoSent().fps(),
            kbps(now.videoSent().bytes(), before == null ? 0 : before.videoSent().bytes(), at),
            lostPercent(now),
            now.path().map(path -> Math.round(path.roundTripMs()) + "ms").orElse("none"),
            now.path()
                .map(path -> path.local() + "/" + path.remote() + "/" + path.protocol())
                .orElse("none"));
    before = now;
    beforeAt = at;
    return line;
  }

  /** Bits a millisecond are kbit/s. */
  private long kbps(long bytes, long bytesBefore, Duration at) {
    long since = beforeAt == null ? 0 : at.minus(beforeAt).toMillis();
    return since <= 0 ? 0 : Math.max(0, (bytes - bytesBefore) * 8 / since);
  }

  /** Of the packets of sound that should have come since. */
  private double lostPercent(Statistics now) {
    if (before == null) {
      return 0;
    }
    long lost = now.audioReceived().packetsLost() - before.audioReceived().packetsLost();
    long came = now.audioReceived().packets() - before.audioReceived().packets();
    return lost + came <= 0 ? 0 : Math.max(0, 100.0 * lost / (lost + came));
  }
}
