package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other peers say, out of the server's events and messages. Who says it is what the server
 * vouches for: it overwrites a forged {@code userid} and {@code from} (measured).
 */
final class PeerMessageDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(PeerMessageDecoder.class);

  private final String ownId;
  private final Supplier<VertoAccount> own;
  private final PeerDialects dialects;
  private final Signalling.Listener listener;

  /**
   * @param own whose session tells this user's devices apart; it may change with a log in
   */
  PeerMessageDecoder(
      String ownId,
      Supplier<VertoAccount> own,
      PeerDialects dialects,
      Signalling.Listener listener) {
    this.ownId = ownId;
    this.own = own;
    this.dialects = dialects;
    this.listener = listener;
  }

  /** The params of a verto.event: to every subscriber of the channel, the sender included. */
  void event(JsonNode params) {
    String peerId = bareUser(params.path("userid").asText(""));
    if (peerId.equals(ownId)) {
      ownEvent(params);
    } else if (isOther(peerId)) {
      dialects
          .announced(peerId, params)
          .ifPresentOrElse(
              presence -> listener.presence(peerId, presence), () -> dropped("event", peerId));
    }
  }

  /**
   * A FreeSWITCH puts the sender's session on an event (measured): another one, another device. The
   * built-in server does not; there the sender says which device it is.
   */
  private void ownEvent(JsonNode params) {
    String session = params.path("sessid").asText("");
    String device = params.path("device").asText("");
    boolean other =
        session.isEmpty()
            ? !device.isEmpty() && !device.equals(own.get().device())
            : !session.equals(own.get().sessionId());
    if (other) {
      dialects.announced(ownId, params).ifPresent(listener::otherDevice);
    }
  }

  /** The params of a verto.info: to this user alone, and to each device of it. */
  void info(JsonNode params) {
    JsonNode msg = params.path("msg");
    String from = msg.path("from").asText("");
    if (from.equals(ownId)) {
      listener.cameBack(); // sent to oneself, it comes as to anybody (measured)
      return;
    }
    if (!isOther(from)) {
      return;
    }
    Body body = Body.decode(msg.path("body"));
    Optional<PeerMessage> message = dialects.asked(from, body);
    Optional<Presence> presence = dialects.told(from, body);
    if (message.isPresent()) {
      listener.message(from, message.get());
    } else if (presence.isPresent()) {
      listener.presence(from, presence.get());
    } else {
      dropped("message", from);
    }
  }

  /** Nobody has no id, and one with space around it would pass for another in a list. */
  private boolean isOther(String peerId) {
    return !peerId.isEmpty() && peerId.strip().equals(peerId) && !peerId.equals(ownId);
  }

  private static String bareUser(String userId) {
    int at = userId.indexOf('@');
    return at < 0 ? userId : userId.substring(0, at);
  }

  private static void dropped(String what, String peerId) {
    LOG.debug("a {} of {} is in no known words", what, peerId);
  }
}
