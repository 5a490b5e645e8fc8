package dev.parley.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Manages one extension: its agents, its callers, and its calls. The rules are those of
 * docs/extension-protocol.md; the response to a request goes before the events that follow from it.
 * Each change is whole before anything is said of it. Lives on the loop.
 */
final class ExtensionDesk {
  /** No peer may ring for ever. */
  static final Duration RINGING = Duration.ofMinutes(2);

  /** More than any desk can answer. */
  static final int MOST_RINGING = 50;

  private final ExtensionDesks desks;
  private final Directory.Extension extension;
  private final Set<ExtensionPeer> registered = new LinkedHashSet<>();
  private final Set<ExtensionPeer> unregistered = new LinkedHashSet<>();

  /** Calls that nobody has answered, by id, the oldest first. */
  private final Map<String, ExtensionCall> ringing = new LinkedHashMap<>();

  ExtensionDesk(ExtensionDesks desks, Directory.Extension extension) {
    this.desks = desks;
    this.extension = extension;
  }

  String id() {
    return extension.id();
  }

  String state() {
    return registered.isEmpty() ? "offline" : "ready";
  }

  boolean isRegistered(ExtensionPeer peer) {
    return registered.contains(peer);
  }

  void enter(ExtensionPeer peer) {
    unregistered.add(peer);
  }

  /** The peer's connection has ended. */
  void leave(ExtensionPeer peer) {
    ExtensionCall call = peer.call();
    boolean wasRegistered = registered.remove(peer);
    unregistered.remove(peer);
    if (call != null) {
      end(call, peer);
    }
    if (wasRegistered && registered.isEmpty()) {
      tell(peer, unregistered, ExtensionFrame.event("offline"));
    }
  }

  void register(ExtensionPeer peer, ExtensionFrame request, String password) {
    if (!extension.opens(password)) {
      peer.send(
          ExtensionFrame.response("unregistered", request.id()).put("reason", "wrong-password"));
      return;
    }
    boolean first = registered.isEmpty();
    unregistered.remove(peer);
    registered.add(peer);
    peer.respond(request, "registered");
    ringing.values().forEach(call -> peer.send(ringingEvent(call)));
    if (first) {
      tell(peer, unregistered, ExtensionFrame.event("ready"));
    }
  }

  void deregister(ExtensionPeer peer, ExtensionFrame request) {
    boolean last = registered.remove(peer) && registered.isEmpty();
    unregistered.add(peer);
    peer.respond(request, "unregistered");
    if (last) {
      tell(peer, unregistered, ExtensionFrame.event("offline"));
    }
  }

  void call(ExtensionPeer peer, ExtensionFrame request) {
    if (isRegistered(peer)) {
      peer.refuse(request, ExtensionError.NOT_WHILE_REGISTERED);
    } else if (peer.call() != null) {
      peer.refuse(request, ExtensionError.IN_CALL);
    } else if (registered.isEmpty()) {
      peer.respond(request, "offline");
    } else if (ringing.size() >= MOST_RINGING || !peer.mayBeginCall()) {
      peer.refuse(request, ExtensionError.TOO_MUCH);
    } else {
      String id = UUID.randomUUID().toString();
      ExtensionCall call =
          new ExtensionCall(
              id, peer, request.name(), desks.loop().after(RINGING, () -> nobodyAnswered(id)));
      ringing.put(id, call);
      peer.setCall(call);
      peer.respond(request, "ringing", call);
      tell(peer, registered, ringingEvent(call));
    }
  }

  void answer(ExtensionPeer peer, ExtensionFrame request, String id) {
    ExtensionCall call = ringing.get(id);
    if (!isRegistered(peer)) {
      peer.refuse(request, ExtensionError.NOT_WHILE_UNREGISTERED);
    } else if (peer.call() != null) {
      peer.refuse(request, ExtensionError.IN_CALL);
    } else if (call == null) {
      peer.send(ExtensionFrame.response("unavailable", request.id()).put("call", id));
    } else {
      ringing.remove(id);
      call.answeredBy(peer);
      peer.setCall(call);
      ObjectNode response = ExtensionFrame.response("connected", request.id()).put("call", id);
      peer.send(named(response, call.callerName()));
      call.caller().send(named(event("connected", call), request.name()));
      tell(peer, registered, event("claimed", call));
    }
  }

  void end(ExtensionPeer peer, ExtensionFrame request, String id) {
    ExtensionCall call = peer.call();
    if (call == null || !call.id().equals(id)) {
      peer.refuse(request, ExtensionError.NO_SUCH_CALL);
    } else {
      peer.respond(request, "disconnected", call);
      end(call, peer);
    }
  }

  void signal(ExtensionPeer peer, ExtensionFrame signal, String id) {
    ExtensionCall call = peer.call();
    if (call == null || !call.id().equals(id) || call.isRinging()) {
      peer.refuse(signal, ExtensionError.NO_SUCH_CALL);
    } else {
      ObjectNode passedOn = Codec.object().put("signal", signal.word()).put("call", id);
      passedOn.set("data", signal.body().get("data"));
      tell(peer, List.of(call.other(peer)), passedOn);
    }
  }

  /** One side ends its call, and knows it. */
  private void end(ExtensionCall call, ExtensionPeer by) {
    call.end();
    if (ringing.remove(call.id()) != null) {
      tell(by, registered, event("abandoned", call));
    } else {
      tell(by, List.of(call.other(by)), event("disconnected", call));
    }
  }

  private void nobodyAnswered(String id) {
    ExtensionCall call = ringing.get(id);
    if (call != null) {
      call.caller().send(event("disconnected", call));
      end(call, call.caller());
    }
  }

  /** What is sent to others counts as said by whose doing it is. */
  private static void tell(ExtensionPeer by, Collection<ExtensionPeer> all, ObjectNode frame) {
    String text = frame.toString();
    if (by.mayReach(all.size(), text.length())) {
      all.forEach(peer -> peer.send(text));
    }
  }

  private static ObjectNode ringingEvent(ExtensionCall call) {
    return named(event("ringing", call), call.callerName());
  }

  private static ObjectNode event(String word, ExtensionCall call) {
    return ExtensionFrame.event(word).put("call", call.id());
  }

  private static ObjectNode named(ObjectNode frame, String name) {
    return name.isEmpty() ? frame : frame.put("name", name);
  }
}
