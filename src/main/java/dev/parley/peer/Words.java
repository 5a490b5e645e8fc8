package dev.parley.peer;

import dev.parley.signalling.Link;
import java.util.Optional;

/** What the program says to a person about its server and its calls, one sentence each. */
final class Words {
  private Words() {}

  static PeerState.Status status(Link link) {
    return switch (link.state()) {
      case OFFLINE -> status(link, "Offline", PeerState.Tone.BAD, true);
      case CONNECTING -> status(link, "Connecting…", PeerState.Tone.WORKING, false);
      case LOGGING_IN -> status(link, "Logging in…", PeerState.Tone.WORKING, false);
      case ONLINE -> status(link, "Online", PeerState.Tone.GOOD, false);
      case WAITING -> status(link, "No connection", PeerState.Tone.WORKING, false);
      case REFUSED -> status(link, "Refused", PeerState.Tone.BAD, true);
      case PUNTED -> status(link, "Joined elsewhere", PeerState.Tone.BAD, true);
    };
  }

  private static PeerState.Status status(
      Link link, String text, PeerState.Tone tone, boolean canRejoin) {
    return new PeerState.Status(
        text,
        link.reason(),
        tone,
        Optional.ofNullable(link.retryAt()),
        canRejoin,
        link.asksPassword());
  }

  /**
   * What to show when a call has ended; empty where the user did it and knows.
   *
   * @param detail a sentence from where it failed, may be empty
   */
  static String notice(EndReason reason, String name, String detail) {
    return switch (reason) {
      case CLOSED -> "";
      case CLOSED_BY_PEER -> name + " has ended the call.";
      case DECLINED -> name + " cannot talk now.";
      case RESCINDED -> name + " has taken the offer back.";
      case LEFT -> name + " has left.";
      case NO_ANSWER -> name + " did not answer: try again later.";
      case MEDIA_FAILED -> detail + " Close what else uses camera or microphone, and call again.";
      case CONNECTION_FAILED -> detail + " Call again, or try another network.";
      case FAILED_AT_PEER ->
          detail.isEmpty()
              ? "It did not work on the side of "
                  + name
                  + ": no camera, no microphone, or no way here; try again in a moment."
              : name + " has given up. " + detail;
      case ANSWERED_ELSEWHERE -> "The call of " + name + " was answered on another device.";
    };
  }

  /** Why a phase was ended that lasted too long; empty where the reason says all. */
  static String timeUp(Phase phase, String name) {
    return switch (phase) {
      case PREPARING_OFFER, PREPARING_ACCEPT -> "Camera or microphone do not open.";
      case CONNECTING -> "No connection to " + name + " came about in time.";
      case RECONNECTING -> "The connection to " + name + " was lost.";
      case IDLE, OFFERING, CONNECTED -> "";
    };
  }
}
