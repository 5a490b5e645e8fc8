package dev.parley.server.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.server.access.Directory;
import dev.parley.server.http.ClientBase;
import dev.parley.signalling.PeerName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
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
  /** No peer may ring forever. */
  static final Duration RINGING = Duration.ofMinutes(2);

  /** More than any desk can answer. */
  static final int MOST_RINGING = 50;

  private final Loop loop;
  private final String id;
  private final Directory.Locked<String> registration;
  private final Set<Peer> registered = new LinkedHashSet<>();
  private final Set<Peer> unregistered = new LinkedHashSet<>();

  /** Calls that nobody has answered, by id, the oldest first. */
  private final Map<String, Call> ringing = new LinkedHashMap<>();

  /** The call that a peer makes, or is in. */
  private final Map<Peer, Call> calls = new HashMap<>();

  /** A client of this extension. */
  interface Peer {
    void send(String frame);

    /** Sends what another peer says, as in {@link ClientBase}. */
    void pass(String frame);

    /** Whether what is about to be sent on for this peer may be, as in {@link ClientBase}. */
    boolean mayReach(int receivers, int length);

    /** Whether it is somebody here: an agent, or in a call. Others give way where it gets full. */
    void setMember(boolean member);

    /** Whether it calls seldom enough; counts one more if so. */
    boolean mayBeginCall();

    default void send(ObjectNode frame) {
      send(frame.toString());
    }

    default void respond(ExtensionFrame request, String word) {
      send(ExtensionFrame.response(word, request.id()));
    }

    default void refuse(ExtensionFrame request, ExtensionError error) {
      send(ExtensionFrame.error(error, request.id()));
    }
  }

  /**
   * One call, from its {@code call} to its end. Its caller never changes; it has no agent while it
   * rings, and one and the same from its answer on.
   */
  private static final class Call {
    private final String id;
    private final Peer caller;

    /** Empty for none. */
    private final String callerName;

    /** When it has rung for too long. */
    private final Loop.Timer limit;

    private Peer agent;

    Call(String id, Peer caller, String callerName, Loop.Timer limit) {
      this.id = id;
      this.caller = caller;
      this.callerName = callerName;
      this.limit = limit;
    }

    /** Who is at the other end of an answered call. */
    Peer other(Peer side) {
      return side == caller ? agent : caller;
    }
  }

  /**
   * @param registration opened by the password of its agents
   */
  ExtensionDesk(Loop loop, String id, Directory.Locked<String> registration) {
    this.loop = loop;
    this.id = id;
    this.registration = registration;
  }

  String id() {
    return id;
  }

  /** What guesses at the password of its agents are counted by. */
  String account() {
    return registration.account();
  }

  boolean isOpenedBy(String password) {
    return registration.open(password).isPresent();
  }

  String state() {
    return registered.isEmpty() ? "offline" : "ready";
  }

  boolean isRegistered(Peer peer) {
    return registered.contains(peer);
  }

  boolean isInCall(Peer peer) {
    return calls.containsKey(peer);
  }

  void enter(Peer peer) {
    unregistered.add(peer);
  }

  /** The peer's connection has ended. */
  void leave(Peer peer) {
    Call call = calls.get(peer);
    boolean wasRegistered = registered.remove(peer);
    unregistered.remove(peer);
    if (call != null) {
      end(call, peer);
    }
    if (wasRegistered && registered.isEmpty()) {
      tell(peer, unregistered, ExtensionFrame.event("offline"));
    }
  }

  void register(Peer peer, ExtensionFrame request, String password) {
    if (registration.open(password).isEmpty()) {
      peer.send(
          ExtensionFrame.response("unregistered", request.id()).put("reason", "wrong-password"));
      return;
    }
    boolean first = registered.isEmpty();
    unregistered.remove(peer);
    registered.add(peer);
    peer.setMember(true);
    peer.respond(request, "registered");
    ringing.values().forEach(call -> peer.send(ringingEvent(call)));
    if (first) {
      tell(peer, unregistered, ExtensionFrame.event("ready"));
    }
  }

  void deregister(Peer peer, ExtensionFrame request) {
    boolean last = registered.remove(peer) && registered.isEmpty();
    unregistered.add(peer);
    peer.setMember(isInCall(peer));
    peer.respond(request, "unregistered");
    if (last) {
      tell(peer, unregistered, ExtensionFrame.event("offline"));
    }
  }

  void call(Peer peer, ExtensionFrame request) {
    if (isRegistered(peer)) {
      peer.refuse(request, ExtensionError.NOT_WHILE_REGISTERED);
    } else if (isInCall(peer)) {
      peer.refuse(request, ExtensionError.IN_CALL);
    } else if (registered.isEmpty()) {
      peer.respond(request, "offline");
    } else if (ringing.size() >= MOST_RINGING || !peer.mayBeginCall()) {
      peer.refuse(request, ExtensionError.TOO_MUCH);
    } else {
      String id = UUID.randomUUID().toString();
      Call call = new Call(id, peer, request.name(), loop.after(RINGING, () -> nobodyAnswered(id)));
      ringing.put(id, call);
      calls.put(peer, call);
      peer.send(response("ringing", request, call));
      tell(peer, registered, ringingEvent(call));
    }
  }

  void answer(Peer peer, ExtensionFrame request, String id) {
    Call call = ringing.get(id);
    if (!isRegistered(peer)) {
      peer.refuse(request, ExtensionError.NOT_WHILE_UNREGISTERED);
    } else if (isInCall(peer)) {
      peer.refuse(request, ExtensionError.IN_CALL);
    } else if (call == null) {
      peer.send(ExtensionFrame.response("unavailable", request.id()).put("call", id));
    } else {
      ringing.remove(id);
      call.limit.cancel();
      call.agent = peer;
      call.caller.setMember(true);
      calls.put(peer, call);
      peer.send(named(response("connected", request, call), call.callerName));
      call.caller.send(named(event("connected", call), request.name()));
      tell(peer, registered, event("claimed", call));
    }
  }

  void end(Peer peer, ExtensionFrame request, String id) {
    Call call = calls.get(peer);
    if (call == null || !call.id.equals(id)) {
      peer.refuse(request, ExtensionError.NO_SUCH_CALL);
    } else {
      peer.send(response("disconnected", request, call));
      end(call, peer);
    }
  }

  void signal(Peer peer, ExtensionFrame signal, String id) {
    Call call = calls.get(peer);
    if (call == null || !call.id.equals(id) || call.agent == null) {
      peer.refuse(signal, ExtensionError.NO_SUCH_CALL);
    } else {
      ObjectNode passedOn = Json.object().put("signal", signal.word()).put("call", id);
      passedOn.set("data", signal.body().get("data"));
      String text = passedOn.toString();
      if (peer.mayReach(1, text.length())) {
        call.other(peer).pass(text);
      }
    }
  }

  /** One side ends its call, and knows it. */
  private void end(Call call, Peer by) {
    call.limit.cancel();
    calls.remove(call.caller);
    call.caller.setMember(isRegistered(call.caller));
    if (ringing.remove(call.id) != null) {
      tell(by, registered, event("abandoned", call));
    } else {
      calls.remove(call.agent);
      call.agent.setMember(isRegistered(call.agent));
      tell(by, List.of(call.other(by)), event("disconnected", call));
    }
  }

  private void nobodyAnswered(String id) {
    Call call = ringing.get(id);
    if (call != null) {
      call.caller.send(event("disconnected", call));
      end(call, call.caller);
    }
  }

  /** What is sent to others counts as said by whose doing it is. */
  private static void tell(Peer by, Collection<Peer> all, ObjectNode frame) {
    String text = frame.toString();
    if (by.mayReach(all.size(), text.length())) {
      all.forEach(peer -> peer.send(text));
    }
  }

  private static ObjectNode response(String word, ExtensionFrame request, Call about) {
    return ExtensionFrame.response(word, request.id()).put("call", about.id);
  }

  private static ObjectNode ringingEvent(Call call) {
    return named(event("ringing", call), call.callerName);
  }

  private static ObjectNode event(String word, Call call) {
    return ExtensionFrame.event(word).put("call", call.id);
  }

  private static ObjectNode named(ObjectNode frame, String name) {
    return name.isEmpty() ? frame : PeerName.write(frame, "name", name);
  }
}
