package dev.parley.connection;

import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/**
 * What is sent in one media section of a call. Used on the loop, not after its connection has
 * closed.
 */
final class Outgoing {
  private final RTCRtpTransceiver transceiver;
  private boolean sends;

  /**
   * @param sends whether the peer shall be told to expect something
   */
  Outgoing(RTCRtpTransceiver transceiver, boolean sends) {
    this.transceiver = transceiver;
    this.sends = sends;
    if (!sends) {
      transceiver.setDirection(RTCRtpTransceiverDirection.RECV_ONLY);
    }
  }

  /**
   * Sends this track instead of the one before (W3C webrtc, replaceTrack): at once and without a
   * word, if the section sends; it is negotiated first, if it only received so far.
   *
   * @param track null to send nothing for now
   */
  void replace(MediaStreamTrack track) {
    transceiver.getSender().replaceTrack(track);
    if (track != null && !sends) {
      sends = true;
      transceiver.setDirection(RTCRtpTransceiverDirection.SEND_RECV);
    }
  }

  /** Sends nothing any more, and has that negotiated; {@link #replace} brings it back. */
  void remove() {
    transceiver.getSender().replaceTrack(null);
    if (sends) {
      sends = false;
      transceiver.setDirection(RTCRtpTransceiverDirection.RECV_ONLY);
    }
  }
}
