package dev.parley.gstreamer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.socket.TextSocket;

/** JSON of strangers: bounded in depth, in the length of numbers and of strings. */
final class Json {
  private static final ObjectMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(16)
                      .maxNumberLength(64)
                      .maxStringLength(2 * TextSocket.MAX_FRAME)
                      .build())
              .build());

  private Json() {}

  /** Reads one value; an empty object for what is none. */
  static JsonNode read(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read == null ? object() : read;
    } catch (JsonProcessingException | NumberFormatException nonsense) {
      return object();
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
