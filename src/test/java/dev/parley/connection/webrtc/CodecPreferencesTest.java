package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import dev.parley.connection.session.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("media")
class CodecPreferencesTest {

  @Test
  void itComesBeforeAllOthersWhoseOrderStays() {
    assertEquals(
        List.of("red", "opus", "G722", "CN"),
        names(CodecPreferences.redFirst(codecs("opus", "red"))));
  }

  @Test
  void withoutItTheOrderStays() {
    assertEquals(List.of("opus", "G722", "CN"), names(CodecPreferences.redFirst(codecs("opus"))));
  }

  @Test
  void theOfferAndTheAnswerHaveNoOtherCodecsThanAreNeeded() {
    try (TestCall call = TestCall.ofTestMedia()) {
      call.connected();
      for (TestCall.Side side : List.of(call.polite, call.impolite)) {
        Set<String> names = names(side.sent.get(0).sdp());
        assertEquals(Set.of("red", "opus", "PCMU", "PCMA", "VP8", "H264", "rtx", "ulpfec"), names);
      }
    }
  }

  /** Cameras may have only Main or High; browsers and FreeSWITCH have the baseline. */
  @Test
  void ofH264TheBaselineComesBeforeMainAndHighAndNothingElse() {
    List<String> profiles =
        CodecPreferences.needed(
                Stream.of("64001f", "4d001f", "f4001f", "42001f", "6e001f", "42e01f", "640c1f")
                    .map(
                        id ->
                            new RTCRtpCodecCapability(
                                MediaType.VIDEO, "H264", 90000, 0, Map.of("profile-level-id", id)))
                    .toList(),
                Set.of("h264"))
            .stream()
            .map(codec -> codec.getSDPFmtp().get("profile-level-id"))
            .toList();
    assertEquals(List.of("42001f", "42e01f", "64001f", "4d001f", "640c1f"), profiles);
  }

  @Test
  void anOfferHasBaselineAndMain() {
    try (TestCall call = TestCall.ofTestMedia()) {
      call.connected();
      Set<String> profiles =
          call.polite
              .sent
              .get(0)
              .sdp()
              .lines()
              .filter(line -> line.contains("profile-level-id="))
              .map(line -> line.replaceAll(".*profile-level-id=(..).*", "$1"))
              .collect(Collectors.toSet());
      assertEquals(Set.of("42", "4d"), profiles);
    }
  }

  private static Set<String> names(String sdp) {
    return sdp.lines()
        .filter(line -> line.startsWith("a=rtpmap:"))
        .map(line -> line.split("[ /]")[1])
        .collect(Collectors.toSet());
  }

  /** And Opus' own forward error correction (RFC 7587, section 6.1). */
  @Test
  void bothSidesOfACallSayThatTheyLikeItBest() {
    try (TestCall call = TestCall.ofTestMedia()) {
      call.connected();
      for (TestCall.Side side : List.of(call.polite, call.impolite)) {
        String sdp = side.sent.get(0).sdp();
        String red = number(sdp, "red/48000/2");
        String opus = number(sdp, "opus/48000/2");
        assertTrue(
            sdp.lines().anyMatch(line -> line.matches("m=audio .* " + red + " " + opus + " .*")));
        assertTrue(sdp.contains("a=fmtp:" + red + " " + opus + "/" + opus));
        assertTrue(
            sdp.lines().anyMatch(line -> line.matches("a=fmtp:" + opus + " .*useinbandfec=1.*")));
      }
    }
  }

  private static String number(String sdp, String codec) {
    return sdp.lines()
        .filter(line -> line.startsWith("a=rtpmap:") && line.endsWith(" " + codec))
        .map(line -> line.substring("a=rtpmap:".length()).split(" ")[0])
        .findFirst()
        .orElseThrow();
  }

  private static List<RTCRtpCodecCapability> codecs(String... first) {
    return Stream.concat(Stream.of(first), Stream.of("G722", "CN"))
        .map(name -> new RTCRtpCodecCapability(MediaType.AUDIO, name, 48000, 1, Map.of()))
        .toList();
  }

  private static List<String> names(List<RTCRtpCodecCapability> codecs) {
    return codecs.stream().map(RTCRtpCodecCapability::getName).toList();
  }
}
