package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person reads when no path is found. */
@Tag("unit")
class IceFailureDiagnosisTest {
  private static final String HOST = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host";
  private static final String SRFLX =
      "candidate:2 1 udp 1686052607 198.51.100.1 50000 typ srflx raddr 192.0.2.1 rport 50000";
  private static final String RELAY =
      "candidate:3 1 udp 41885695 203.0.113.1 50000 typ relay raddr 198.51.100.1 rport 50000";
  private static final String TURN = "turn:turn.example.org:3478";

  private static IceFailureDiagnosis with(boolean relayOnly, String... servers) {
    return new IceFailureDiagnosis(
        new IceServers(
            List.of(servers).stream().map(IceServers.Server::parse).toList(), relayOnly));
  }

  private static final String OWN_TURN = "turn:ann:secret@turn.example.org:3478";

  @Test
  void withoutATurnServerThatIsTheAdvice() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, "stun:stun.example.org");
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(SRFLX);
    iceFailureDiagnosis.received(HOST);

    assertEquals(
        "No network path between the two was found. This side had addresses of its own network,"
            + " a public address (STUN), the other side addresses of its own network."
            + " A TURN server would most likely help: ask who runs your server for one"
            + " (--ice-server turn:USER:PASSWORD@HOST).",
        iceFailureDiagnosis.sentence(false));
  }

  @Test
  void aPathThatWasLostIsCalledLost() {
    assertTrue(with(false).sentence(true).startsWith("The connection was lost, "));
  }

  @Test
  void aPeerThatSentNothingIsSaid() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false);
    iceFailureDiagnosis.gathered(HOST);

    assertTrue(iceFailureDiagnosis.sentence(false).contains("the other side no address to offer."));
  }

  @Test
  void candidatesInADescriptionCount() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.received("v=0\r\na=" + HOST + "\r\na=" + RELAY + "\r\n");

    assertTrue(
        iceFailureDiagnosis
            .sentence(false)
            .contains("the other side addresses of its own network, a relay (TURN)."));
  }

  @Test
  void aComputerWithoutANetworkIsTold() {
    assertTrue(with(false).sentence(false).contains("Check that this computer is in a network"));
  }

  @Test
  void aTurnServerThatIsSilentIsNamedWithoutUserAndPassword() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, OWN_TURN);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.error(TURN + "?transport=udp", 701);

    String sentence = iceFailureDiagnosis.sentence(false);
    assertTrue(
        sentence.endsWith(
            "The TURN server "
                + TURN
                + " does not answer: check its address,"
                + " and that it runs."),
        sentence);
    assertFalse(sentence.contains("secret"));
  }

  @Test
  void aTurnServerWhoseCertificateIsNotTrustedIsNamedAsSuch() {
    IceFailureDiagnosis iceFailureDiagnosis =
        with(true, OWN_TURN, "turns:ann:secret@turn.example.org:5349");
    iceFailureDiagnosis.error(TURN + "?transport=udp", 701);
    iceFailureDiagnosis.error("turns:turn.example.org:5349?transport=tcp", 701);

    assertTrue(
        iceFailureDiagnosis
            .sentence(false)
            .endsWith(
                "No secure connection to the TURN server"
                    + " turns:turn.example.org:5349?transport=tcp came about: its certificate is"
                    + " not one that WebRTC’s own list trusts, or it does not answer."));
  }

  @Test
  void aTurnServerThatRefusesIsQuoted() {
    IceFailureDiagnosis iceFailureDiagnosis = with(true, OWN_TURN);
    iceFailureDiagnosis.error(TURN + "?transport=udp", 401);

    assertTrue(
        iceFailureDiagnosis
            .sentence(false)
            .endsWith("The TURN server " + TURN + " refuses user or password (401)."));
  }

  @Test
  void aRelayThatDoesNotHelpIsSaid() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, OWN_TURN);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(RELAY);
    iceFailureDiagnosis.received(HOST);

    assertTrue(iceFailureDiagnosis.sentence(false).contains("lends a relay, but the other side"));
  }

  @Test
  void aRestartForgetsWhatTheOldGatheringBrought() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, OWN_TURN);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(RELAY);
    iceFailureDiagnosis.gathersAnew();
    iceFailureDiagnosis.gathered(HOST);

    assertTrue(iceFailureDiagnosis.sentence(true).contains("does not answer"));
  }
}
