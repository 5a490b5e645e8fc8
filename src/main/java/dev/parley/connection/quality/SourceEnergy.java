package dev.parley.connection.quality;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;

/**
 * Measures how loud our own audio was between two readings. W3C webrtc-stats, RTCAudioSourceStats:
 * the energy of a time is the difference of totalAudioEnergy, over that of totalSamplesDuration the
 * mean square. libwebrtc takes the peaks of 10 ms for it, and before a muted track is silenced
 * (measured: a sine of 0.3 counts as 0.300).
 */
public final class SourceEnergy {
  private Total before = new Total(0, 0);

  /**
   * @param energy of full scale squared, times seconds
   */
  record Total(double energy, double seconds) {}

  /** What has been counted of all sources of sound. */
  public static Total read(RTCStatsReport report) {
    double energy = 0;
    double seconds = 0;
    for (RTCStats one : report.getStats().values()) {
      if (one.getType() == RTCStatsType.MEDIA_SOURCE) {
        energy += number(one, "totalAudioEnergy");
        seconds += number(one, "totalSamplesDuration");
      }
    }
    return new Total(energy, seconds);
  }

  private static double number(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  /** The height of the waves since the last look, 0 to 1; 0 where nothing has come. */
  public double since(Total now) {
    double energy = now.energy() - before.energy();
    double seconds = now.seconds() - before.seconds();
    before = now;
    return energy > 0 && seconds > 0 ? Math.min(1, Math.sqrt(energy / seconds)) : 0;
  }
}
