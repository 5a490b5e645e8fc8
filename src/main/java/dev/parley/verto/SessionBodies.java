package dev.parley.verto;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import java.util.Locale;
import java.util.Optional;

/**
 * Session descriptions and ICE candidates: the JSON of a browser's RTCSessionDescriptionInit and
 * RTCIceCandidateInit (W3C webrtc), the same in both dialects.
 */
final class SessionBodies {
  private SessionBodies() {}

  static Body write(SessionDescription description) {
    String type = description.type().name().toLowerCase(Locale.ROOT);
    return Body.of(Json.object().put("type", type).put("sdp", description.sdp()));
  }

  static Body write(IceCandidate candidate) {
    return Body.of(
        Json.object()
            .put("candidate", candidate.candidate())
            .put("sdpMid", candidate.mid())
            .put("sdpMLineIndex", candidate.lineIndex())
            .put("usernameFragment", candidate.usernameFragment()));
  }

  /** Empty for what is neither. */
  static Optional<PeerMessage> read(Body body) {
    JsonNode json = body.json();
    if (json.path("candidate").isTextual()) {
      return Optional.of(candidate(json));
    } else if (json.path("sdp").isTextual()) {
      return type(json.path("type").asText(""))
          .map(
              type ->
                  new PeerMessage.Description(
                      new SessionDescription(type, json.path("sdp").asText())));
    }
    return Optional.empty();
  }

  private static PeerMessage candidate(JsonNode json) {
    JsonNode line = json.path("sdpMLineIndex");
    return new PeerMessage.Candidate(
        new IceCandidate(
            json.path("candidate").asText(),
            textOrNull(json.path("sdpMid")),
            line.canConvertToInt() && line.isIntegralNumber() ? line.asInt() : null,
            textOrNull(json.path("usernameFragment"))));
  }

  private static Optional<SessionDescription.Type> type(String word) {
    return switch (word) {
      case "offer" -> Optional.of(SessionDescription.Type.OFFER);
      case "answer" -> Optional.of(SessionDescription.Type.ANSWER);
      default -> Optional.empty();
    };
  }

  private static String textOrNull(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
