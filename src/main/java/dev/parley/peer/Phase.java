package dev.parley.peer;

import java.time.Duration;
import java.util.Optional;

/**
 * Lists the phases of the one call.
 *
 * <pre>
 *   IDLE --connect--> PREPARING_OFFER --media ready--> OFFERING --accepted--> CONNECTING
 *   IDLE --accept---> PREPARING_ACCEPT --media ready, accept sent-----------> CONNECTING
 *   CONNECTING --media flows--> CONNECTED <--> RECONNECTING
 *   any --close, closed by the peer, failed--> IDLE
 * </pre>
 */
public enum Phase {
  /** No call: the list of peers is shown. */
  IDLE,
  /** The user wants to call; camera and microphone are being opened. */
  PREPARING_OFFER,
  /** The offer was sent, and stands; the user sees their own picture. */
  OFFERING,
  /** The user accepted an offer; camera and microphone are being opened. */
  PREPARING_ACCEPT,
  /** Both want the call; descriptions and candidates go to and fro. */
  CONNECTING,
  /** The two peers see and hear each other. */
  CONNECTED,
  /** Connectivity was lost; a new path is being looked for, and the last picture stands. */
  RECONNECTING;

  /**
   * How long it may last, where it does not end by itself: no phase is forever because a message
   * was lost or a peer fell silent.
   */
  Optional<Duration> limit() {
    return switch (this) {
      case IDLE, CONNECTED -> Optional.empty();
      case PREPARING_OFFER, PREPARING_ACCEPT -> Optional.of(Duration.ofSeconds(20));
      case OFFERING -> Optional.of(Duration.ofSeconds(60));
      case CONNECTING -> Optional.of(Duration.ofSeconds(25));
      case RECONNECTING -> Optional.of(Duration.ofSeconds(30));
    };
  }

  /** Is there a call, or the making of one? */
  public boolean isBusy() {
    return switch (this) {
      case IDLE -> false;
      case PREPARING_OFFER, OFFERING, PREPARING_ACCEPT, CONNECTING, CONNECTED, RECONNECTING -> true;
    };
  }

  /** Does this side call, and the peer has not answered? */
  boolean isOffering() {
    return this == PREPARING_OFFER || this == OFFERING;
  }

  /** Do SDP and candidates of the partner count now? */
  public boolean isNegotiable() {
    return switch (this) {
      case IDLE, PREPARING_OFFER, OFFERING, PREPARING_ACCEPT -> false;
      case CONNECTING, CONNECTED, RECONNECTING -> true;
    };
  }

  /** Is the peer's picture the one to show? Before that it is the user's own. */
  public boolean isShowingPeer() {
    return switch (this) {
      case IDLE, PREPARING_OFFER, OFFERING, PREPARING_ACCEPT, CONNECTING -> false;
      case CONNECTED, RECONNECTING -> true;
    };
  }
}
