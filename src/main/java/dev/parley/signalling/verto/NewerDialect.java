package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallRef;
import dev.parley.json.Json;
import dev.parley.signalling.CallJson;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.Presence;
import dev.parley.signalling.SessionJson;
import java.util.Locale;
import java.util.Optional;

/** JSON objects with a {@code peerStatus} or a {@code peerAction}: what Parley speaks. */
final class NewerDialect implements PeerDialect {

  @Override
  public void announce(Presence presence, ObjectNode params) {
    params.put("eventData", tell(presence).encoded());
  }

  @Override
  public Body tell(Presence presence) {
    String word = presence.status().name().toLowerCase(Locale.ROOT);
    ObjectNode json = Json.object().put("peerStatus", word);
    switch (presence.status()) {
      // The web peers send no name while they are in a call (measured), and pass one over. Without
      // it who joins meanwhile would see the beginning of an id.
      case READY, AVAILABLE, UNAVAILABLE -> {
        PeerName.write(json, "peerName", presence.name());
        if (presence.joins()) {
          json.put("joins", true);
        }
      }
      case GONE, AWAY -> {}
    }
    return Body.of(json);
  }

  @Override
  public Body write(PeerMessage message) {
    Writer writer = new Writer();
    message.handleBy(writer);
    return writer.body;
  }

  @Override
  public Optional<Presence> announced(JsonNode params) {
    return told(Body.decode(params.path("eventData")));
  }

  @Override
  public Optional<Presence> told(Body body) {
    return status(body.json().path("peerStatus").asText(""))
        .map(status -> new Presence(status, name(body), body.json().path("joins").asBoolean()));
  }

  @Override
  public Optional<PeerMessage> asked(Body body) {
    return switch (body.json().path("peerAction").asText("")) {
      case "offer" -> Optional.of(new PeerMessage.Offer(name(body), CallJson.read(body.json())));
      case "accept" -> Optional.of(new PeerMessage.Accept(name(body), CallJson.read(body.json())));
      case "close" -> Optional.of(new PeerMessage.Close());
      case "error" -> Optional.of(new PeerMessage.Failed());
      default -> CallJson.message(body.json());
    };
  }

  private static String name(Body body) {
    return PeerName.read(body.json(), "peerName");
  }

  private static Optional<Presence.Status> status(String word) {
    return switch (word) {
      case "ready" -> Optional.of(Presence.Status.READY);
      case "available" -> Optional.of(Presence.Status.AVAILABLE);
      case "unavailable" -> Optional.of(Presence.Status.UNAVAILABLE);
      case "gone" -> Optional.of(Presence.Status.GONE);
      default -> Optional.empty();
    };
  }

  /** Writes each message as the web peers do. */
  private static final class Writer implements SessionJson.Handler {
    private Body body;

    @Override
    public void offer(PeerMessage.Offer offer) {
      ObjectNode json = PeerName.write(action("offer"), "peerName", offer.name());
      body = Body.of(CallJson.write(json, offer.call()));
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      ObjectNode json = PeerName.write(action("accept"), "peerName", accept.name());
      body = Body.of(CallJson.write(json, accept.call()));
    }

    @Override
    public void close() {
      body = Body.of(action("close"));
    }

    @Override
    public void failed() {
      body = Body.of(action("error"));
    }

    @Override
    public void invite(CallRef call) {
      body = Body.of(CallJson.write(action(CallJson.INVITE), call));
    }

    @Override
    public void withdraw(String callId) {
      body = Body.of(action(CallJson.WITHDRAW).put("call", callId));
    }

    @Override
    public void refuse(String callId) {
      body = Body.of(action(CallJson.REFUSE).put("call", callId));
    }

    @Override
    public void full(String callId) {
      body = Body.of(action(CallJson.FULL).put("call", callId));
    }

    @Override
    public void members(PeerMessage.Members members) {
      body = Body.of(CallJson.write(action(CallJson.MEMBERS), members));
    }

    @Override
    public void session(String type, ObjectNode json) {
      body = Body.of(json);
    }

    private static ObjectNode action(String word) {
      return Json.object().put("peerAction", word);
    }
  }
}
