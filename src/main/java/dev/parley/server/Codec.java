package dev.parley.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Encodes JSON-RPC 2.0 frames in the form, and with the order of members, of the measured server.
 */
final class Codec {
  static final int INVALID_REQUEST = -32600;

  /** Deeper than any client's frame, far less deep than the stack. */
  private static final int NESTING = 100;

  /** An array is answered with an error for each member: a long one would be answered at length. */
  private static final int BATCH = 100;

  /** Numbers are kept as sent: an echo of 1e999 as a double would not be JSON. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Codec() {}

  /** What a frame turned out to be. */
  interface Reader {
    void request(Request request);

    /** Not a request; this is the answer to it. */
    void odd(JsonNode answer);
  }

  /** Reads a frame; a response, which asks for nothing, is passed over. */
  static void read(String text, Reader reader) {
    JsonNode frame = parse(text);
    if (frame == null || frame.isArray() && frame.size() > BATCH) {
      reader.odd(invalidRequest());
    } else if (frame.isArray()) {
      ArrayNode answers = JsonNodeFactory.instance.arrayNode();
      frame.forEach(member -> answers.add(invalidMessage(member.get("id"))));
      reader.odd(answers);
    } else if (!"2.0".equals(Request.textOf(frame.get("jsonrpc")))) {
      reader.odd(invalidMessage(frame.get("id")));
    } else if (!isResponse(frame)) {
      String method = Request.textOf(frame.get("method"));
      reader.request(new Request(orNull(frame.get("id")), method, frame.get("params")));
    }
  }

  /** The answer to what is no JSON at all, and to a websocket ping. */
  static ObjectNode invalidRequest() {
    return malformed("Invalid Request", null);
  }

  static ObjectNode result(JsonNode id, JsonNode result) {
    return answer(id).set("result", result);
  }

  static ObjectNode error(JsonNode id, ObjectNode error) {
    return answer(id).set("error", error);
  }

  /** A request of the server's own. */
  static ObjectNode request(long id, String method, JsonNode params) {
    ObjectNode frame = object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    return frame.set("params", params);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Null for what is no JSON. */
  static JsonNode parse(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      return frame.isMissingNode() ? null : frame;
    } catch (JsonProcessingException | NumberFormatException notJson) {
      return null; // the latter for 1e9991111111, which Jackson 2.22 lets out as it is
    }
  }

  /** A frame with a method is a request, whatever else is in it (verto.md, "The connection"). */
  private static boolean isResponse(JsonNode frame) {
    return !frame.has("method") && (frame.has("result") || frame.has("error"));
  }

  private static ObjectNode invalidMessage(JsonNode id) {
    return malformed("Invalid message", id);
  }

  /** Here, and only here, the measured server puts the id last. */
  private static ObjectNode malformed(String message, JsonNode id) {
    ObjectNode error = object().put("code", INVALID_REQUEST).put("message", message);
    ObjectNode frame = object().put("jsonrpc", "2.0").set("error", error);
    return frame.set("id", orNull(id));
  }

  private static ObjectNode answer(JsonNode id) {
    return object().put("jsonrpc", "2.0").set("id", id);
  }

  /** An id is a text, a number or null (JSON-RPC 2.0, section 4); nothing larger comes back. */
  private static JsonNode orNull(JsonNode id) {
    return id == null || id.isContainerNode() ? NullNode.instance : id;
  }
}
