package dev.parley.peer.figures;

import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Flow;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the statistics of the running call for the window, once a second. Rates are those of the
 * last second, losses those of the last five.
 *
 * @param freezes how often the peer's picture has stood still in this call
 * @param path how the two reach each other, empty before that is known
 * @param advice what a person may do about the quality, one or two sentences; empty for nothing
 * @param history the last minute
 */
public record Figures(
    Picture pictureSent,
    Picture pictureReceived,
    Sound soundSent,
    Sound soundReceived,
    long freezes,
    Optional<Path> path,
    String advice,
    History history) {

  /**
   * A picture on its way.
   *
   * @param codec empty before the first frame
   * @param jitterMs how unevenly it arrives; 0 for what is sent
   */
  public record Picture(
      int width,
      int height,
      double fps,
      String codec,
      double kbps,
      double lossPercent,
      double jitterMs) {}

  /** Sound on its way; as with pictures. */
  public record Sound(String codec, double kbps, double lossPercent, double jitterMs) {}

  /**
   * The path between the two.
   *
   * @param local how this side is reached
   * @param remote how the peer is reached
   * @param protocol in capitals, such as UDP
   */
  public record Path(Way local, Way remote, String protocol, double roundTripMs) {}

  /** How a side is reached: the kinds of ICE candidates (RFC 8445, section 4) in plain words. */
  public enum Way {
    /** At an address of its own: host. */
    DIRECT,
    /** At the address that a STUN server sees: srflx. */
    ROUTER,
    /** At an address that only the peer sees: prflx. */
    FOUND,
    /** Through a TURN server: relay. */
    RELAY
  }

  /** Those of one second, with advice and the history up to it. */
  public static Figures of(Statistics now, History history, String advice) {
    Statistics.VideoSent sent = now.videoSent();
    Statistics.VideoReceived received = now.videoReceived();
    return new Figures(
        picture(sent.width(), sent.height(), sent.fps(), sent.codec(), sent.flow(), 0),
        picture(
            received.width(),
            received.height(),
            received.fps(),
            received.codec(),
            received.flow(),
            received.jitterMs()),
        sound(now.audioSent().codec(), now.audioSent().flow(), 0),
        sound(
            now.audioReceived().codec(),
            now.audioReceived().flow(),
            now.audioReceived().jitterMs()),
        received.freezes(),
        now.path().map(Figures::path),
        advice,
        history);
  }

  /** The history with this second in it. */
  public static History longer(History before, Statistics now) {
    Flow picture = now.videoReceived().flow();
    Flow sound = now.audioReceived().flow();
    double worse = Math.max(picture.lossPercent(), sound.lossPercent());
    double lossOut =
        Math.max(now.videoSent().flow().lossPercent(), now.audioSent().flow().lossPercent());
    return before.and(
        picture.kbps() + sound.kbps(),
        Math.max(worse, lossOut),
        now.path().map(Statistics.Path::roundTripMs).orElse(0.0));
  }

  private static Picture picture(
      int width, int height, double fps, String codec, Flow flow, double jitterMs) {
    return new Picture(width, height, fps, codec, flow.kbps(), flow.lossPercent(), jitterMs);
  }

  private static Sound sound(String codec, Flow flow, double jitterMs) {
    return new Sound(codec, flow.kbps(), flow.lossPercent(), jitterMs);
  }

  private static Path path(Statistics.Path path) {
    return new Path(
        way(path.local()),
        way(path.remote()),
        path.protocol().toUpperCase(Locale.ROOT),
        path.roundTripMs());
  }

  private static Way way(String candidate) {
    return switch (candidate) {
      case "relay" -> Way.RELAY;
      case "srflx" -> Way.ROUTER;
      case "prflx" -> Way.FOUND;
      default -> Way.DIRECT;
    };
  }
}
