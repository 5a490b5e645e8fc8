package dev.parley.signalling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads what peers say about calls that others can join: the fields {@code call} and
 * {@code members} of offers, and the messages that programs for calls of two leave alone. What
 * makes no sense is left out: it comes from strangers.
 */
public final class CallJson {
  public static final String INVITE = "invite";
  public static final String WITHDRAW = "withdraw";
  public static final String REFUSE = "refuse";
  public static final String FULL = "full";
  public static final String MEMBERS = "members";

  /** Longer than any user's id. */
  private static final int LONGEST_ID = 256;

  private CallJson() {}

  /** Adds which call it is about, if that has a name. */
  public static ObjectNode write(ObjectNode json, CallRef call) {
    if (call.isNamed()) {
      json.put("call", call.id());
      put(json, "members", call.members());
    }
    return json;
  }

  /** Adds who is in a call. */
  public static ObjectNode write(ObjectNode json, PeerMessage.Members members) {
    json.put("call", members.callId());
    put(json, "members", members.connected());
    put(json, "missing", members.missing());
    return json;
  }

  private static void put(ObjectNode json, String field, List<String> ids) {
    if (!ids.isEmpty()) {
      ArrayNode array = json.putArray(field);
      ids.forEach(array::add);
    }
  }

  /** Which call an offer or its answer is about. */
  public static CallRef read(JsonNode json) {
    String id = id(json);
    return id.isEmpty() ? CallRef.NONE : new CallRef(id, ids(json, "members"));
  }

  /** A message about a call that others can join. */
  public static Optional<PeerMessage> message(JsonNode json) {
    return id(json).isEmpty()
        ? Optional.empty()
        : message(json.path("peerAction").asText(""), json);
  }

  private static Optional<PeerMessage> message(String action, JsonNode json) {
    String id = id(json);
    return switch (action) {
      case INVITE -> Optional.of(new PeerMessage.Invite(read(json)));
      case WITHDRAW -> Optional.of(new PeerMessage.Withdraw(id));
      case REFUSE -> Optional.of(new PeerMessage.Refuse(id));
      case FULL -> Optional.of(new PeerMessage.Full(id));
      case MEMBERS -> members(json);
      default -> Optional.empty();
    };
  }

  /** Who is in a call. */
  public static Optional<PeerMessage> members(JsonNode json) {
    String id = id(json);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new PeerMessage.Members(id, ids(json, "members"), ids(json, "missing")));
  }

  private static String id(JsonNode json) {
    String id = json.path("call").asText("");
    return CallRef.isId(id) ? id : "";
  }

  /** As many as a call can have. */
  private static List<String> ids(JsonNode json, String field) {
    List<String> ids = new ArrayList<>();
    for (JsonNode each : json.path(field)) {
      String id = each.asText("");
      boolean passes = !id.isBlank() && id.length() <= LONGEST_ID && !ids.contains(id);
      if (passes && ids.size() < CallRef.MOST) {
        ids.add(id);
      }
    }
    return ids;
  }
}
