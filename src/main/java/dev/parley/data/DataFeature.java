package dev.parley.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import java.util.function.Function;

/**
 * Something that the two programs of a call do over its data channels, such as chat. One object
 * serves all calls of a stay in a channel, and gets a {@link Session} for each call. On the loop.
 */
public interface DataFeature {

  /**
   * The word by which a program says that it has this, and with which the types of its messages on
   * the control channel begin: a type is that word, or that word, a full stop and more.
   */
  String name();

  /**
   * A call has a connection that may carry data; nothing can be sent before {@link Session#ready}.
   */
  Session begin(DataCall call);

  /**
   * One call. All that it hears comes from the peer: it is hostile until checked. What it throws is
   * logged without what was heard, and ends nothing else.
   */
  interface Session {
    /** The peer has this feature too, and the channels are open; at most once. */
    default void ready() {}

    /** A candidate of this side is on its way to the peer. */
    default void localCandidate() {}

    /** Media flow, have stopped flowing, or flow again. */
    default void state(Connection.State state) {}

    /**
     * A message on the control channel of this feature's types.
     *
     * @param type the whole type
     */
    default void heard(String type, JsonNode message) {}

    /**
     * A message on a channel that this feature alone uses; within the bounds of the channel.
     *
     * @param message UTF-8 where the channel is not binary
     */
    default void heard(DataChannel channel, byte[] message) {}

    /** The call is over, or its channels are closed for good; nothing is heard after that. */
    default void ended() {}
  }

  /**
   * Whether a session goes on without its channels, until the call is over: a peer must not be able
   * to end by closing them what looks after more than messages.
   */
  default boolean outlivesChannels() {
    return false;
  }

  /** One that uses a channel of its own. */
  static DataFeature on(DataChannel channel, String name, Function<DataCall, Session> begin) {
    return new DataFeature() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public DataChannel channel() {
        return channel;
      }

      @Override
      public Session begin(DataCall call) {
        return begin.apply(call);
      }
    };
  }

  /** The channel that this feature alone uses; null for the control channel only. */
  default DataChannel channel() {
    return null;
  }
}
