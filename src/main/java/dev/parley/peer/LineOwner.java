package dev.parley.peer;

import dev.parley.connection.Statistics;
import dev.parley.signalling.Presence;

/** What the {@link Line} needs of the {@link Peer} around it. Loop only. */
interface LineOwner {
  /** The name to show for a peer. */
  String name(String peerId);

  /** The name that others see of this side, empty for none. */
  String ownName();

  /** Tells the channel. */
  void announce(Presence.Status status);

  /** The phase has changed, or something else of the call that a person sees. */
  void changed();

  /** Something of a peer that does not count is dropped. */
  void dropped(String what, String peerId, Phase phase);

  /** The offer of a peer has gone away, and nobody here has answered it. */
  void missed(String peerId);

  /** The counters of the running call. */
  void statistics(Statistics statistics);

  /** The call has ended; the change of phase follows. */
  void ended(EndReason reason);
}
