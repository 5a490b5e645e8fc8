package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.Presence;
import dev.parley.signalling.SessionJson;
import dev.parley.signalling.Signalling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who answers: each call that rings is a peer of its own, named by the call's id, and gone with the
 * call. Loop only.
 */
final class Agent implements Side {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

  /** More than a server lends; another one fills no memory. */
  private static final int MOST = 200;

  private final Loop loop;
  private final Desk desk;
  private final Signalling.Listener listener;

  /** Calls that ring here, to the callers' names. */
  private final Map<String, String> ringing = new LinkedHashMap<>();

  /** Calls that this side does not want, while they ring for others; over a reconnection too. */
  private final Set<String> declined = new LinkedHashSet<>();

  /** The call that is being answered, or was; empty for none. */
  private String call = "";

  private String callerName = "";

  /** Whether the answer was in time. */
  private boolean connected;

  /** Signals for the caller, until it is known that there will be a call. */
  private final List<ObjectNode> held = new ArrayList<>();

  Agent(Loop loop, Desk desk, Signalling.Listener listener) {
    this.loop = loop;
    this.desk = desk;
    this.listener = listener;
  }

  @Override
  public NegotiationRole role() {
    return new NegotiationRole(false, true, SignallingTraits.BROWSER);
  }

  /** A registered agent knows. */
  @Override
  public void state(boolean ready) {}

  @Override
  public void event(ExtensionMessage.Event event) {
    String id = event.call();
    switch (event.word()) {
      case "ringing" -> rings(id, event.name());
      case "claimed" -> {
        declined.remove(id);
        if (ringing.remove(id) != null || isAnswering(id)) {
          claimed(id);
        }
      }
      case "abandoned" -> {
        declined.remove(id);
        if (ringing.remove(id) != null || isAnswering(id)) {
          over(id);
        }
      }
      case "disconnected" -> {
        if (isCall(id)) {
          over(id);
        }
      }
      default -> LOG.debug("an event is not for an agent");
    }
  }

  @Override
  public void signal(String of, PeerMessage message) {
    if (isCall(of) && connected) {
      listener.message(of, message);
    }
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    message.handleBy(new Sending(peerId));
  }

  @Override
  public void beat() {
    ringing.forEach((id, name) -> listener.message(id, new PeerMessage.Offer(name)));
    if (!call.isEmpty()) {
      listener.presence(call, new Presence(Presence.Status.UNAVAILABLE, callerName));
    }
  }

  @Override
  public void lost() {
    List<String> all = new ArrayList<>(ringing.keySet());
    if (!call.isEmpty()) {
      all.add(call);
    }
    ringing.clear();
    all.forEach(this::over);
  }

  private void rings(String id, String name) {
    boolean known = ringing.containsKey(id) || declined.contains(id) || isCall(id);
    if (!known && !id.isEmpty() && ringing.size() < MOST) {
      ringing.put(id, name);
      listener.message(id, new PeerMessage.Offer(name));
    }
  }

  private boolean isCall(String id) {
    return !id.isEmpty() && id.equals(call);
  }

  private boolean isAnswering(String id) {
    return isCall(id) && !connected;
  }

  private void answered(String id, ExtensionMessage.Response answer) {
    if (!isAnswering(id)) {
      return; // it was over before this was known
    }
    if (answer.is("connected")) {
      connected = true;
      List.copyOf(held).forEach(desk::signal);
      held.clear();
    } else if (answer.is("unavailable")) {
      claimed(id);
    } else {
      over(id);
    }
  }

  private void claimed(String id) {
    forget(id);
    listener.answeredElsewhere(id);
    listener.presence(id, new Presence(Presence.Status.GONE, ""));
  }

  private void over(String id) {
    forget(id);
    listener.message(id, new PeerMessage.Close());
    listener.presence(id, new Presence(Presence.Status.GONE, ""));
  }

  /** The call, if it is that one, is no more. */
  private void forget(String id) {
    if (isCall(id)) {
      call = "";
      connected = false;
      held.clear();
    }
  }

  /** What this side says to one caller. */
  private final class Sending implements SessionJson.Handler {
    private final String to;

    Sending(String to) {
      this.to = to;
    }

    @Override
    public void offer(PeerMessage.Offer offer) {
      LOG.info("an offer is dropped: an agent calls nobody");
      loop.post(() -> listener.message(to, new PeerMessage.Close()));
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      if (ringing.containsKey(to) && call.isEmpty()) {
        callerName = ringing.remove(to);
        call = to;
        ObjectNode request = ExtensionMessage.request("answer").put("call", to);
        String answering = to;
        desk.ask(
            accept.name().isEmpty() ? request : PeerName.write(request, "name", accept.name()),
            answer -> answered(answering, answer));
      }
    }

    /** Nothing on the wire says that one agent does not want a call that rings: others may. */
    @Override
    public void close() {
      if (isCall(to)) {
        forget(to);
        desk.ask(ExtensionMessage.request("end").put("call", to), ended -> {});
        goneSoon();
      } else if (ringing.remove(to) != null) {
        declined.add(to);
        if (declined.size() > MOST) {
          declined.remove(declined.iterator().next());
        }
        goneSoon();
      }
    }

    @Override
    public void failed() {
      close();
    }

    @Override
    public void session(String type, ObjectNode data) {
      if (isCall(to)) {
        ObjectNode frame = ExtensionMessage.signal(type, to, data);
        if (connected) {
          desk.signal(frame);
        } else {
          held.add(frame);
        }
      }
    }

    /** Later: the listener is in the middle of ending it. */
    private void goneSoon() {
      loop.post(() -> listener.presence(to, new Presence(Presence.Status.GONE, "")));
    }
  }
}
