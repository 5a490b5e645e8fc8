package dev.parley.signalling.verto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;

/**
 * One JSON-RPC 2.0 frame of a verto server, told apart by what is in it and never by its id: both
 * sides number their requests, and the numbers overlap (measured).
 */
sealed interface RpcFrame {

  /** Hands the frame to the one method of the handler that is meant for it. */
  void handleBy(Handler handler);

  /** The server asks or tells something: it has a method. */
  record Request(JsonNode id, String method, JsonNode params) implements RpcFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.request(this);
    }
  }

  /** The server did what this client asked. */
  record Result(long id, JsonNode result) implements RpcFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.result(this);
    }
  }

  /**
   * The server refused what this client asked.
   *
   * @param code 0 where the server gives none
   */
  record Refusal(long id, int code, String message) implements RpcFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.refusal(this);
    }
  }

  /** Not a frame of this protocol. */
  record Malformed(String why) implements RpcFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.malformed(this);
    }
  }

  /** Reads a frame; never throws. */
  static RpcFrame read(String text) {
    try {
      return of(Json.read(text));
    } catch (JsonProcessingException e) {
      return new Malformed("not JSON");
    }
  }

  private static RpcFrame of(JsonNode frame) {
    JsonNode id = frame.path("id");
    if (frame.path("method").isTextual()) {
      return new Request(id, frame.get("method").asText(), frame.path("params"));
    } else if (!id.canConvertToLong() || !id.isIntegralNumber()) {
      return new Malformed("neither a method nor the id of a request");
    } else if (frame.has("error")) {
      JsonNode error = frame.get("error");
      String message = error.path("message").asText("");
      return new Refusal(id.asLong(), error.path("code").asInt(0), message);
    } else if (frame.has("result")) {
      return new Result(id.asLong(), frame.get("result"));
    }
    return new Malformed("neither method, result nor error");
  }

  /** A request to the server. */
  static String request(long id, String method, ObjectNode params) {
    ObjectNode frame = frame().put("id", id).put("method", method);
    frame.set("params", params);
    return frame.toString();
  }

  /** The answer to a request of the server. */
  static String result(JsonNode id, ObjectNode result) {
    ObjectNode frame = frame();
    frame.set("id", id);
    frame.set("result", result);
    return frame.toString();
  }

  /** JSON-RPC 2.0 section 5.1: -32601 Method not found. */
  static String methodNotFound(JsonNode id) {
    ObjectNode frame = frame();
    frame.set("id", id);
    frame.putObject("error").put("code", -32601).put("message", "Method not found");
    return frame.toString();
  }

  private static ObjectNode frame() {
    return Json.object().put("jsonrpc", "2.0");
  }

  /** One method a kind of frame. */
  interface Handler {
    void request(Request request);

    void result(Result result);

    void refusal(Refusal refusal);

    void malformed(Malformed malformed);
  }
}
