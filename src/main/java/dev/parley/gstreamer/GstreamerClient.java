package dev.parley.gstreamer;

import dev.parley.call.NegotiationRole;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.Manners;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.socket.TextSocket;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer at a server of GStreamer's demo signalling: text frames over a websocket. With a room it
 * calls those who are in it, without one any uid (docs/gstreamer.md).
 *
 * <p>Online means: HELLO was answered, and so was ROOM where there is one. Nothing is said of one's
 * presence: the server tells who is in a room, and the protocol has no busy.
 */
public final class GstreamerClient extends Kept {
  private static final Logger LOG = LoggerFactory.getLogger(GstreamerClient.class);

  private final Membership membership;
  private final Manners manners;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public GstreamerClient(
      Loop loop,
      TextSocket.Opener sockets,
      GstreamerAccount account,
      DoubleSupplier random,
      Listener listener) {
    membership = new Membership(loop, sockets, account, random, listener);
    manners = new Manners(true, !account.hasRoom(), false, true);
  }

  @Override
  protected Keeper keeper() {
    return membership;
  }

  @Override
  public void announce(Presence presence) {} // the protocol has no word for it

  @Override
  public void tell(String peerId, Presence presence) {} // likewise

  @Override
  public void send(String peerId, PeerMessage message) {
    if (membership.stands()) {
      membership.calls().send(peerId, message);
    } else {
      LOG.info("a message is dropped: not online");
    }
  }

  @Override
  public Manners manners() {
    return manners;
  }

  @Override
  public NegotiationRole part(String peerId, boolean offered) {
    return membership.calls().part(peerId, offered);
  }
}
