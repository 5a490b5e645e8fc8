package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.media.Media;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codecs that are offered and accepted, in their order: Opus, PCMU and PCMA, VP8 and H.264.
 * Each decoder is fed by strangers, and those that no peer needs (VP9, AV1, G.722 and others) are
 * left out (docs/decisions/0046).
 *
 * <p>Redundant audio is preferred where it is wanted: each packet repeats the one before it (RFC
 * 2198, audio/red). Measured with a tone, 20 s each: with 20 % of the packets lost 2 to 3 % of what
 * was heard was made up, and 17 % without; with 5 % lost 0.3 % at most, and 4 to 5 %. Opus' own
 * forward error correction was agreed on both times; it is part of the codec's mode for speech (the
 * LBRR frames of RFC 6716), so with a voice there may be less between the two. It costs 30 kbit/s.
 * A peer that does not know it gets Opus.
 */
public final class CodecPreferences {
  private static final Logger LOG = LoggerFactory.getLogger(CodecPreferences.class);

  private static final String RED = "red";

  private static final Set<String> SOUND = Set.of("opus", RED, "pcmu", "pcma");

  /** With what repairs lost packets of theirs: RFC 4588, and RFC 5109 in RFC 2198. */
  private static final Set<String> PICTURES = Set.of("vp8", "h264", "rtx", RED, "ulpfec");

  private static final String BASELINE = "42";

  /** Baseline, Main and High (RFC 6184, section 8.1): some cameras have only one of those. */
  private static final Set<String> H264 = Set.of(BASELINE, "4d", "64");

  private final List<RTCRtpCodecCapability> sound;
  private final List<RTCRtpCodecCapability> pictures;

  private CodecPreferences(
      List<RTCRtpCodecCapability> sound, List<RTCRtpCodecCapability> pictures) {
    this.sound = sound;
    this.pictures = pictures;
  }

  /**
   * Those of this library that are needed.
   *
   * @param redundant whether redundant audio comes first; otherwise it is left to the library's
   *     order
   */
  public static CodecPreferences of(Media media, boolean redundant) {
    List<RTCRtpCodecCapability> sound = needed(media.soundCodecs(), SOUND);
    return new CodecPreferences(
        redundant ? redFirst(sound) : sound, needed(media.pictureCodecs(), PICTURES));
  }

  /** Those of the names; the library's order, but of H.264 the baseline before others. */
  static List<RTCRtpCodecCapability> needed(List<RTCRtpCodecCapability> codecs, Set<String> names) {
    return codecs.stream()
        .filter(codec -> names.contains(codec.getName().toLowerCase(Locale.ROOT)))
        .filter(codec -> H264.contains(profile(codec)))
        .sorted(Comparator.comparing(codec -> !BASELINE.equals(profile(codec))))
        .toList();
  }

  /** The profile_idc, in hexadecimal; {@link #BASELINE} for other codecs than H.264. */
  private static String profile(RTCRtpCodecCapability codec) {
    String id = codec.getSDPFmtp().getOrDefault("profile-level-id", BASELINE);
    return id.substring(0, Math.min(2, id.length())).toLowerCase(Locale.ROOT);
  }

  /** All the same codecs; the order but for that. */
  static List<RTCRtpCodecCapability> redFirst(List<RTCRtpCodecCapability> codecs) {
    return codecs.stream()
        .sorted(Comparator.comparing(codec -> !RED.equalsIgnoreCase(codec.getName())))
        .toList();
  }

  /** Asks for them in a section, before its first description of this side. */
  void applyTo(RTCRtpTransceiver section) {
    try {
      boolean picture = section.getReceiver().getTrack() instanceof VideoTrack;
      section.setCodecPreferences(picture ? pictures : sound);
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      LOG.warn("a section has other codecs than it should", refused);
    }
  }
}
