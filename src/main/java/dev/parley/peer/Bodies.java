package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.signalling.PeerMessage;

/**
 * Descriptions and candidates between signalling, which does not know what they mean, and the
 * connection, which does not know how they travel.
 */
final class Bodies {
  private Bodies() {}

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
