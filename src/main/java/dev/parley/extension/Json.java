package dev.parley.extension;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.socket.TextSocket;

/** JSON of strangers: bounded in depth, in the length of numbers and of strings. */
final class Json {
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxNumberLength(64)
                      .maxStringLength(2 * TextSocket.MAX_FRAME)
                      .build())
              .build());

  private Json() {}

  /** Reads one value; a missing node for what is none. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException | NumberFormatException notJson) {
      return MissingNode.getInstance(); // the latter for an exponent of ten digits, in Jackson 2.22
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
