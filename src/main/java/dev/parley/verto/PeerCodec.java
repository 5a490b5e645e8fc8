package dev.parley.verto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.Presence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What the web peers say to each other, in the newer dialect: one JSON object, UTF-8, in base64
 * (the relay of a FreeSWITCH cuts a plain body at its first {@code |}). What cannot be read is
 * empty, never an exception: it comes from strangers.
 */
final class PeerCodec {
  private PeerCodec() {}

  static String write(Presence presence) {
    ObjectNode body = Json.object().put("peerStatus", word(presence.status()));
    switch (presence.status()) {
      case READY, AVAILABLE -> body.put("peerName", presence.name());
      case UNAVAILABLE, GONE -> {} // the web peers send no name with these (measured)
    }
    return encode(body);
  }

  static String write(PeerMessage message) {
    BodyWriter writer = new BodyWriter();
    message.handleBy(writer);
    return encode(writer.body);
  }

  /** Reads the eventData of a channel event, or the body of a message. */
  static Optional<Presence> readPresence(JsonNode encoded) {
    JsonNode body = decode(encoded);
    return status(body.path("peerStatus").asText(""))
        .map(status -> new Presence(status, PeerName.checked(body.path("peerName").asText(""))));
  }

  /** Reads the body of a message. */
  static Optional<PeerMessage> readMessage(JsonNode encoded) {
    JsonNode body = decode(encoded);
    if (body.path("candidate").isTextual()) {
      return Optional.of(candidate(body));
    } else if (body.path("sdp").isTextual()) {
      return description(body);
    }
    String name = PeerName.checked(body.path("peerName").asText(""));
    return switch (body.path("peerAction").asText("")) {
      case "offer" -> Optional.of(new PeerMessage.Offer(name));
      case "accept" -> Optional.of(new PeerMessage.Accept(name));
      case "close" -> Optional.of(new PeerMessage.Close());
      case "error" -> Optional.of(new PeerMessage.Failed());
      default -> Optional.empty();
    };
  }

  private static PeerMessage candidate(JsonNode body) {
    JsonNode line = body.path("sdpMLineIndex");
    return new PeerMessage.Candidate(
        body.get("candidate").asText(),
        textOrNull(body.path("sdpMid")),
        line.canConvertToInt() && line.isIntegralNumber() ? line.asInt() : null,
        textOrNull(body.path("usernameFragment")));
  }

  private static Optional<PeerMessage> description(JsonNode body) {
    String sdp = body.get("sdp").asText();
    return switch (body.path("type").asText("")) {
      case "offer" ->
          Optional.of(new PeerMessage.Description(PeerMessage.Description.Type.OFFER, sdp));
      case "answer" ->
          Optional.of(new PeerMessage.Description(PeerMessage.Description.Type.ANSWER, sdp));
      default -> Optional.empty();
    };
  }

  private static Optional<Presence.Status> status(String word) {
    return switch (word) {
      case "ready" -> Optional.of(Presence.Status.READY);
      case "available" -> Optional.of(Presence.Status.AVAILABLE);
      case "unavailable" -> Optional.of(Presence.Status.UNAVAILABLE);
      case "gone" -> Optional.of(Presence.Status.GONE);
      default -> Optional.empty();
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String textOrNull(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static String encode(ObjectNode body) {
    return Base64.getEncoder().encodeToString(body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode decode(JsonNode encoded) {
    try {
      byte[] text = Base64.getDecoder().decode(encoded.asText(""));
      return Json.read(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonProcessingException notOurs) {
      return Json.object();
    }
  }

  /** Writes each message as the web peers do. */
  private static final class BodyWriter implements PeerMessage.Handler {
    final ObjectNode body = Json.object();

    @Override
    public void offer(PeerMessage.Offer offer) {
      body.put("peerAction", "offer").put("peerName", offer.name());
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      body.put("peerAction", "accept").put("peerName", accept.name());
    }

    @Override
    public void close() {
      body.put("peerAction", "close");
    }

    @Override
    public void failed() {
      body.put("peerAction", "error");
    }

    @Override
    public void description(PeerMessage.Description description) {
      body.put("type", word(description.type())).put("sdp", description.sdp());
    }

    @Override
    public void candidate(PeerMessage.Candidate candidate) {
      body.put("candidate", candidate.candidate())
          .put("sdpMid", candidate.mid())
          .put("sdpMLineIndex", candidate.lineIndex())
          .put("usernameFragment", candidate.usernameFragment());
    }
  }
}
