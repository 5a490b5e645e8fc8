package dev.parley.extension;

import dev.parley.call.NegotiationRole;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
import dev.parley.signalling.Manners;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.socket.TextSocket;
import java.util.function.DoubleSupplier;

/**
 * Somebody at an extension (docs/extension-protocol.md): with its password an agent, for whom each
 * call that rings is a peer under the call's id; without one a caller, whose only peer is the
 * extension under its own id. Online means: known to the server, and registered if an agent.
 */
public final class ExtensionClient extends Kept {
  private static final Manners AGENT = new Manners(false, false, true, false);

  private final Membership membership;
  private final Manners manners;

  /**
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public ExtensionClient(
      Loop loop,
      TextSocket.Opener sockets,
      ExtensionAccount account,
      DoubleSupplier random,
      Listener listener) {
    membership = new Membership(loop, sockets, account, random, listener);
    manners = account.isAgent() ? AGENT : Manners.USUAL;
  }

  @Override
  public Manners manners() {
    return manners;
  }

  @Override
  protected Keeper keeper() {
    return membership;
  }

  /** Nothing: the server alone says who is there. */
  @Override
  public void announce(Presence presence) {}

  /** Likewise. */
  @Override
  public void tell(String peerId, Presence presence) {}

  @Override
  public void send(String peerId, PeerMessage message) {
    membership.send(peerId, message);
  }

  @Override
  public NegotiationRole part(String peerId, boolean offered) {
    return membership.side().part();
  }
}
