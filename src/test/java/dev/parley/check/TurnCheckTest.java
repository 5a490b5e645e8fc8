package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceServer;
import dev.parley.check.Finding.Standing;
import dev.parley.connection.session.IceCheck.Answer;
import dev.parley.connection.session.IceCheck.Outcome;
import dev.parley.socket.ReachabilityProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One TURN server by all its ways. */
@Tag("unit")
class TurnCheckTest {
  private static final String UDP = "turn:ann:secret@t.example.org:80?transport=udp";
  private static final String TLS = "turns:ann:secret@t.example.org";

  @ParameterizedTest
  @CsvSource({
    "turn:a:b@host, UDP, turn:host:3478?transport=tcp, turns:host:5349?transport=tcp",
    "turn:a:b@host:80?transport=tcp, TCP, turn:host:80?transport=udp,"
        + " turns:host:5349?transport=tcp",
    "turns:a:b@[2001:db8::1]:443, TLS, turn:[2001:db8::1]:3478?transport=udp,"
        + " turn:[2001:db8::1]:3478?transport=tcp",
  })
  void theOtherWaysAreAtItsPortOrTheUsualOnes(String url, String named, String one, String two) {
    TurnCheck.Ways ways = TurnCheck.Ways.of(IceServer.parse(url));
    assertEquals(named, ways.named().name());
    assertEquals(List.of(one, two), ways.others().stream().map(way -> way.server().url()).toList());
    assertTrue(ways.others().stream().allMatch(way -> way.server().password().equals("b")));
  }

  @Test
  void whereTlsIsLookedForIsAPlaceForASocket() {
    assertEquals(
        "wss://t.example.org:5349", TurnCheck.Ways.of(IceServer.parse(TLS)).tls().toString());
  }

  @Test
  void aServerThatWorksIsToldWithItsWays() {
    Finding finding = of(UDP, Outcome.WORKS, Outcome.WORKS, Outcome.SILENT);
    assertEquals(Standing.GOOD, finding.standing());
    assertEquals("Provided a relay in 30 ms. By UDP and TCP; not by TLS.", finding.why());
    assertEquals(true, finding.figures().get("tcp"));
    assertEquals(false, finding.figures().get("tls"));
    assertFalse(finding.toString().contains("secret"), finding.toString());
  }

  @Test
  void whereUdpIsBlockedTheOtherWayIsTheAdvice() {
    Finding finding = of(UDP, Outcome.SILENT, Outcome.WORKS, Outcome.SILENT);
    assertEquals(
        "Use turn:t.example.org:80?transport=tcp in its place: it works by TCP.", finding.advice());
  }

  @Test
  void whereNothingAnswersNoOtherWayIsAdvised() {
    Finding finding = of(UDP, Outcome.SILENT, Outcome.SILENT, Outcome.SILENT);
    assertEquals(
        "Nor does it by TCP or TLS: check its address, its ports and the firewall.",
        finding.advice());
  }

  @Test
  void aWrongPasswordIsWrongByEveryWay() {
    Finding finding = of(UDP, Outcome.REFUSED, Outcome.REFUSED, Outcome.SILENT);
    assertEquals(Standing.BAD, finding.standing());
    assertEquals("User name or password rejected (401).", finding.why());
  }

  @Test
  void ofTlsTheCertificateIsTheReason() {
    ReachabilityProbe.Result untrusted =
        new ReachabilityProbe.Result(
            true, "", Optional.empty(), "Its certificate has expired (SHA-256 AB).", ms(9));
    Finding finding =
        look(TLS)
            .finding(
                answers(TLS, Outcome.SILENT, Outcome.WORKS, Outcome.WORKS), Optional.of(untrusted));
    assertEquals("Its certificate has expired (SHA-256 AB).", finding.why());
    assertTrue(finding.advice().contains("well-known authorities"), finding.advice());
    Finding odd =
        look(TLS)
            .finding(
                answers(TLS, Outcome.SILENT, Outcome.SILENT, Outcome.SILENT),
                Optional.of(new ReachabilityProbe.Result(true, "", Optional.empty(), "", ms(9))));
    assertTrue(odd.why().contains("fewer certificate authorities"), odd.why());
  }

  private static Finding of(String url, Outcome named, Outcome second, Outcome third) {
    return look(url).finding(answers(url, named, second, third), Optional.empty());
  }

  private static TurnCheck look(String url) {
    return new TurnCheck(server -> null, at -> null, IceServer.parse(url), 1);
  }

  private static Map<TurnCheck.Way, Answer> answers(String url, Outcome... outcomes) {
    TurnCheck.Ways ways = TurnCheck.Ways.of(IceServer.parse(url));
    List<TurnCheck.Way> all =
        Stream.concat(Stream.of(ways.named()), ways.others().stream()).toList();
    Map<TurnCheck.Way, Answer> answers = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      int code = outcomes[i] == Outcome.REFUSED ? 401 : 0;
      answers.put(all.get(i), new Answer(outcomes[i], "", code, ms(30)));
    }
    return answers;
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
