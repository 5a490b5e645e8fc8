package dev.parley.data.chat;

import java.util.List;

/**
 * What was written with one peer, at one moment; immutable.
 *
 * @param key by which {@link ChatIntents} know it
 * @param peerId the id of the peer, as signalling knows it
 * @param name to show for the peer, as it came
 * @param live whether a message can be sent now
 * @param unread how many have come since it was last seen
 * @param cut whether older messages were dropped to make room
 * @param messages oldest first
 */
public record Conversation(
    String key,
    String peerId,
    String name,
    boolean live,
    int unread,
    boolean cut,
    List<ChatMessage> messages) {
  public Conversation {
    messages = List.copyOf(messages);
  }
}
