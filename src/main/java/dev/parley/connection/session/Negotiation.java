package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.call.SessionDescription.Type;

/**
 * Implements perfect negotiation (W3C webrtc, section 10.7 "Perfect Negotiation Example") as a pure
 * decision: what to do with a description from the peer.
 */
final class Negotiation {

  /** What to do. */
  enum Decision {
    /** Set it as the remote description; answer it if it is an offer. */
    APPLY,
    /** Roll the own offer back (setLocalDescription of type rollback), then APPLY. */
    ROLL_BACK_FIRST,
    /** Drop it, and the candidates that follow it. */
    IGNORE
  }

  private Negotiation() {}

  /**
   * Decides.
   *
   * @param makingOffer an own offer is wanted and has not been sent yet
   * @param polite whether this side gives way
   */
  static Decision decide(Type type, boolean makingOffer, RTCSignalingState state, boolean polite) {
    return switch (type) {
      case OFFER -> offer(makingOffer, state, polite);
      case ANSWER -> answer(state);
    };
  }

  private static Decision offer(boolean makingOffer, RTCSignalingState state, boolean polite) {
    if (state == RTCSignalingState.CLOSED) {
      return Decision.IGNORE;
    }
    // "const readyForOffer = !makingOffer &&
    //      (pc.signalingState == "stable" || isSettingRemoteAnswerPending);
    //  const offerCollision = description.type == "offer" && !readyForOffer;"
    // isSettingRemoteAnswerPending is never true here: descriptions are handled one at a time.
    boolean offerCollision = makingOffer || state != RTCSignalingState.STABLE;
    // "ignoreOffer = !polite && offerCollision; if (ignoreOffer) { return; }"
    if (offerCollision && !polite) {
      return Decision.IGNORE;
    }
    // "await pc.setRemoteDescription(description); // SRD rolls back as needed"
    // webrtc-java's does not, so we do: from have-local-offer, the only state in which a remote
    // offer is not allowed and a rollback is (section 4.4.1.5, and RFC 9429 section 4.1.10.2).
    return state == RTCSignalingState.HAVE_LOCAL_OFFER ? Decision.ROLL_BACK_FIRST : Decision.APPLY;
  }

  /** An answer fits an offer that stands; one to an offer that was rolled back comes too late. */
  private static Decision answer(RTCSignalingState state) {
    return switch (state) {
      case HAVE_LOCAL_OFFER, HAVE_REMOTE_PR_ANSWER -> Decision.APPLY;
      case STABLE, HAVE_REMOTE_OFFER, HAVE_LOCAL_PR_ANSWER, CLOSED -> Decision.IGNORE;
    };
  }
}
