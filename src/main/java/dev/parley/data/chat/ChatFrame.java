package dev.parley.data.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.text.Sanitizer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One frame on the chat channel (docs/data-channels.md): a message, or that one has arrived.
 *
 * @param id of the message, made by its sender
 * @param text of the message, safe to show; null where this says that it has arrived
 */
record ChatFrame(String id, String text) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String MESSAGE = "message";
  private static final String DELIVERED = "delivered";

  static ChatFrame delivered(String id) {
    return new ChatFrame(id, null);
  }

  boolean isMessage() {
    return text != null;
  }

  /** As it is sent. */
  byte[] bytes() {
    var json = Json.object().put("type", isMessage() ? MESSAGE : DELIVERED).put("id", id);
    if (isMessage()) {
      json.put("text", text);
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what a peer has sent; empty for whatever is none, or is of a kind that came later. */
  static Optional<ChatFrame> parse(byte[] message) {
    JsonNode json = Json.readOrMissing(new String(message, StandardCharsets.UTF_8));
    String id = json.path("id").asText("");
    if (!json.path("id").isTextual() || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return switch (json.path("type").asText("")) {
      case MESSAGE -> message(id, json.path("text"));
      case DELIVERED -> Optional.of(delivered(id));
      default -> Optional.empty();
    };
  }

  private static Optional<ChatFrame> message(String id, JsonNode text) {
    if (!text.isTextual() || text.textValue().length() > Chat.LONGEST) {
      return Optional.empty();
    }
    String clean = Sanitizer.lines(text.textValue());
    return clean.isEmpty() ? Optional.empty() : Optional.of(new ChatFrame(id, clean));
  }
}
