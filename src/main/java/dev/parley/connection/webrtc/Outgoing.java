package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.parley.connection.quality.Ladder;

/**
 * Sends the track of one media section of a call. Used on the loop, not after its connection has
 * closed.
 *
 * <p>A section is open both ways from the first description to the end, whether there is something
 * to send or not: what is sent changes at once, and without the server. And an offer that changes a
 * section's direction must not be rolled back: libwebrtc goes on to receive that section then, and
 * hands nothing of it out any more (measured).
 */
public final class Outgoing {
  private final RTCRtpSender sender;
  private double scaledDownBy;
  private Ladder.Step sentStep;

  Outgoing(RTCRtpSender sender) {
    this.sender = sender;
  }

  /**
   * Sends this track instead of the one before (W3C webrtc, replaceTrack).
   *
   * @param track null to send nothing; a microphone is not even recorded for it
   */
  public void replace(MediaStreamTrack track) {
    sender.replaceTrack(track);
  }

  /**
   * Has a picture sent so from now on; costs nothing when that is so already.
   *
   * @param scaleDownBy of lines and columns, at least 1
   */
  public void scale(double scaleDownBy, Ladder.Step step) {
    if (scaleDownBy == scaledDownBy && step.equals(sentStep)) {
      return;
    }
    RTCRtpSendParameters parameters = sender.getParameters(); // good for one change
    for (RTCRtpEncodingParameters encoding : parameters.encodings) {
      encoding.scaleResolutionDownBy = scaleDownBy;
      encoding.maxFramerate = (double) step.fps();
      encoding.maxBitrate = step.mostKbps() * 1000;
    }
    sender.setParameters(parameters);
    scaledDownBy = scaleDownBy;
    sentStep = step;
  }
}
