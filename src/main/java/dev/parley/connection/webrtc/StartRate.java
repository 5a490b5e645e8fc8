package dev.parley.connection.webrtc;

import java.util.regex.Pattern;

/**
 * Writes the bitrate at which this side begins to send into the peer's description before it is
 * applied; the peer does not see it.
 *
 * <p>libwebrtc begins at 300 kbit/s and holds a picture of 1280 by 720 to be too large for less
 * than 500: it drops up to four pictures and begins with a small one (measured: some 100 ms until
 * the first picture, docs/lab/first-picture.md). The library's only way to say otherwise is this
 * parameter of a codec, {@code x-google-start-bitrate} in kbit/s. How a call begins on a link that
 * bears less was not measured; one that becomes so narrow is BadLinkTest's.
 */
final class StartRate {
  /** With what sound and headers take of it, enough for the encoder's 500. */
  static final int KBPS = 700;

  private static final Pattern CODEC =
      Pattern.compile("(?md)^(a=rtpmap:(\\d{1,3}) (?i:VP8|VP9|H264|AV1)/90000)(\r?)$");

  private StartRate() {}

  /**
   * The same description with the rate in each codec for pictures. A codec may have several lines
   * of parameters; where the peer's own, which come later, say a rate, that one stands.
   */
  static String in(String sdp) {
    return CODEC.matcher(sdp).replaceAll("$1$3\na=fmtp:$2 x-google-start-bitrate=" + KBPS + "$3");
  }
}
