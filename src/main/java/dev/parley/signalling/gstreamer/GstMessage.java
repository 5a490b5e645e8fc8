package dev.parley.signalling.gstreamer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.json.Json;
import dev.parley.signalling.PeerName;
import java.util.Locale;
import java.util.Optional;

/** What one peer says to another: SDP and ICE as JSON, and one bare word. */
sealed interface GstMessage {
  /** The bare word by which a caller wants the called one to offer. */
  String REQUEST = "OFFER_REQUEST";

  /** The description of a call with two tracks is some 6,000 characters long (measured). */
  int LONGEST_SDP = 200_000;

  /** A candidate-attribute (RFC 8839, section 5.1) is some 150. */
  int LONGEST_CANDIDATE = 1024;

  int LONGEST_TOKEN = 256;

  /** Hands the message to its method of the handler. */
  void handleBy(Handler handler);

  /** The name is empty for none: GStreamer's peers give none. */
  record Offer(String sdp, String name) implements GstMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.offer(this);
    }

    @Override
    public String toString() {
      return "Offer[" + sdp.length() + " characters]";
    }
  }

  /** The name is empty for none. */
  record Answer(String sdp, String name) implements GstMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.answer(this);
    }

    @Override
    public String toString() {
      return "Answer[" + sdp.length() + " characters]";
    }
  }

  /** A candidate, with {@code sdpMLineIndex} at least. */
  record Ice(IceCandidate candidate) implements GstMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.ice(this);
    }
  }

  /** Call me: you send the first description. */
  record Request() implements GstMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.request();
    }
  }

  /** One method a kind. */
  interface Handler {
    void offer(Offer offer);

    void answer(Answer answer);

    void ice(Ice ice);

    void request();
  }

  /** What a text says; empty for what is none of it. Never throws. */
  static Optional<GstMessage> read(String text) {
    if (text.strip().equals(REQUEST)) {
      return Optional.of(new Request());
    } else if (!text.startsWith("{")) {
      return Optional.empty();
    }
    JsonNode json = Json.readOrMissing(text);
    return json.has("sdp") ? description(json) : candidate(json.path("ice"));
  }

  private static Optional<GstMessage> description(JsonNode json) {
    JsonNode inner = json.path("sdp");
    String sdp = inner.path("sdp").asText("");
    if (!inner.path("sdp").isTextual() || sdp.isBlank() || sdp.length() > LONGEST_SDP) {
      return Optional.empty();
    }
    String name = PeerName.read(json, "name");
    return switch (inner.path("type").asText("")) {
      case "offer" -> Optional.of(new Offer(sdp, name));
      case "answer" -> Optional.of(new Answer(sdp, name));
      default -> Optional.empty();
    };
  }

  private static Optional<GstMessage> candidate(JsonNode ice) {
    JsonNode line = ice.path("sdpMLineIndex");
    String text = ice.path("candidate").asText("");
    String mid = token(ice.path("sdpMid"));
    Integer index = line.isIntegralNumber() && line.canConvertToInt() ? line.asInt() : null;
    boolean placed = mid != null || (index != null && index >= 0);
    if (!ice.path("candidate").isTextual() || text.length() > LONGEST_CANDIDATE || !placed) {
      return Optional.empty();
    }
    String ufrag = token(ice.path("usernameFragment"));
    return Optional.of(new Ice(new IceCandidate(text, mid, index, ufrag)));
  }

  private static String token(JsonNode node) {
    boolean fits = node.isTextual() && !node.asText().isEmpty();
    return fits && node.asText().length() <= LONGEST_TOKEN ? node.asText() : null;
  }

  /**
   * A description as it travels.
   *
   * @param name what others should see, left out where it is empty
   */
  static String write(SessionDescription description, String name) {
    ObjectNode json = Json.object();
    json.putObject("sdp")
        .put("type", description.type().name().toLowerCase(Locale.ROOT))
        .put("sdp", description.sdp());
    if (!name.isEmpty()) {
      PeerName.write(json, "name", name);
    }
    return json.toString();
  }

  /** A candidate as it travels: with the line's number, which is all that GStreamer looks at. */
  static String write(IceCandidate candidate) {
    ObjectNode json = Json.object();
    ObjectNode ice = json.putObject("ice").put("candidate", candidate.candidate());
    ice.put("sdpMLineIndex", candidate.lineIndex());
    if (candidate.mid() != null) {
      ice.put("sdpMid", candidate.mid());
    }
    return json.toString();
  }
}
