package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.connection.Connection.Description.Type;
import dev.parley.connection.Negotiation.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table of perfect negotiation (W3C webrtc, section 10.7). */
class NegotiationTest {

  @ParameterizedTest(name = "{0}, making an offer {1}, {2}, polite {3}: {4}")
  @CsvSource({
    // No collision: "readyForOffer = !makingOffer && pc.signalingState == "stable"".
    "OFFER, false, STABLE,                true,  APPLY",
    "OFFER, false, STABLE,                false, APPLY",
    // "offerCollision = description.type == "offer" && !readyForOffer", and
    // "ignoreOffer = !polite && offerCollision": the impolite side goes on with its own.
    "OFFER, true,  STABLE,                false, IGNORE",
    "OFFER, false, HAVE_LOCAL_OFFER,      false, IGNORE",
    "OFFER, true,  HAVE_LOCAL_OFFER,      false, IGNORE",
    "OFFER, false, HAVE_REMOTE_OFFER,     false, IGNORE",
    "OFFER, false, HAVE_LOCAL_PR_ANSWER,  false, IGNORE",
    "OFFER, false, HAVE_REMOTE_PR_ANSWER, false, IGNORE",
    // The polite side gives way; there is something to roll back only once its offer was set.
    "OFFER, true,  STABLE,                true,  APPLY",
    "OFFER, false, HAVE_LOCAL_OFFER,      true,  ROLL_BACK_FIRST",
    "OFFER, true,  HAVE_LOCAL_OFFER,      true,  ROLL_BACK_FIRST",
    "OFFER, false, HAVE_REMOTE_OFFER,     true,  APPLY",
    // An answer counts while an offer of ours stands.
    "ANSWER, false, HAVE_LOCAL_OFFER,      true,  APPLY",
    "ANSWER, false, HAVE_LOCAL_OFFER,      false, APPLY",
    "ANSWER, false, HAVE_REMOTE_PR_ANSWER, true,  APPLY",
    "ANSWER, false, STABLE,                true,  IGNORE",
    "ANSWER, false, STABLE,                false, IGNORE",
    "ANSWER, true,  STABLE,                false, IGNORE",
    "ANSWER, false, HAVE_REMOTE_OFFER,     true,  IGNORE",
    "ANSWER, false, HAVE_LOCAL_PR_ANSWER,  true,  IGNORE",
    // Nothing counts after the end.
    "OFFER,  false, CLOSED,                true,  IGNORE",
    "OFFER,  false, CLOSED,                false, IGNORE",
    "ANSWER, false, CLOSED,                true,  IGNORE",
  })
  void decides(
      Type type, boolean makingOffer, RTCSignalingState state, boolean polite, Decision decision) {
    assertEquals(decision, Negotiation.decide(type, makingOffer, state, polite));
  }
}
