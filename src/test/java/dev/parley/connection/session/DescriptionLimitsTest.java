package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a description of a peer may have in it. */
@Tag("unit")
class DescriptionLimitsTest {
  private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

  /** Recorded from Chromium and FreeSWITCH; twice as much of everything passes as well. */
  @ParameterizedTest
  @ValueSource(strings = {"browser", "browser-large", "freeswitch"})
  void realDescriptionsPassWithRoomToSpare(String name) throws IOException {
    String sdp = recorded(name);
    assertEquals(Optional.empty(), DescriptionLimits.excess(sdp));
    assertEquals(
        Optional.empty(), DescriptionLimits.excess(sdp + sdp.substring(sdp.indexOf("m="))));
  }

  @ParameterizedTest
  @CsvSource({
    "32, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=inactive, 33 sections",
    "8, m=video 9 UDP/TLS/RTP/SAVPF 96, 9 sending sections",
    "8, m=audio 9 UDP/TLS/RTP/SAVPF 0\\na=sendonly, 9 sending sections",
    "8, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=recvonly\\na=sendrecv, 9 sending sections",
    "8, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=recvonly\\na=sendrecv x, 9 sending sections",
    "32, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=sendrecv\\na=recvonly, 33 sections",
    "8, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=recvonlyX, 9 sending sections",
    "8, m=video 9 UDP/TLS/RTP/SAVPF 96\\na=inactive\\r, 9 sending sections",
    "8, m=video 0 UDP/TLS/RTP/SAVPF 96\\na=bundle-only, 9 sending sections",
    "32, m=video 0 UDP/TLS/RTP/SAVPF 96\\na=bundle-only\\na=inactive, 33 sections",
    "32, m=application 9 UDP/DTLS/SCTP webrtc-datachannel\\na=sendrecv, 33 sections",
    "32, m=video 0 UDP/TLS/RTP/SAVPF 96\\na=sendrecv, 33 sections",
    "1995, a=x, 2001 lines"
  })
  void oneMoreIsTooMuch(int most, String line, String excess) {
    String one = line.replace("\\n", "\r\n").replace("\\r", "\r") + "\r\n";
    assertEquals(Optional.empty(), DescriptionLimits.excess(HEAD + one.repeat(most)));
    assertEquals(Optional.of(excess), DescriptionLimits.excess(HEAD + one.repeat(most + 1)));
  }

  /** libwebrtc does not read the direction of the session. */
  @Test
  void aSectionWithoutADirectionSendsWhateverTheSessionSays() {
    String section = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n";
    assertEquals(
        Optional.of("9 sending sections"),
        DescriptionLimits.excess(HEAD + "a=recvonly\r\n" + section.repeat(9)));
  }

  /** A computer with many virtual networks; those beyond are only not tried. */
  @Test
  void manyCandidatesAreNoReasonToEndACall() {
    String candidate = "a=candidate:1 1 udp 1 192.0.2.1 5000 typ host\r\n";
    assertEquals(Optional.empty(), DescriptionLimits.excess(HEAD + candidate.repeat(1000)));
  }

  @Test
  void codecsOfAllSectionsAreCounted() {
    String section = "m=video 9 UDP/TLS/RTP/SAVPF" + " 96".repeat(128) + "\r\na=recvonly\r\n";
    assertEquals(Optional.empty(), DescriptionLimits.excess(HEAD + section.repeat(4)));
    assertEquals(Optional.of("640 codecs"), DescriptionLimits.excess(HEAD + section.repeat(5)));
  }

  @Test
  void lengthsAreLimited() {
    String longest = "a=" + "x".repeat(DescriptionLimits.LONGEST_LINE - 2);
    assertEquals(Optional.empty(), DescriptionLimits.excess(HEAD + longest));
    assertTrue(DescriptionLimits.excess(HEAD + longest + "x").isPresent());
    String wide = ("a=" + "\u6f22".repeat(1000) + "\n").repeat(50);
    assertEquals(Optional.of("more than 131072 bytes"), DescriptionLimits.excess(wide));
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in = DescriptionLimitsTest.class.getResourceAsStream(name + ".sdp")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
