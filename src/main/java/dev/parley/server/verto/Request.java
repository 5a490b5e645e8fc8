package dev.parley.server.verto;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Holds a well-formed request of a client, its contents unchecked.
 *
 * @param id comes back in the answer as it is; a JSON null where the client sent none
 * @param method empty where there is none
 * @param params of any JSON type; null where there are none
 */
record Request(JsonNode id, String method, JsonNode params) {

  /** A member of the params, null where the params are no object or have no such member. */
  JsonNode param(String name) {
    return params == null ? null : params.get(name);
  }

  /** A text in the params, empty where there is none. */
  String text(String name) {
    return textOf(param(name));
  }

  /** The text that a node is, empty for any other node and for none. */
  static String textOf(JsonNode node) {
    return node == null || !node.isTextual() ? "" : node.textValue();
  }

  /** Without the params: among them may be a password. */
  @Override
  public String toString() {
    return "Request[" + method.length() + " characters]";
  }
}
