package dev.parley.signalling.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;

/** Handles messages to a peer that cannot be reached: a call to it ends on a later turn. */
class ToNobody implements PeerMessage.Handler {
  private final Loop loop;
  private final Runnable unreachable;

  ToNobody(Loop loop, Runnable unreachable) {
    this.loop = loop;
    this.unreachable = unreachable;
  }

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
