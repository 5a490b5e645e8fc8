package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        new IceServers(List.of(servers).stream().map(IceServer::parse).toList(), relayOnly));
  }

  private static final String OWN_TURN = "turn:ann:secret@turn.example.org:3478";

  @Test
  void withoutATurnServerThatIsTheAdvice() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, "stun:stun.example.org");
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(SRFLX);
    iceFailureDiagnosis.received(HOST);

    assertEquals(
        "No network path between you and the other person was found."
            + " You had addresses on the local network, a public address (STUN);"
            + " the other side had addresses on the local network."
            + " A TURN server would probably help. Ask your server’s administrator for one"
            + " (--ice-server turn:USER:PASSWORD@HOST).",
        iceFailureDiagnosis.sentence(false));
  }

  @Test
  void aPathThatWasLostIsCalledLost() {
    assertTrue(with(false).sentence(true).startsWith("The connection was lost and "));
  }

  @Test
  void aPeerThatSentNothingIsSaid() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false);
    iceFailureDiagnosis.gathered(HOST);

    assertTrue(iceFailureDiagnosis.sentence(false).contains("the other side had no address."));
  }

  @Test
  void candidatesInADescriptionCount() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.received("v=0\r\na=" + HOST + "\r\na=" + RELAY + "\r\n");

    assertTrue(
        iceFailureDiagnosis
            .sentence(false)
            .contains("the other side had addresses on the local network, a relay (TURN)."));
  }

  @Test
  void aComputerWithoutANetworkIsTold() {
    assertTrue(
        with(false).sentence(false).contains("Check that this computer is connected to a network"));
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
                + " is not responding. Check its address"
                + " and that it is running."),
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
                    + " turns:turn.example.org:5349?transport=tcp. WebRTC does not trust its"
                    + " certificate, or the server is not responding."));
  }

  @Test
  void aTurnServerThatRefusesIsQuoted() {
    IceFailureDiagnosis iceFailureDiagnosis = with(true, OWN_TURN);
    iceFailureDiagnosis.error(TURN + "?transport=udp", 401);

    assertTrue(
        iceFailureDiagnosis
            .sentence(false)
            .endsWith(
                "TURN server "
                    + TURN
                    + "?transport=udp: User name or password rejected (401)."
                    + " Ask the administrator for new credentials."));
  }

  /** The same sentences as in a check (IceServerCheckTest). */
  @ParameterizedTest
  @CsvSource({
    "486, All relays for this user are in use (486).",
    "508, No relays left (508).",
    "440, 'Responds, but not for this kind of network or transport (440).'",
    "500, 'Responds, but provides no relay (500).'"
  })
  void whatATurnServerAnswersIsNoSilence(int code, String sentence) {
    IceFailureDiagnosis iceFailureDiagnosis =
        with(false, OWN_TURN, "turn:ann:secret@silent.example.org");
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.error("turn:silent.example.org?transport=udp", 701);
    iceFailureDiagnosis.error(TURN + "?transport=udp", code);
    String said = iceFailureDiagnosis.sentence(false);
    assertTrue(said.contains("TURN server " + TURN + "?transport=udp: " + sentence + " "), said);
    assertFalse(said.contains("not responding"), said);
  }

  @Test
  void aRelayThatDoesNotHelpIsSaid() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, OWN_TURN);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(RELAY);
    iceFailureDiagnosis.received(HOST);

    assertTrue(
        iceFailureDiagnosis.sentence(false).contains("provides a relay, but the other side"));
  }

  @Test
  void aRestartForgetsWhatTheOldGatheringBrought() {
    IceFailureDiagnosis iceFailureDiagnosis = with(false, OWN_TURN);
    iceFailureDiagnosis.gathered(HOST);
    iceFailureDiagnosis.gathered(RELAY);
    iceFailureDiagnosis.gathersAnew();
    iceFailureDiagnosis.gathered(HOST);

    assertTrue(iceFailureDiagnosis.sentence(true).contains("is not responding"));
  }
}
