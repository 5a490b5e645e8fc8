package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.call.SessionDescription.Type;
import dev.parley.connection.session.Negotiation.Decision;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table of perfect negotiation (W3C webrtc, section 10.7). */
@Tag("unit")
class NegotiationTest {

  @ParameterizedTest(name = "{0}, making an offer {1}, {2}, polite {3}: {4}")
  @CsvSource({
    // No collision: "readyForOffer = !makingOffer && pc.signalingState == "stable"".
    "OFFER, false, STABLE, true, APPLY",
    "OFFER, false, STABLE, false, APPLY",
    // "offerCollision = description.type == "offer" && !readyForOffer", and
    // "ignoreOffer = !polite && offerCollision": the impolite side goes on with its own.
    "OFFER, true, STABLE, false, IGNORE",
    "OFFER, true, HAVE_LOCAL_OFFER, false, IGNORE",
    "OFFER, false, HAVE_LOCAL_OFFER, false, IGNORE",
    "OFFER, true, HAVE_LOCAL_PR_ANSWER, false, IGNORE",
    "OFFER, false, HAVE_LOCAL_PR_ANSWER, false, IGNORE",
    "OFFER, true, HAVE_REMOTE_OFFER, false, IGNORE",
    "OFFER, false, HAVE_REMOTE_OFFER, false, IGNORE",
    "OFFER, true, HAVE_REMOTE_PR_ANSWER, false, IGNORE",
    "OFFER, false, HAVE_REMOTE_PR_ANSWER, false, IGNORE",
    // The polite side gives way; there is something to roll back only once its offer was set.
    "OFFER, true, STABLE, true, APPLY",
    "OFFER, true, HAVE_LOCAL_OFFER, true, ROLL_BACK_FIRST",
    "OFFER, false, HAVE_LOCAL_OFFER, true, ROLL_BACK_FIRST",
    "OFFER, true, HAVE_LOCAL_PR_ANSWER, true, APPLY",
    "OFFER, false, HAVE_LOCAL_PR_ANSWER, true, APPLY",
    "OFFER, true, HAVE_REMOTE_OFFER, true, APPLY",
    "OFFER, false, HAVE_REMOTE_OFFER, true, APPLY",
    "OFFER, true, HAVE_REMOTE_PR_ANSWER, true, APPLY",
    "OFFER, false, HAVE_REMOTE_PR_ANSWER, true, APPLY",
    // An answer counts while an offer of ours stands (section 4.4.1.5), whichever side is polite.
    "ANSWER, true, HAVE_LOCAL_OFFER, true, APPLY",
    "ANSWER, true, HAVE_LOCAL_OFFER, false, APPLY",
    "ANSWER, false, HAVE_LOCAL_OFFER, true, APPLY",
    "ANSWER, false, HAVE_LOCAL_OFFER, false, APPLY",
    "ANSWER, true, HAVE_REMOTE_PR_ANSWER, true, APPLY",
    "ANSWER, true, HAVE_REMOTE_PR_ANSWER, false, APPLY",
    "ANSWER, false, HAVE_REMOTE_PR_ANSWER, true, APPLY",
    "ANSWER, false, HAVE_REMOTE_PR_ANSWER, false, APPLY",
    // Otherwise it comes too late.
    "ANSWER, true, STABLE, true, IGNORE",
    "ANSWER, true, STABLE, false, IGNORE",
    "ANSWER, false, STABLE, true, IGNORE",
    "ANSWER, false, STABLE, false, IGNORE",
    "ANSWER, true, HAVE_REMOTE_OFFER, true, IGNORE",
    "ANSWER, true, HAVE_REMOTE_OFFER, false, IGNORE",
    "ANSWER, false, HAVE_REMOTE_OFFER, true, IGNORE",
    "ANSWER, false, HAVE_REMOTE_OFFER, false, IGNORE",
    "ANSWER, true, HAVE_LOCAL_PR_ANSWER, true, IGNORE",
    "ANSWER, true, HAVE_LOCAL_PR_ANSWER, false, IGNORE",
    "ANSWER, false, HAVE_LOCAL_PR_ANSWER, true, IGNORE",
    "ANSWER, false, HAVE_LOCAL_PR_ANSWER, false, IGNORE",
    // Nothing counts after the end.
    "OFFER, true, CLOSED, true, IGNORE",
    "OFFER, true, CLOSED, false, IGNORE",
    "OFFER, false, CLOSED, true, IGNORE",
    "OFFER, false, CLOSED, false, IGNORE",
    "ANSWER, true, CLOSED, true, IGNORE",
    "ANSWER, true, CLOSED, false, IGNORE",
    "ANSWER, false, CLOSED, true, IGNORE",
    "ANSWER, false, CLOSED, false, IGNORE",
  })
  void decides(
      Type type, boolean makingOffer, RTCSignalingState state, boolean polite, Decision decision) {
    assertEquals(decision, Negotiation.decide(type, makingOffer, state, polite));
  }

  @Test
  void theTableIsComplete() throws NoSuchMethodException {
    CsvSource table =
        getClass()
            .getDeclaredMethod(
                "decides",
                Type.class,
                boolean.class,
                RTCSignalingState.class,
                boolean.class,
                Decision.class)
            .getAnnotation(CsvSource.class);
    Set<String> cells =
        Stream.of(table.value())
            .map(row -> row.substring(0, row.lastIndexOf(',')))
            .collect(Collectors.toSet());

    assertEquals(Type.values().length * 2 * RTCSignalingState.values().length * 2, cells.size());
    assertEquals(table.value().length, cells.size());
  }
}
