package dev.parley.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import java.util.Locale;
import java.util.Optional;

/**
 * Session descriptions and ICE candidates: a browser's RTCSessionDescriptionInit and
 * RTCIceCandidateInit (W3C webrtc).
 */
final class Signals {
  private static final String DESCRIPTION = "description";
  private static final String CANDIDATE = "candidate";

  private Signals() {}

  /** The frame but for peer and call. */
  static ObjectNode write(SessionDescription description) {
    ObjectNode frame = Json.object().put("signal", DESCRIPTION);
    frame
        .putObject("data")
        .put("type", description.type().name().toLowerCase(Locale.ROOT))
        .put("sdp", description.sdp());
    return frame;
  }

  /** The frame but for peer and call. */
  static ObjectNode write(IceCandidate candidate) {
    ObjectNode frame = Json.object().put("signal", CANDIDATE);
    frame
        .putObject("data")
        .put("candidate", candidate.candidate())
        .put("sdpMid", candidate.mid())
        .put("sdpMLineIndex", candidate.lineIndex())
        .put("usernameFragment", candidate.usernameFragment());
    return frame;
  }

  /** Empty for what is neither. */
  static Optional<PeerMessage> read(String type, JsonNode data) {
    return switch (type) {
      case DESCRIPTION -> description(data);
      case CANDIDATE -> candidate(data);
      default -> Optional.empty();
    };
  }

  private static Optional<PeerMessage> description(JsonNode data) {
    String sdp = data.path("sdp").textValue();
    String type = data.path("type").asText("");
    if (sdp == null) {
      return Optional.empty();
    }
    return switch (type) {
      case "offer" -> described(SessionDescription.Type.OFFER, sdp);
      case "answer" -> described(SessionDescription.Type.ANSWER, sdp);
      default -> Optional.empty();
    };
  }

  private static Optional<PeerMessage> described(SessionDescription.Type type, String sdp) {
    return Optional.of(new PeerMessage.Description(new SessionDescription(type, sdp)));
  }

  private static Optional<PeerMessage> candidate(JsonNode data) {
    String candidate = data.path("candidate").textValue();
    JsonNode line = data.path("sdpMLineIndex");
    return Optional.ofNullable(candidate)
        .map(
            text ->
                new IceCandidate(
                    text,
                    data.path("sdpMid").textValue(),
                    line.isIntegralNumber() && line.canConvertToInt() ? line.asInt() : null,
                    data.path("usernameFragment").textValue()))
        .map(PeerMessage.Candidate::new);
  }
}
