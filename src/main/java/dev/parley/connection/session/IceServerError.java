package dev.parley.connection.session;

import dev.parley.text.Words;
import java.util.Set;

/**
 * Lists what STUN and TURN servers answer in place of an address, each with one sentence for a
 * person: the same in a check and in a call.
 */
public enum IceServerError {
  /** RFC 8489, section 14.8; RFC 8656, section 19: 403 Forbidden and 441 Wrong Credentials. */
  REFUSED("ice.refused", "ice.refused.do", 401, 403, 438, 441),
  /** RFC 8656, section 19: Allocation Quota Reached. */
  QUOTA("ice.quota", "ice.quota.do", 486),
  /** RFC 8656, section 19: Insufficient Capacity. */
  CAPACITY("ice.capacity", "ice.capacity.do", 508),
  /** RFC 8656, section 19: the address family or the transport is not supported. */
  UNSUPPORTED("ice.unsupported", "ice.unsupported.do", 440, 442, 443),
  /** RFC 8489, section 14.8: Try Alternate, which the library does not follow. */
  ELSEWHERE("ice.elsewhere", "ice.elsewhere.do", 300),
  /** It answers, and does not lend a relay for another reason. */
  OTHER("ice.other", "ice.other.do"),
  /** W3C webrtc, RTCPeerConnectionIceErrorEvent: no answer came. */
  SILENT("", "", 701);

  private static final Words WORDS = Words.in(IceServerError.class);

  private final String key;
  private final String adviceKey;
  private final Set<Integer> codes;

  IceServerError(String key, String adviceKey, Integer... codes) {
    this.key = key;
    this.adviceKey = adviceKey;
    this.codes = Set.of(codes);
  }

  /**
   * What a code means.
   *
   * @param code of STUN (RFC 8489, section 14.8), 701 where no answer came, 0 for none yet
   */
  public static IceServerError of(int code) {
    for (IceServerError each : values()) {
      if (each.codes.contains(code)) {
        return each;
      }
    }
    return code >= 300 && code < 700 ? OTHER : SILENT;
  }

  /** What the server said; not of silence, whose causes depend on the way. */
  public String sentence(int code) {
    return WORDS.say(key, code);
  }

  /** What to do about it; likewise. */
  public String advice() {
    return WORDS.say(adviceKey);
  }
}
