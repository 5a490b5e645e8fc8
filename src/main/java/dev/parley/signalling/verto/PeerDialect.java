package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.Optional;

/**
 * The words of one of the two dialects in which web peers say the same. What is in no word of the
 * dialect is empty, never an exception: it comes from strangers.
 */
interface PeerDialect {

  /** Adds a presence to the params of a channel event. */
  void announce(Presence presence, ObjectNode params);

  /** The body that tells one peer. */
  Body tell(Presence presence);

  /** The body of a message. */
  Body write(PeerMessage message);

  /** What the params of a channel event say. */
  Optional<Presence> announced(JsonNode params);

  /** What a body says of its sender. */
  Optional<Presence> told(Body body);

  /** What a body asks; descriptions and candidates are the same in both, and not read here. */
  Optional<PeerMessage> asked(Body body);
}
