package dev.parley.peer;

import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.signalling.Presence;

/** What is around the {@link Line} in a {@link Peer}. */
record LineSurroundings(
    Loop loop,
    Roster roster,
    PeerFilter gate,
    MissedCalls missed,
    OwnPresence own,
    StatePublisher publication,
    Peer.Listener listener)
    implements LineOwner {

  @Override
  public String name(String peerId) {
    return roster.name(peerId);
  }

  @Override
  public String ownName() {
    return own.name();
  }

  @Override
  public void announce(Presence.Status status) {
    own.announce(status);
  }

  @Override
  public void changed() {
    publication.now();
  }

  @Override
  public void dropped(String what, String peerId, Phase phase) {
    gate.dropped(what, peerId, "it does not fit while " + phase, loop.now());
  }

  @Override
  public void missed(String peerId) {
    missed.add(peerId, roster.name(peerId), loop.now());
  }

  @Override
  public void statistics(Statistics statistics) {
    listener.statistics(statistics);
  }

  @Override
  public void ended(EndReason reason) {
    listener.ended(reason);
  }
}
