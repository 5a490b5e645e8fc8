package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerMessage.Candidate;
import dev.parley.signalling.PeerMessage.Description;
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
  static ObjectNode write(Description description) {
    ObjectNode frame = Json.object().put("signal", DESCRIPTION);
    frame
        .putObject("data")
        .put("type", description.type().name().toLowerCase(Locale.ROOT))
        .put("sdp", description.sdp());
    return frame;
  }

  /** The frame but for peer and call. */
  static ObjectNode write(Candidate candidate) {
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
      case "offer" -> Optional.of(new Description(Description.Type.OFFER, sdp));
      case "answer" -> Optional.of(new Description(Description.Type.ANSWER, sdp));
      default -> Optional.empty();
    };
  }

  private static Optional<PeerMessage> candidate(JsonNode data) {
    String candidate = data.path("candidate").textValue();
    JsonNode line = data.path("sdpMLineIndex");
    return Optional.ofNullable(candidate)
        .map(
            text ->
                new Candidate(
                    text,
                    data.path("sdpMid").textValue(),
                    line.isIntegralNumber() && line.canConvertToInt() ? line.asInt() : null,
                    data.path("usernameFragment").textValue()));
  }
}
