package dev.parley.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;

/** What the controller says to somebody who cannot hear it: a call ends on a later turn. */
record ToNobody(Loop loop, Runnable unreachable) implements PeerMessage.Handler {
  @Override
  public void offer(PeerMessage.Offer offer) {
    loop.post(unreachable);
  }

  @Override
  public void accept(PeerMessage.Accept accept) {
    loop.post(unreachable);
  }

  @Override
  public void close() {}

  @Override
  public void failed() {}

  @Override
  public void description(SessionDescription description) {}

  @Override
  public void candidate(IceCandidate candidate) {}
}
