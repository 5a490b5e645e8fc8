package dev.parley.data.chat;

/**
 * Accepts what a person wants to do with a conversation. Any thread; what no longer fits is
 * dropped.
 */
public interface ChatIntents {
  /** Does nothing. */
  ChatIntents NONE =
      new ChatIntents() {
        @Override
        public void send(String conversation, String text) {}

        @Override
        public void again(String conversation, long message) {}

        @Override
        public void seen(String conversation) {}

        @Override
        public void close(String conversation) {}
      };

  /**
   * Sends a message.
   *
   * @param text at most {@link Chat#LONGEST} characters; a longer one is dropped
   */
  void send(String conversation, String text);

  /** Sends a message again that has not arrived. */
  void again(String conversation, long message);

  /** The person has seen all of it. */
  void seen(String conversation);

  /** Forgets what was written; while there is a call, an empty conversation remains. */
  void close(String conversation);
}
