package dev.parley.server.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Manages event channels: who subscribes, and what is sent to all subscribers (verto.md, "Channel
 * events").
 */
final class Channels {
  private static final int REFUSED = -32002;

  /** In the order of subscription, which is the order in which events are numbered. */
  private final Map<String, Set<Session>> subscribers = new HashMap<>();

  void subscribe(Session from, Request request) {
    ArrayNode subscribed = Json.object().arrayNode();
    ArrayNode unauthorized = Json.object().arrayNode();
    ArrayNode already = Json.object().arrayNode();
    for (String channel : channelsOf(request)) {
      if (!from.grant().channels().contains(channel)) {
        unauthorized.add(channel);
      } else if (subscribers.computeIfAbsent(channel, c -> new LinkedHashSet<>()).add(from)) {
        subscribed.add(channel);
      } else {
        already.add(channel);
      }
    }
    ObjectNode answer = Json.object();
    boolean failed = subscribed.isEmpty() && already.isEmpty();
    if (!failed) {
      answer.set("subscribedChannels", subscribed);
    }
    setUnlessEmpty(answer, "unauthorizedChannels", unauthorized);
    setUnlessEmpty(answer, "alreadySubscribedChannels", already);
    if (failed) {
      from.error(request, answer); // trace "none": an error of neither code nor message
    } else {
      from.result(request, answer);
    }
  }

  /** Measured for a channel that was subscribed; the rest is after the manner of subscribe. */
  void unsubscribe(Session from, Request request) {
    ArrayNode gone = Json.object().arrayNode();
    ArrayNode never = Json.object().arrayNode();
    for (String channel : channelsOf(request)) {
      (remove(channel, from) ? gone : never).add(channel);
    }
    ObjectNode answer = Json.object();
    setUnlessEmpty(answer, "unsubscribedChannels", gone);
    setUnlessEmpty(answer, "notSubscribedChannels", never);
    if (gone.isEmpty()) {
      from.error(request, answer);
    } else {
      from.result(request, answer);
    }
  }

  void broadcast(Session from, Request request) {
    String channel = request.text("eventChannel");
    if (channel.isEmpty()) {
      from.result(request, refusal("eventChannel not specified."));
      return;
    }
    if (!from.grant().channels().contains(channel)) {
      from.result(request, refusal("Permission Denied."));
      return;
    }
    from.result(request, Json.object());
    JsonNode local = request.param("localBroadcast");
    if (local != null && local.asBoolean()) {
      tellAll(channel, from, (ObjectNode) request.params());
    }
  }

  /**
   * The sender included; who it was is the server's word, not the sender's. Unlike the measured
   * server this one keeps the sessid, which every request brings along, to itself: a client that
   * knows it could take the session over.
   */
  private void tellAll(String channel, Session from, ObjectNode params) {
    params.remove("sessid");
    params.put("userid", from.userId());
    List<Session> receivers = List.copyOf(subscribers.getOrDefault(channel, Set.of()));
    if (!from.mayReach(receivers.size(), params.toString().length())) {
      return;
    }
    for (Session subscriber : receivers) {
      params.put("eventSerno", subscriber.nextEvent()).put("subscribedChannel", channel);
      subscriber.event(params);
    }
  }

  /** Nobody is told (trace "subscriber leaves"): absence shows only in silence. */
  void forget(Session session) {
    // Only what it was granted can be among its subscriptions.
    session.grant().channels().forEach(channel -> remove(channel, session));
  }

  private boolean remove(String channel, Session session) {
    Set<Session> all = subscribers.getOrDefault(channel, Set.of());
    boolean removed = all.contains(session) && all.remove(session);
    if (all.isEmpty()) {
      subscribers.remove(channel);
    }
    return removed;
  }

  /** The eventChannel of a request: one name or an array of names. */
  private static List<String> channelsOf(Request request) {
    List<String> channels = new ArrayList<>();
    JsonNode named = request.param("eventChannel");
    if (named != null && named.isArray()) {
      named.forEach(each -> channels.add(Request.textOf(each)));
    } else {
      channels.add(Request.textOf(named));
    }
    channels.removeIf(String::isEmpty);
    return channels;
  }

  private static void setUnlessEmpty(ObjectNode answer, String name, ArrayNode channels) {
    if (!channels.isEmpty()) {
      answer.set(name, channels);
    }
  }

  /** A refused broadcast is a result in form (verto.md). */
  private static ObjectNode refusal(String message) {
    return Json.object().put("message", message).put("code", REFUSED);
  }
}
