package dev.parley.server.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.PeerName;
import java.util.List;
import java.util.Optional;

/**
 * Holds a peer's request or signal: the form of its frame is valid, its members are unchecked
 * (docs/extension-protocol.md, "Frames").
 *
 * @param word the name of the request, the type of the signal
 * @param id what an answer repeats; a JSON null for a signal that has none
 * @param body the whole frame
 */
record ExtensionFrame(String word, JsonNode id, JsonNode body) {
  private static final int ID_LENGTH = 64;

  /** Exactly one of these says what a frame is. */
  private static final List<String> KINDS =
      List.of("request", "response", "error", "event", "signal");

  /** What a text turned out to be. */
  interface Reader {
    void request(ExtensionFrame request);

    void signal(ExtensionFrame signal);

    /**
     * @param id of the frame, a JSON null where none can be read
     */
    void malformed(JsonNode id);
  }

  static void read(String text, Reader reader) {
    JsonNode body = Json.readExactly(text);
    if (!body.isObject()) {
      reader.malformed(NullNode.instance);
      return;
    }
    JsonNode id = body.path("id");
    boolean numbered = isId(id);
    JsonNode answered = numbered ? id : NullNode.instance;
    boolean one = KINDS.stream().filter(body::has).count() == 1;
    if (one && body.path("request").isTextual() && numbered) {
      reader.request(new ExtensionFrame(body.get("request").textValue(), answered, body));
    } else if (one && body.path("signal").isTextual()) {
      reader.signal(new ExtensionFrame(body.get("signal").textValue(), answered, body));
    } else {
      reader.malformed(answered);
    }
  }

  private static boolean isId(JsonNode id) {
    return id.isIntegralNumber() && id.canConvertToLong()
        || id.isTextual() && !id.textValue().isEmpty() && id.textValue().length() <= ID_LENGTH;
  }

  /** A member that is a text. */
  Optional<String> text(String member) {
    return Optional.ofNullable(body.path(member).textValue());
  }

  /** What the peer would like to be called, empty for none and for what is no name. */
  String name() {
    return PeerName.read(body, "name");
  }

  static ObjectNode response(String word, JsonNode id) {
    return Json.object().put("response", word).set("id", id);
  }

  static ObjectNode error(ExtensionError error, JsonNode id) {
    return Json.object().put("error", error.word()).set("id", id);
  }

  static ObjectNode event(String word) {
    return Json.object().put("event", word);
  }

  /** Without the members: one may be a password. */
  @Override
  public String toString() {
    return "ExtensionFrame[" + word.length() + " characters]";
  }
}
