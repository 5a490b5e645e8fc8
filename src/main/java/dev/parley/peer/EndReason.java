package dev.parley.peer;

/** Lists the reasons why a call, or an attempt to call, ended. */
public enum EndReason {
  /** Ended, or taken back, here. */
  CLOSED("closed"),
  /** Ended by the peer once both wanted the call. */
  CLOSED_BY_PEER("closedByPeer"),
  /** The peer said no to this side's offer. */
  DECLINED("declined"),
  /** The peer took its offer back while it was being accepted. */
  RESCINDED("rescinded"),
  /** The peer left the channel. */
  LEFT("left"),
  /** The peer did not answer the offer. */
  NO_ANSWER("noAnswer"),
  /** A local device could not be opened. */
  MEDIA_FAILED("mediaFailed"),
  /** No way between the two peers was found, or it was lost for good. */
  CONNECTION_FAILED("connectionFailed"),
  /** The peer reported a failure of its media or its connection. */
  FAILED_AT_PEER("failedAtPeer"),
  /** Another device of the user has answered the offer that was being accepted here. */
  ANSWERED_ELSEWHERE("answeredElsewhere");

  private final String word;

  EndReason(String word) {
    this.word = word;
  }

  /** Whether one of the two wanted it, rather than something having failed. */
  boolean isParting() {
    return switch (this) {
      case CLOSED, CLOSED_BY_PEER, DECLINED, RESCINDED, LEFT, ANSWERED_ELSEWHERE -> true;
      case NO_ANSWER, MEDIA_FAILED, CONNECTION_FAILED, FAILED_AT_PEER -> false;
    };
  }

  /** The word for reports. */
  public String word() {
    return word;
  }
}
