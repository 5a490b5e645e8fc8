package dev.parley.extension;

import dev.parley.call.Callees;
import dev.parley.call.NegotiationRole;
import dev.parley.loop.Loop;
import dev.parley.signalling.Kept;
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
  private final Membership membership;
  private final Callees callees;

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
    callees = account.isAgent() ? Callees.NONE : Callees.LISTED;
  }

  @Override
  public Callees callees() {
    return callees;
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
  public NegotiationRole role(String peerId, boolean offered) {
    return membership.side().role();
  }
}
