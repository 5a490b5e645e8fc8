package dev.parley.signalling.verto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.SessionJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What travels between two peers: a text, UTF-8, in base64, since the relay of a FreeSWITCH cuts a
 * plain body at its first {@code |}.
 *
 * @param json the text as JSON, an empty object where it is none
 */
record Body(String text, JsonNode json) {

  /** A bare word. */
  static Body of(String word) {
    return new Body(word, Json.object());
  }

  static Body of(ObjectNode json) {
    return new Body(json.toString(), json);
  }

  /** Reads what came from a stranger; what is no base64 says nothing. */
  static Body decode(JsonNode encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.asText(""));
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Body(text, json(text));
    } catch (IllegalArgumentException notBase64) {
      return of("");
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException bareWord) {
      return Json.object();
    }
  }

  /** A session description or an ICE candidate, which are the same in both dialects. */
  Optional<PeerMessage> session() {
    return SessionJson.candidate(json).or(() -> SessionJson.description(json));
  }

  String encoded() {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the text: this may end in a log. */
  @Override
  public String toString() {
    return "Body[" + text.length() + " characters]";
  }
}
