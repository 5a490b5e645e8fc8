package dev.parley.connection;

import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/**
 * What is sent in one media section of a call. Used on the loop, not after its connection has
 * closed.
 *
 * <p>A section is open both ways from the first description to the end, whether there is something
 * to send or not: what is sent changes at once, and without the server. And an offer that changes a
 * section's direction must not be rolled back: libwebrtc goes on to receive that section then, and
 * hands nothing of it out any more (measured).
 */
final class Outgoing {
  private final RTCRtpSender sender;

  Outgoing(RTCRtpSender sender) {
    this.sender = sender;
  }

  /**
   * Sends this track instead of the one before (W3C webrtc, replaceTrack).
   *
   * @param track null to send nothing; a microphone is not even recorded for it
   */
  void replace(MediaStreamTrack track) {
    sender.replaceTrack(track);
  }
}
