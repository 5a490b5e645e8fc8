package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from strangers, with limits on depth, on the number of its parts, and on the length of
 * names, numbers and strings; nothing of a message is kept. Any thread.
 */
public final class Json {
  /** Longer than any frame that a socket lets through. */
  private static final int LONGEST_STRING = 2_000_000;

  /** In characters; those of the protocols have some twenty. */
  private static final int LONGEST_NAME = 256;

  /** A message has some dozens; an array of empty arrays takes thirty times its text in memory. */
  private static final int MOST_TOKENS = 100_000;

  private static final JsonFactory BOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(64)
                  .maxStringLength(LONGEST_STRING)
                  .maxNameLength(LONGEST_NAME)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          // Jackson would keep each new name of a field for the messages to come (measured).
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final ObjectMapper MAPPER = new JsonMapper(BOUNDED);

  /** Numbers are kept as sent: an echo of 1e999 as a double would not be JSON. */
  private static final ObjectMapper EXACT =
      JsonMapper.builder(BOUNDED.copy())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /**
   * Reads one value; a missing node for empty text.
   *
   * @throws JsonProcessingException for whatever is none, or is too much
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return read(MAPPER, text);
  }

  /** Likewise; a missing node for whatever is none, too. */
  public static JsonNode readOrMissing(String text) {
    return readOrMissing(MAPPER, text);
  }

  /**
   * Likewise, for what is sent on: its numbers come out as they came in, and nothing may follow the
   * value.
   */
  public static JsonNode readExactly(String text) {
    return readOrMissing(EXACT, text);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static JsonNode readOrMissing(ObjectMapper mapper, String text) {
    try {
      return read(mapper, text);
    } catch (JsonProcessingException nonsense) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode read(ObjectMapper mapper, String text) throws JsonProcessingException {
    try {
      return mapper.readTree(text);
    } catch (NumberFormatException beyondAllNumbers) { // an exponent of ten digits, in Jackson 2.22
      throw new JsonParseException(null, "a number beyond all numbers");
    }
  }
}
