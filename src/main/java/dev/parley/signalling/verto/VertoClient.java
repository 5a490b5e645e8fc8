package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.socket.TextSocket;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A user's presence at a verto server: JSON-RPC 2.0 over a websocket, kept alive and reconnected.
 *
 * <p>Online means: logged in, {@code verto.clientReady} received, and subscribed to the channel.
 * The frames are those of the measured traces of a FreeSWITCH's mod_verto.
 */
public final class VertoClient extends Kept {
  private final String channel;
  private final Dialects dialects;
  private final Membership membership;

  /**
   * @param freshSession makes a session id in place of one that is somebody else's
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public VertoClient(
      Loop loop,
      TextSocket.Opener sockets,
      VertoAccount account,
      Supplier<String> freshSession,
      DoubleSupplier random,
      Listener listener) {
    channel = account.channel();
    dialects = new Dialects(loop);
    membership = new Membership(loop, sockets, account, freshSession, random, dialects, listener);
  }

  @Override
  protected Keeper keeper() {
    return membership;
  }

  @Override
  public void announce(Presence presence) {
    ObjectNode params =
        membership.params().put("localBroadcast", true).put("eventChannel", channel);
    dialects.announce(presence, params);
    membership.ask("verto.broadcast", params);
  }

  @Override
  public void tell(String peerId, Presence presence) {
    info(peerId, dialects.tell(peerId, presence));
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    info(peerId, dialects.write(peerId, message));
  }

  private void info(String peerId, String body) {
    ObjectNode params = membership.params();
    params.putObject("msg").put("to", peerId).put("body", body);
    membership.ask("verto.info", params);
  }
}
