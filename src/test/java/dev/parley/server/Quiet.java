package dev.parley.server;

import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;

/** Somebody who only talks. */
class Quiet implements Signalling.Listener {
  @Override
  public void link(Link link) {}

  @Override
  public void presence(String peerId, Presence presence) {}

  @Override
  public void message(String peerId, PeerMessage message) {}

  @Override
  public void beat() {}
}
