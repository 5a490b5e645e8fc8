package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from strangers, with limits on depth and on the length of numbers and strings. Any
 * thread.
 */
public final class Json {
  /** Longer than any frame that a socket lets through. */
  private static final int LONGEST_STRING = 2_000_000;

  private static final ObjectMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxNumberLength(64)
                      .maxStringLength(LONGEST_STRING)
                      .build())
              .build());

  private Json() {}

  /**
   * Reads one value; a missing node for empty text.
   *
   * @throws JsonProcessingException for whatever is none, or is too much
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    try {
      return MAPPER.readTree(text);
    } catch (NumberFormatException beyondAllNumbers) { // an exponent of ten digits, in Jackson 2.22
      throw new JsonParseException(null, "a number beyond all numbers");
    }
  }

  /** Likewise; a missing node for whatever is none, too. */
  public static JsonNode readOrMissing(String text) {
    try {
      return read(text);
    } catch (JsonProcessingException nonsense) {
      return MissingNode.getInstance();
    }
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
