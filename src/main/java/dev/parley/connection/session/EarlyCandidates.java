package dev.parley.connection.session;

import dev.parley.call.IceCandidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps candidates that came before the remote description. libwebrtc drops such ones without an
 * error (measured), where W3C webrtc, addIceCandidate, rejects with an InvalidStateError.
 */
final class EarlyCandidates {
  /** No more than are tried. */
  static final int MOST = DescriptionLimits.MOST_CANDIDATES;

  /** A candidate-attribute (RFC 8839, section 5.1) is some 150 characters long. */
  static final int LONGEST = 4096;

  private final List<IceCandidate> waiting = new ArrayList<>();

  /**
   * Can it be a candidate at all? End-of-candidates (an empty string) is none: webrtc-java cannot
   * be told, and needs not be.
   */
  static boolean isCandidate(IceCandidate candidate) {
    return candidate.candidate() != null
        && !candidate.candidate().isBlank()
        && candidate.candidate().length() <= LONGEST
        && (candidate.mid() != null || candidate.lineIndex() != null)
        && (candidate.mid() == null || candidate.mid().length() <= LONGEST)
        && (candidate.lineIndex() == null || candidate.lineIndex() >= 0);
  }

  /** Keeps one, unless too many wait already. */
  void add(IceCandidate candidate) {
    if (waiting.size() < MOST) {
      waiting.add(candidate);
    }
  }

  /** Takes them all out, in the order in which they came. */
  List<IceCandidate> take() {
    List<IceCandidate> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }
}
