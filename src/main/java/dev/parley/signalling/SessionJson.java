package dev.parley.signalling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes and reads session descriptions and ICE candidates as a browser does: its
 * RTCSessionDescriptionInit and RTCIceCandidateInit (W3C webrtc). What is neither is empty.
 */
public final class SessionJson {
  /** Handles what two peers negotiate with as the JSON of a browser. */
  public interface Handler extends PeerMessage.Handler {

    /**
     * One description or candidate.
     *
     * @param type which of the two it is
     */
    void session(String type, ObjectNode json);

    @Override
    default void description(SessionDescription description) {
      session("description", write(description));
    }

    @Override
    default void candidate(IceCandidate candidate) {
      session("candidate", write(candidate));
    }
  }

  private SessionJson() {}

  public static ObjectNode write(SessionDescription description) {
    return Json.object()
        .put("type", description.type().name().toLowerCase(Locale.ROOT))
        .put("sdp", description.sdp());
  }

  public static ObjectNode write(IceCandidate candidate) {
    return Json.object()
        .put("candidate", candidate.candidate())
        .put("sdpMid", candidate.mid())
        .put("sdpMLineIndex", candidate.lineIndex())
        .put("usernameFragment", candidate.usernameFragment());
  }

  public static Optional<PeerMessage> description(JsonNode json) {
    String sdp = json.path("sdp").textValue();
    if (sdp == null) {
      return Optional.empty();
    }
    return switch (json.path("type").asText("")) {
      case "offer" -> Optional.of(described(Type.OFFER, sdp));
      case "answer" -> Optional.of(described(Type.ANSWER, sdp));
      default -> Optional.empty();
    };
  }

  private static PeerMessage described(Type type, String sdp) {
    return new PeerMessage.Description(new SessionDescription(type, sdp));
  }

  public static Optional<PeerMessage> candidate(JsonNode json) {
    JsonNode line = json.path("sdpMLineIndex");
    return Optional.ofNullable(json.path("candidate").textValue())
        .map(
            text ->
                new PeerMessage.Candidate(
                    new IceCandidate(
                        text,
                        json.path("sdpMid").textValue(),
                        line.isIntegralNumber() && line.canConvertToInt() ? line.asInt() : null,
                        json.path("usernameFragment").textValue())));
  }
}
