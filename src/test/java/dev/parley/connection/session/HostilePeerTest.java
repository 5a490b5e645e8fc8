package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a peer may send that makes no sense: it ends in a failure or in nothing, never in a crash.
 */
@Tag("media")
class HostilePeerTest {
  private static final String HOST = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host";

  private final TestCall call = new TestCall(MediaChoice.TEST, MediaChoice.TEST);

  @BeforeEach
  void open() {
    call.opened();
  }

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "v=0\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 99999999999 RTP/AVP 0\r\n"
      })
  void anOfferThatIsNoneFails(String sdp) {
    receive(true, new SessionDescription(Type.OFFER, sdp));

    failsWith(Cause.NEGOTIATION);
  }

  @Test
  void anAnswerThatIsNoneLeavesTheOfferStanding() {
    connect(true);
    TestMedia.await("an offer", TestCall.LIMIT, () -> !call.polite.sent.isEmpty());
    answer("nonsense");

    TestMedia.on(
        () -> {
          call.impolite.connection.connect(NegotiationRole.ACCEPTER);
          call.impolite.connection.remoteDescription(call.polite.sent.get(0));
          return null;
        });

    stillConnected();
  }

  @Test
  void aSecondAnswerThatIsNoneFails() {
    connect(true);
    TestMedia.await("an offer", TestCall.LIMIT, () -> !call.polite.sent.isEmpty());
    answer("nonsense");

    answer("nonsense");

    failsWith(Cause.NEGOTIATION);
  }

  @Test
  void anAnswerNobodyAskedForMeansNothing() {
    receive(true, new SessionDescription(Type.ANSWER, "nonsense"));
    TestMedia.await("an offer", TestCall.LIMIT, () -> !call.polite.sent.isEmpty());

    assertEquals(0, call.polite.failures.size());
  }

  @Test
  void anEndlessDescriptionFails() {
    receive(true, new SessionDescription(Type.OFFER, "x".repeat(DescriptionLimits.MOST_BYTES + 1)));

    failsWith(Cause.NEGOTIATION);
  }

  @Test
  void anOfferOfThousandsOfSectionsFailsWithoutWork() {
    String section = "m=video 9 UDP/TLS/RTP/SAVPF 96\na=inactive\n";
    String sdp = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n" + section.repeat(2200);
    receive(true, new SessionDescription(Type.OFFER, sdp));

    failsWith(Cause.NEGOTIATION);
    assertEquals(
        "The other side sent too much data while connecting.",
        call.polite.failures.get(0).sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "candidate:",
        "candidate:1 1 udp 99999999999999 192.0.2.1 99999 typ host",
        "candidate:1 1 udp 1 not-an-address 1 typ host",
        "candidate:1 1 udp 1 192.0.2.1 1 typ \u0000 host"
      })
  void aCandidateThatIsNoneMeansNothing(String candidate) {
    call.connected();

    candidate(new IceCandidate(candidate, "0", 0, null));
    candidate(new IceCandidate(candidate, "no such line", null, null));

    stillConnected();
  }

  @Test
  void aCandidateOfALineThatIsNotThereMeansNothing() {
    call.connected();

    candidate(new IceCandidate(HOST, null, Integer.MAX_VALUE, null));
    candidate(new IceCandidate(HOST, "99", null, null));
    candidate(new IceCandidate(HOST, null, null, null));

    stillConnected();
  }

  @Test
  void aFloodOfEarlyCandidatesMeansNothing() {
    TestMedia.on(
        () -> {
          call.polite.connection.connect(NegotiationRole.OFFERER);
          for (int i = 0; i < 5000; i++) {
            call.polite.connection.remoteCandidate(new IceCandidate(HOST, "0", 0, null));
          }
          call.impolite.connection.connect(NegotiationRole.ACCEPTER);
          return null;
        });

    stillConnected();
  }

  private void connect(boolean polite) {
    TestMedia.on(
        () -> {
          call.polite.connection.connect(
              polite ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER);
          return null;
        });
  }

  private void receive(boolean polite, SessionDescription description) {
    TestMedia.on(
        () -> {
          call.polite.connection.connect(
              polite ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER);
          call.polite.connection.remoteDescription(description);
          return null;
        });
  }

  private void answer(String sdp) {
    TestMedia.on(
        () -> {
          call.polite.connection.remoteDescription(new SessionDescription(Type.ANSWER, sdp));
          return null;
        });
  }

  private void candidate(IceCandidate candidate) {
    TestMedia.on(
        () -> {
          call.polite.connection.remoteCandidate(candidate);
          return null;
        });
  }

  private void failsWith(Cause cause) {
    TestMedia.await("a failure", TestCall.LIMIT, () -> !call.polite.failures.isEmpty());
    assertEquals(cause, call.polite.failures.get(0).cause());
    assertEquals(1, call.polite.failures.size());
  }

  private void stillConnected() {
    TestMedia.await(
        "connected", TestCall.LIMIT, () -> call.polite.states.contains(Connection.State.CONNECTED));
    long before = call.polite.pictures.get();
    TestMedia.await("pictures", TestCall.LIMIT, () -> call.polite.pictures.get() > before + 10);
    assertTrue(call.polite.failures.isEmpty());
  }
}
