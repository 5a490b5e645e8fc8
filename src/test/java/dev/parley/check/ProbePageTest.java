package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.connection.IceServers;
import dev.parley.signalling.FakeSignalling;
import dev.parley.socket.Trust;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was found, for a person and for a program. */
@Tag("unit")
class ProbePageTest {
  private static final Finding SERVER = Finding.waiting("server", "Server").good("It is there.");
  private static final Finding LOGIN =
      Finding.waiting("login", "Log in").bad("Wrong password.", "Ask.").with("refused", true);
  private static final List<Finding> REST =
      List.of(
          Finding.waiting("channel", "Subscription").notLookedAt("Mend this first.", ""),
          Finding.waiting("relay", "Relay").notLookedAt("Mend this first.", ""));

  @Test
  void aFindingIsALineAndNoSentenceIsThereTwice() {
    List<String> lines = page(outcome(SERVER, LOGIN, REST.get(0), REST.get(1)), false);
    assertEquals(
        List.of(
            "Parley probe of wss://talk.example.org (verto), channel garden, 2026-11-21 12:00 UTC",
            "",
            "good           Server               It is there.",
            "bad            Log in               Wrong password. Ask.",
            "not looked at  Subscription, Relay  Mend this first.",
            "",
            "Together: 1 good, 1 bad, 2 not looked at; 4 s."),
        lines);
  }

  @Test
  void colourIsForTerminalsAlone() {
    assertFalse(String.join("", page(outcome(LOGIN), false)).contains("\u001b"));
    assertTrue(String.join("", page(outcome(LOGIN), true)).contains("\u001b[1;31mbad"));
  }

  @Test
  void whatAServerSaysCannotSpeakToTheTerminal() {
    Finding hostile =
        Finding.waiting("login", "Log in").bad("No.\u001b]0;pwned\u0007\nbad  Server  gone", "");
    List<String> lines = page(outcome(hostile), false);
    assertEquals(5, lines.size(), lines.toString());
    assertFalse(lines.get(2).contains("\u001b") || lines.get(2).contains("\u0007"), lines.get(2));
  }

  @Test
  void theSameIsJson() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                ProbeJson.text(outcome(SERVER.with("ms", 7L), LOGIN, REST.get(0)), "1.2", "M1", 4));
    assertEquals("1.2", json.path("version").asText());
    assertEquals("M1", json.path("libwebrtc").asText());
    assertEquals("wss://talk.example.org", json.path("server").asText());
    assertEquals("bad", json.path("result").asText());
    assertEquals(4, json.path("exitStatus").asInt());
    assertEquals(4000, json.path("tookMs").asInt());
    assertEquals(7, json.at("/findings/0/figures/ms").asInt());
    assertEquals("Ask.", json.at("/findings/1/advice").asText());
    assertEquals("notLookedAt", json.at("/findings/2/standing").asText());
    assertFalse(json.toString().contains("hush"), "the password");
  }

  @Test
  void theWorstIsTheResult() {
    assertEquals("good", outcome(SERVER, REST.get(0)).result());
    assertEquals("warning", outcome(SERVER, SERVER.remark("Old.", "Renew.")).result());
    assertEquals("bad", outcome(SERVER, LOGIN).result());
    assertTrue(outcome(LOGIN).isRefused());
    assertFalse(outcome(SERVER, REST.get(0)).isBad());
  }

  private static List<String> page(ProbeResult outcome, boolean colour) {
    return new ProbePage(outcome, colour).text().lines().toList();
  }

  private static ProbeResult outcome(Finding... findings) {
    Target target =
        new Target(
            URI.create("wss://talk.example.org"),
            Trust.platform(),
            new ProbedProtocol("verto", true, "", false, FakeSignalling::new),
            new Target.Member("garden", "me", "Probe"),
            IceServers.NONE);
    return new ProbeResult(
        target, List.of(findings), Instant.parse("2026-11-21T12:00:30Z"), Duration.ofMillis(4000));
  }
}
