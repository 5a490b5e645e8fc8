package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceServer;
import dev.parley.check.Finding.Standing;
import dev.parley.connection.session.IceCheck.Answer;
import dev.parley.connection.session.IceCheck.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answer of a STUN or TURN server means. */
@Tag("unit")
class IceServerCheckTest {
  private static final String TURN = "turn:ann:secret@turn.example.org";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stun:s.example.org | WORKS | 198.51.100.7 | 0"
            + "| Responded in 30 ms. Your public address is 198.51.100.7.",
        "stun:s.example.org | WORKS | '' | 0"
            + "| Responded in 30 ms. This computer is not behind NAT there.",
        TURN + " | WORKS | 203.0.113.5 | 0 | Provided a relay in 30 ms.",
        TURN + " | REFUSED | '' | 401 | User name or password rejected (401).",
        TURN + " | REFUSED | '' | 441 | User name or password rejected (441).",
        TURN + " | UNWILLING | '' | 486 | All relays for this user are in use (486).",
        TURN + " | UNWILLING | '' | 508 | No relays left (508).",
        TURN
            + " | UNWILLING | '' | 442 "
            + "| 'Responds, but not for this kind of network or transport (442).'",
        TURN + " | UNWILLING | '' | 300 | Refers to another server (300).",
        TURN + " | UNWILLING | '' | 500 | 'Responds, but provides no relay (500).'",
        TURN + " | SILENT | '' | 0 | Not responding.",
        "stun:s.example.org | OFFLINE | '' | 0 | This computer is not connected to a network.",
        TURN + " | FAILED | '' | 0 | Could not be checked.",
      })
  void eachIsASentence(String url, Outcome outcome, String address, int code, String why) {
    Finding finding = of(url, outcome, address, code);
    assertEquals(why, finding.why());
    boolean bad = finding.standing() == Standing.BAD;
    assertEquals(bad, !finding.advice().isEmpty(), "a fault comes with advice");
  }

  @Test
  void silenceHasAnAdviceForEachWay() {
    assertEquals(
        3,
        Stream.of(TURN, TURN + "?transport=tcp", TURN.replace("turn:", "turns:"))
            .map(url -> of(url, Outcome.SILENT, "", 0).advice())
            .distinct()
            .count());
  }

  @Test
  void noPasswordIsShown() {
    Finding finding = of(TURN, Outcome.REFUSED, "", 401);
    assertTrue(finding.toString().contains("turn:turn.example.org"), finding.toString());
    assertFalse(finding.toString().contains("secret") || finding.toString().contains("ann:"));
  }

  private static Finding of(String url, Outcome outcome, String address, int code) {
    return new IceServerCheck(server -> null, IceServer.parse(url), 1)
        .finding(new Answer(outcome, address, code, Duration.ofMillis(30)));
  }
}
