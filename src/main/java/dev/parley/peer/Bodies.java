package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.signalling.Part;
import dev.parley.signalling.PeerMessage;

/**
 * Descriptions, candidates and roles between signalling, which does not know what they mean, and
 * the connection, which does not know how they travel.
 */
final class Bodies {
  /** The description of a call with two tracks is some 6,000 characters long (measured). */
  private static final int LONGEST_DESCRIPTION = 200_000;

  /** A candidate-attribute (RFC 8839, section 5.1) is some 150. */
  private static final int LONGEST_CANDIDATE = 4096;

  /** A ufrag has at most 256 (RFC 8839, section 5.4); a mid is a short token. */
  private static final int LONGEST_TOKEN = 256;

  private Bodies() {}

  static Connection.Role role(Part part) {
    return new Connection.Role(part.polite(), part.offersFirst(), part.browserLike());
  }

  static boolean fits(PeerMessage.Description said) {
    return said.sdp().length() <= LONGEST_DESCRIPTION;
  }

  static boolean fits(PeerMessage.Candidate said) {
    return said.candidate().length() <= LONGEST_CANDIDATE
        && isToken(said.mid())
        && isToken(said.usernameFragment());
  }

  private static boolean isToken(String value) {
    return value == null || value.length() <= LONGEST_TOKEN;
  }

  static Connection.Description fromPeer(PeerMessage.Description said) {
    return new Connection.Description(
        switch (said.type()) {
          case OFFER -> Connection.Description.Type.OFFER;
          case ANSWER -> Connection.Description.Type.ANSWER;
        },
        said.sdp());
  }

  static Connection.Candidate fromPeer(PeerMessage.Candidate said) {
    return new Connection.Candidate(
        said.candidate(), said.mid(), said.lineIndex(), said.usernameFragment());
  }

  static PeerMessage toPeer(Connection.Description local) {
    return new PeerMessage.Description(
        switch (local.type()) {
          case OFFER -> PeerMessage.Description.Type.OFFER;
          case ANSWER -> PeerMessage.Description.Type.ANSWER;
        },
        local.sdp());
  }

  static PeerMessage toPeer(Connection.Candidate local) {
    return new PeerMessage.Candidate(
        local.candidate(), local.mid(), local.lineIndex(), local.usernameFragment());
  }
}
