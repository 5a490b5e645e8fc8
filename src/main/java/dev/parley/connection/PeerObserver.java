package dev.parley.connection;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays an RTCPeerConnection's events from its native thread to its owner. */
final class PeerObserver implements PeerConnectionObserver {
  private static final Logger LOG = LoggerFactory.getLogger(PeerObserver.class);

  private final CallbackRelay<NativePeer> callbackRelay;

  PeerObserver(CallbackRelay<NativePeer> callbackRelay) {
    this.callbackRelay = callbackRelay;
  }

  @Override
  public void onRenegotiationNeeded() {
    callbackRelay.tell(peer -> peer.events().negotiationNeeded());
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    callbackRelay.tell(peer -> peer.events().candidate(candidate));
  }

  @Override
  public void onIceConnectionChange(RTCIceConnectionState state) {
    callbackRelay.tell(
        peer -> LOG.debug("ICE: {}", state)); // what comes after it and before media is DTLS
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      callbackRelay.tell(peer -> peer.events().gatheringEnded());
    }
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    callbackRelay.tell(peer -> peer.events().state(state));
  }

  @Override
  public void onIceCandidateError(RTCPeerConnectionIceErrorEvent error) {
    callbackRelay.tell(peer -> peer.events().serverError(error.getUrl(), error.getErrorCode()));
  }

  @Override
  public void onDataChannel(RTCDataChannel opened) {
    callbackRelay.act(
        owner -> {
          NativeChannel channel = owner.keep(opened);
          callbackRelay.tell(peer -> peer.events().channel(channel));
        });
  }
}
