package dev.parley.server.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.util.function.Consumer;

/**
 * Encodes JSON-RPC 2.0 frames in the form, and with the order of members, of the measured server.
 */
final class Codec {
  private static final int INVALID_REQUEST = -32600;

  /** An array is answered with an error for each member: a long one would be answered at length. */
  private static final int BATCH = 100;

  private Codec() {}

  /**
   * Reads a frame; a response, which asks for nothing, is passed over.
   *
   * @param odd takes the answer to what is no request
   */
  static void read(String text, Consumer<Request> requests, Consumer<JsonNode> odd) {
    JsonNode frame = Json.readExactly(text);
    if (frame.isMissingNode() || frame.isArray() && frame.size() > BATCH) {
      odd.accept(invalidRequest());
    } else if (frame.isArray()) {
      ArrayNode answers = JsonNodeFactory.instance.arrayNode();
      frame.forEach(member -> answers.add(invalidMessage(member.get("id"))));
      odd.accept(answers);
    } else if (!"2.0".equals(Request.textOf(frame.get("jsonrpc")))) {
      odd.accept(invalidMessage(frame.get("id")));
    } else if (!isResponse(frame)) {
      String method = Request.textOf(frame.get("method"));
      requests.accept(new Request(orNull(frame.get("id")), method, frame.get("params")));
    }
  }

  /** The answer to what is no JSON at all, and to a websocket ping. */
  private static ObjectNode invalidRequest() {
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
    ObjectNode frame = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    return frame.set("params", params);
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
    ObjectNode error = Json.object().put("code", INVALID_REQUEST).put("message", message);
    ObjectNode frame = Json.object().put("jsonrpc", "2.0").set("error", error);
    return frame.set("id", orNull(id));
  }

  private static ObjectNode answer(JsonNode id) {
    return Json.object().put("jsonrpc", "2.0").set("id", id);
  }

  /** An id is a text, a number or null (JSON-RPC 2.0, section 4); nothing larger comes back. */
  private static JsonNode orNull(JsonNode id) {
    return id == null || id.isContainerNode() ? NullNode.instance : id;
  }
}
