package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rate at which this side begins to send, in a description of the peer. */
@Tag("unit")
class StartRateTest {
  private static final String RATE = "x-google-start-bitrate=" + StartRate.KBPS;

  @Test
  void aCodecWithoutParametersGetsALineOfThem() {
    assertEquals(
        lines("m=video 9 UDP/TLS/RTP/SAVPF 96", "a=rtpmap:96 VP8/90000", "a=fmtp:96 " + RATE),
        StartRate.in(lines("m=video 9 UDP/TLS/RTP/SAVPF 96", "a=rtpmap:96 VP8/90000")));
  }

  @Test
  void aCodecsOwnParametersComeBehindIt() {
    assertEquals(
        lines("a=rtpmap:98 VP9/90000", "a=fmtp:98 " + RATE, "a=fmtp:98 profile-id=0"),
        StartRate.in(lines("a=rtpmap:98 VP9/90000", "a=fmtp:98 profile-id=0")));
  }

  @Test
  void soundAndRepeatedPacketsHaveNoRate() {
    unchanged(
        lines(
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=rtpmap:111 opus/48000/2",
            "m=video 9 UDP/TLS/RTP/SAVPF 97",
            "a=rtpmap:97 rtx/90000",
            "a=fmtp:97 apt=96"));
  }

  @Test
  void linesMayEndWithoutACarriageReturn() {
    assertEquals(
        "a=rtpmap:96 VP8/90000\na=fmtp:96 " + RATE + "\n", StartRate.in("a=rtpmap:96 VP8/90000\n"));
  }

  @Test
  void whatIsNoCodecIsLeftAlone() {
    unchanged(lines("a=rtpmap:1234 VP8/90000", "b=rtpmap:96 VP8/90000", "a=rtpmap:96 VP8/9"));
    unchanged("");
  }

  private static void unchanged(String sdp) {
    assertEquals(sdp, StartRate.in(sdp));
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}
