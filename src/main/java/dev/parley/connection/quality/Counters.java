package dev.parley.connection.quality;

import dev.parley.connection.Statistics.Limitation;
import dev.parley.connection.Statistics.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the results of one getStats call: running counters, and momentary values.
 *
 * @param roundTripMs the longer one of what STUN and RTCP say; 0 before either does
 */
public record Counters(
    Optional<Path> path,
    double roundTripMs,
    Stream videoSent,
    Stream videoReceived,
    Stream audioSent,
    Stream audioReceived) {

  /**
   * All of one kind in one direction.
   *
   * @param counts by the id of each stream: a track that is replaced may begin another
   * @param now of the stream that is in use
   */
  record Stream(Map<String, Counts> counts, Now now) {}

  /**
   * Totals of one stream, 0 where it does not apply.
   *
   * @param lost as the receiver counts; may go down by what came late
   * @param frames pictures; of received sound, samples
   * @param dropped pictures that are not shown; of received sound, samples that were made up,
   *     silent ones apart
   * @param encodeSeconds spent on all frames
   * @param energy of sound: the square of full scale, times seconds
   */
  record Counts(
      long bytes,
      long packets,
      long lost,
      long frames,
      long dropped,
      long freezes,
      double encodeSeconds,
      double energy) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          bytes + other.bytes,
          packets + other.packets,
          lost + other.lost,
          frames + other.frames,
          dropped + other.dropped,
          freezes + other.freezes,
          encodeSeconds + other.encodeSeconds,
          energy + other.energy);
    }

    /** What has come since; all of it when the counting has begun anew in between. */
    Counts since(Counts earlier) {
      if (bytes < earlier.bytes || packets < earlier.packets || frames < earlier.frames) {
        return this;
      }
      return new Counts(
          bytes - earlier.bytes,
          packets - earlier.packets,
          lost - earlier.lost,
          frames - earlier.frames,
          dropped - earlier.dropped,
          freezes - earlier.freezes,
          encodeSeconds - earlier.encodeSeconds,
          Math.max(0, energy - earlier.energy)); // another source counts anew
    }
  }

  /** What is true of a stream at that moment. */
  record Now(
      int width,
      int height,
      String codec,
      double targetKbps,
      Limitation limitation,
      double jitterMs) {}
}
