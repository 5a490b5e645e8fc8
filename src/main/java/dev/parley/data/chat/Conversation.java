package dev.parley.data.chat;

import java.util.List;

/**
 * What was written with one peer, or in one call of several, at one moment; immutable.
 *
 * @param key by which {@link ChatIntents} know it
 * @param peerIds the id of the peer, as signalling knows it; of a call of several those of the
 *     others who are in it
 * @param name to show for the peer, or for all of them, as it came
 * @param live whether a message can be sent now
 * @param unread how many have come since it was last seen
 * @param cut whether older messages were dropped to make room
 * @param messages oldest first
 */
public record Conversation(
    String key,
    List<String> peerIds,
    String name,
    boolean live,
    int unread,
    boolean cut,
    List<ChatMessage> messages) {
  public Conversation {
    peerIds = List.copyOf(peerIds);
    messages = List.copyOf(messages);
  }

  /** With one peer. */
  public Conversation(
      String key,
      String peerId,
      String name,
      boolean live,
      int unread,
      boolean cut,
      List<ChatMessage> messages) {
    this(key, List.of(peerId), name, live, unread, cut, messages);
  }

  /** The name of who wrote the newest message that came here; that of the peer before one does. */
  public String writer() {
    return messages.stream()
        .filter(one -> !one.own() && !one.author().isEmpty())
        .reduce((older, newer) -> newer)
        .map(ChatMessage::author)
        .orElse(name);
  }

  /** Whether that peer is in it. */
  public boolean isWith(String peerId) {
    return peerIds.contains(peerId);
  }
}
