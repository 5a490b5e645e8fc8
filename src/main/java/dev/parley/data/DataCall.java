package dev.parley.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import java.util.concurrent.CompletableFuture;

/** What a {@link DataFeature} can do in one call. On the loop. */
public interface DataCall {
  Loop loop();

  /** The id of the peer, as signalling knows it. */
  String peerId();

  /**
   * The peer in one channel of one server: the same id elsewhere may be somebody else's.
   *
   * @param place the channel with its server
   */
  default String peerAt(String place) {
    return place + '\n' + peerId(); // both may have spaces
  }

  /** The name to show for the peer; it may change. */
  String peerName();

  /** Whether this side is the polite one of the negotiation: exactly one of the two is. */
  boolean polite();

  /** Sends a message on the control channel; dropped before {@link DataFeature.Session#ready}. */
  void say(String type, ObjectNode message);

  /**
   * Sends a message on another channel.
   *
   * @return completes on the loop once the channel can take the next message; with false if this
   *     one was not sent, because the channel is not open
   */
  CompletableFuture<Boolean> send(DataChannel channel, byte[] message);

  /** Lets the peer send that many messages more than the bounds of the channel allow. */
  void allow(DataChannel channel, int messages);

  /** The peer misuses the channel: it is closed for the rest of the call. */
  void close(DataChannel channel, String why);

  /** Those of this call; fails before there is a path. Completes on the loop. */
  CompletableFuture<Certificates> certificates();

  /** The newest figures of this side; as {@link dev.parley.connection.Connection#statistics}. */
  CompletableFuture<Statistics> statistics();
}
