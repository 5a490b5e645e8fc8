package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.SessionJson;
import java.util.Optional;

/**
 * Bare words, and events whose params themselves speak. It has no names, no word for {@code ready}
 * and none for a failure.
 */
final class OlderDialect implements PeerDialect {
  private static final String AVAILABLE = "available";
  private static final String UNAVAILABLE = "unavailable";

  @Override
  public void announce(Presence presence, ObjectNode params) {
    switch (presence.status()) {
      case READY, AVAILABLE -> params.put("isAvailable", true);
      case UNAVAILABLE, AWAY -> params.put("isAvailable", false);
      case GONE -> params.put("isDisconnected", true);
    }
  }

  @Override
  public Body tell(Presence presence) {
    return switch (presence.status()) {
      case READY, AVAILABLE -> Body.of(AVAILABLE);
      case UNAVAILABLE, AWAY, GONE -> Body.of(UNAVAILABLE);
    };
  }

  @Override
  public Body write(PeerMessage message) {
    Writer writer = new Writer();
    message.handleBy(writer);
    return writer.body;
  }

  @Override
  public Optional<Presence> announced(JsonNode params) {
    JsonNode available = params.path("isAvailable");
    if (params.path("isDisconnected").isBoolean() && params.path("isDisconnected").asBoolean()) {
      return presence(Presence.Status.GONE);
    } else if (available.isBoolean()) {
      return presence(
          available.asBoolean() ? Presence.Status.AVAILABLE : Presence.Status.UNAVAILABLE);
    }
    return Optional.empty();
  }

  @Override
  public Optional<Presence> told(Body body) {
    return switch (body.text()) {
      case AVAILABLE -> presence(Presence.Status.AVAILABLE);
      case UNAVAILABLE -> presence(Presence.Status.UNAVAILABLE);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<PeerMessage> asked(Body body) {
    return switch (body.text()) {
      case "offer" -> Optional.of(new PeerMessage.Offer(""));
      case "accept" -> Optional.of(new PeerMessage.Accept(""));
      case "close" -> Optional.of(new PeerMessage.Close());
      default -> Optional.empty();
    };
  }

  private static Optional<Presence> presence(Presence.Status status) {
    return Optional.of(new Presence(status, ""));
  }

  /** Writes each message as the older web peers do. */
  private static final class Writer implements SessionJson.Handler {
    /** What has no word in this dialect says nothing. */
    private Body body = Body.of(Json.object());

    @Override
    public void offer(PeerMessage.Offer offer) {
      body = Body.of("offer");
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      body = Body.of("accept");
    }

    @Override
    public void close() {
      body = Body.of("close");
    }

    /** The nearest that an older peer understands: there will be no call. */
    @Override
    public void failed() {
      close();
    }

    @Override
    public void session(String type, ObjectNode json) {
      body = Body.of(json);
    }
  }
}
