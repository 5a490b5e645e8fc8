package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers the client's question whether the server is alive: with its own params. */
final class Echo implements Handler {
  private static final int NO_PARAMS = -32002;

  @Override
  public void handle(Session from, Request request) {
    JsonNode params = request.params();
    if (params instanceof ObjectNode object) {
      from.result(request, object);
    } else if (params instanceof ArrayNode array) {
      // Trace "params array": [1] comes back as [1, sessid].
      from.send(Codec.result(request.id(), array.add(from.id())));
    } else {
      // Trace "no params": here alone the message stands before the code.
      ObjectNode error = Codec.object().put("message", "Params data missing");
      from.error(request, error.put("code", NO_PARAMS));
    }
  }
}
