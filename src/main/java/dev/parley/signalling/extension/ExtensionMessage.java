package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.SessionJson;
import java.util.Optional;

/**
 * What a server says: one JSON object, told apart by which of four members it has. Ids of calls are
 * short and without blanks, names are names, or else they are empty.
 */
sealed interface ExtensionMessage {
  int VERSION = 1;

  /** Longer ids of peers and calls are no server's. */
  int ID_LENGTH = 128;

  /** Hands the frame to the one method of the handler that is meant for it. */
  void handleBy(Handler handler);

  /**
   * The answer to a request. What is not in it, is empty.
   *
   * @param id 0 where it means no request
   * @param refused whether it is an error, whose name the word then is
   */
  record Response(long id, String word, boolean refused, String peer, String state, String call)
      implements ExtensionMessage {
    boolean is(String response) {
      return !refused && word.equals(response);
    }

    boolean isRefused(String error) {
      return refused && word.equals(error);
    }

    @Override
    public void handleBy(Handler handler) {
      handler.response(this);
    }
  }

  /** What somebody else did. */
  record Event(String word, String call, String name) implements ExtensionMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.event(this);
    }
  }

  /**
   * From the other side of a call.
   *
   * @param message empty for what is in no known words
   */
  record Signal(String call, Optional<PeerMessage> message) implements ExtensionMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.signal(this);
    }
  }

  /** Not a frame of this protocol. */
  record Malformed() implements ExtensionMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.malformed();
    }
  }

  /** Reads a frame; never throws. */
  static ExtensionMessage read(String text) {
    JsonNode json = Json.readOrMissing(text);
    if (json.path("response").isTextual() && json.path("id").canConvertToLong()) {
      return new Response(
          json.get("id").asLong(),
          json.get("response").asText(),
          false,
          id(json.path("peer")),
          json.path("state").asText(""),
          id(json.path("call")));
    } else if (json.path("error").isTextual()) {
      String error = json.get("error").asText();
      return new Response(json.path("id").asLong(0), error, true, "", "", "");
    } else if (json.path("event").isTextual()) {
      return new Event(json.get("event").asText(), id(json.path("call")), name(json));
    } else if (json.path("signal").isTextual()) {
      String type = json.get("signal").asText();
      return new Signal(id(json.path("call")), session(type, json.path("data")));
    }
    return new Malformed();
  }

  /** A request, to be given its members, id and peer among them. */
  static ObjectNode request(String word) {
    return Json.object().put("request", word);
  }

  private static Optional<PeerMessage> session(String type, JsonNode data) {
    return switch (type) {
      case "description" -> SessionJson.description(data);
      case "candidate" -> SessionJson.candidate(data);
      default -> Optional.empty();
    };
  }

  /** A signal to the other side of a call. */
  static ObjectNode signal(String type, String call, ObjectNode data) {
    ObjectNode frame = Json.object().put("signal", type);
    frame.set("data", data);
    return frame.put("call", call);
  }

  private static String id(JsonNode node) {
    String text = node.asText("");
    boolean odd =
        text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    return odd || text.length() > ID_LENGTH ? "" : text;
  }

  private static String name(JsonNode json) {
    return PeerName.read(json, "name");
  }

  /** One method a kind of frame. */
  interface Handler {
    void response(Response response);

    void event(Event event);

    void signal(Signal signal);

    void malformed();
  }
}
