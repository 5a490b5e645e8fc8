package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a peer's candidates are tried. */
@Tag("unit")
class CandidateFilterTest {
  private static final CandidateFilter ELSEWHERE = new CandidateFilter(false);
  private static final CandidateFilter HERE = new CandidateFilter(true);

  private static String at(String address) {
    return "candidate:1 1 udp 2122260223 " + address + " 50000 typ host";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.2",
        "169.254.12.13",
        "100.64.0.1",
        "2001:db8::1",
        "fe80::1",
        "fd00::2",
        "::ffff:192.0.2.1",
        "64:ff9b::c000:201",
        "1c9f2a6e-0b63-4d0f-9c3c-5a2f2f0f7d11.local"
      })
  void addressesOfAPeerAreTried(String address) {
    assertEquals(Optional.of(at(address)), ELSEWHERE.admitted(at(address)));
    assertEquals(Optional.of(at(address)), HERE.admitted(at(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "0:0:0:0:0:ffff:7f00:0001",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void loopbackIsTriedOnlyWhereThePeerIsOnThisComputer(String address) {
    assertEquals(Optional.empty(), ELSEWHERE.admitted(at(address)));
    assertEquals(Optional.of(at(address)), HERE.admitted(at(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "::ffff:0.0.0.0",
        "224.0.0.1",
        "239.255.255.250",
        "ff02::fb",
        "::ffff:224.0.0.251",
        "64:ff9b::e000:fb",
        "255.255.255.255",
        "240.0.0.1",
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "2002:a9fe:a9fe::",
        "169.254.170.2",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16"
      })
  void addressesOfNobodyAreNeverTried(String address) {
    assertEquals(Optional.empty(), ELSEWHERE.admitted(at(address)));
    assertEquals(Optional.empty(), HERE.admitted(at(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost.local",
        "printer.local",
        "example.org",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "300.0.0.1",
        "127.0.0.1.",
        "fe80::1%eth0",
        "[::1]",
        ":",
        "1:2:3"
      })
  void namesAndOddSpellingsAreNotTried(String address) {
    assertEquals(Optional.empty(), HERE.admitted(at(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "candidate:",
        "candidate:1 1 udp 1 192.0.2.1 0 typ host",
        "candidate:1 1 udp 1 192.0.2.1 65536 typ host",
        "candidate:1  1 udp 1 192.0.2.1 5000 typ host",
        "candidate:1 1 udp 1 192.0.2.1 5000 typ other",
        "candidate:1 1 udp 1 192.0.2.1 5000 typ host\r\na=candidate:1 1 udp 1 127.0.0.1 1 typ host",
        "candidate:1\t1 udp 1 192.0.2.1 5000 typ host"
      })
  void whatIsNoCandidateIsNotTried(String nonsense) {
    assertEquals(Optional.empty(), HERE.admitted(nonsense));
  }

  @Test
  void theRelatedAddressIsTakenOutAndTheRestIsKept() {
    assertEquals(
        Optional.of("candidate:1 1 tcp 9 192.0.2.1 9 typ srflx tcptype active generation 0"),
        ELSEWHERE.admitted(
            "candidate:1 1 tcp 9 192.0.2.1 9 typ srflx raddr 127.0.0.1 rport 80"
                + " tcptype active generation 0"));
  }

  @Test
  void aDescriptionLosesTheSameAndEveryOtherAddress() {
    String sdp =
        String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "c=IN IP4 127.0.0.1",
            "m=audio 5000 UDP/TLS/RTP/SAVPF 111",
            "c=IN IP6 ::1",
            "a=rtcp:5001 IN IP4 127.0.0.1",
            "a=" + at("127.0.0.1"),
            "a=" + at("192.0.2.1") + " raddr 127.0.0.1 rport 22",
            "a=" + at("evil.example.org"),
            "a=remote-candidates:1 127.0.0.1 5000",
            "a=" + at("224.0.0.1"),
            "");
    String cleaned =
        String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "c=IN IP4 0.0.0.0",
            "m=audio 5000 UDP/TLS/RTP/SAVPF 111",
            "c=IN IP4 0.0.0.0",
            "a=rtcp:5001 IN IP4 0.0.0.0",
            "a=" + at("192.0.2.1"),
            "");
    assertEquals(cleaned, ELSEWHERE.cleaned(sdp));
    assertEquals(cleaned, ELSEWHERE.cleaned(cleaned));
    assertEquals(
        cleaned.replace("\r\n", "\n").length(),
        ELSEWHERE.cleaned(sdp.replace("\r\n", "\n")).replace("\r\n", "\n").length());
    assertTrue(HERE.cleaned(sdp).contains("a=" + at("127.0.0.1")));
    assertFalse(HERE.cleaned(sdp).contains("224.0.0.1"));
  }

  /** Those that are not tried anyway do not count; the rest of the description stays. */
  @Test
  void ofManyInADescriptionTheFirstAreKept() {
    String none = "a=" + at("127.0.0.1") + "\r\n";
    String one = "a=" + at("192.0.2.1") + "\r\n";
    String sections =
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n%sa=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n%sa=mid:1\r\n";
    assertEquals(
        sections.formatted(one.repeat(100), one.repeat(28)),
        ELSEWHERE.cleaned(sections.formatted(none.repeat(200) + one.repeat(100), one.repeat(150))));
  }
}
