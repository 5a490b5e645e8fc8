package dev.parley.data.chat;

import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.ChatMessage.Reach;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the messages of one conversation, up to a number and a total length; the oldest are
 * dropped. It knows the id of a message for longer than it keeps the message. On the loop.
 */
final class ChatLines {
  static final int MOST = 500;

  /** In characters, all together. */
  static final int MOST_TEXT = 250_000;

  static final int MOST_IDS = 2_000;

  /** By their numbers, oldest first. */
  private final Map<Long, ChatMessage> messages = new LinkedHashMap<>();

  /** The numbers of this side's messages by their ids, and the other way round. */
  private final Map<String, Long> numbers = new HashMap<>();

  private final Map<Long, String> ids = new HashMap<>();

  /** The ids of the peer's messages, oldest first. */
  private final Set<String> heard = new LinkedHashSet<>();

  private int length;
  private boolean cut;

  /** Whether a message of the peer with that id is new; it is not from now on. */
  boolean isNew(String id) {
    boolean fresh = heard.add(id);
    if (heard.size() > MOST_IDS) {
      heard.remove(heard.iterator().next());
    }
    return fresh;
  }

  void add(ChatMessage message) {
    messages.put(message.number(), message);
    length += message.text().length();
    Iterator<ChatMessage> oldest = messages.values().iterator();
    while (messages.size() > MOST || length > MOST_TEXT) {
      ChatMessage gone = oldest.next();
      oldest.remove();
      length -= gone.text().length();
      numbers.remove(String.valueOf(ids.remove(gone.number())));
      cut = true;
    }
  }

  /** One of this side, which the peer will know by that id. */
  void add(String id, ChatMessage message) {
    numbers.put(id, message.number());
    ids.put(message.number(), id);
    add(message);
  }

  /** One of this side; empty for one that is not kept. */
  Optional<ChatMessage> own(String id) {
    return Optional.ofNullable(numbers.get(id)).map(messages::get);
  }

  /** The id of one of this side; empty for one that is none, or is not kept. */
  Optional<String> id(long number) {
    return Optional.ofNullable(ids.get(number));
  }

  /** One of this side has come so far; false where that is no news. */
  boolean reach(String id, Delivery delivery, Reach reach) {
    Optional<ChatMessage> found =
        own(id).filter(one -> one.delivery() != delivery || !one.reach().equals(reach));
    found.ifPresent(one -> messages.put(one.number(), one.reached(delivery, reach)));
    return found.isPresent();
  }

  /** The ids of this side's messages that have come so far, oldest first. */
  List<String> at(Delivery delivery) {
    return messages.values().stream()
        .filter(one -> one.delivery() == delivery)
        .map(one -> ids.get(one.number()))
        .toList();
  }

  boolean isCut() {
    return cut;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  List<ChatMessage> all() {
    return List.copyOf(messages.values());
  }

  /** Forgets what was written, but not which ids have come. */
  void clear() {
    messages.clear();
    numbers.clear();
    ids.clear();
    length = 0;
    cut = false;
  }
}
