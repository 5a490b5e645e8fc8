package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.parley.connection.Scope;
import dev.parley.connection.quality.Ladder;

/**
 * Sends the track of one media section of a call. Used on the loop; after the end of the scope it
 * does nothing, since the sender is gone then.
 *
 * <p>A section is open both ways from the first description to the end, whether there is something
 * to send or not: what is sent changes at once, and without the server. And an offer that changes a
 * section's direction must not be rolled back: libwebrtc goes on to receive that section then, and
 * hands nothing of it out any more (measured).
 */
public final class Outgoing {
  private final Scope scope;
  private RTCRtpSender sender;

  /** Null where nothing is sent. */
  private MediaStreamTrack track;

  private double scaledDownBy;
  private Ladder.Step sentStep;
  private boolean paused;

  /**
   * @param sender sends the track so far
   */
  Outgoing(Scope scope, RTCRtpSender sender, MediaStreamTrack track) {
    this.scope = scope;
    this.sender = sender;
    this.track = track;
  }

  MediaStreamTrack track() {
    return track;
  }

  /** Sends in another section from now on, for the one before was stopped. */
  void moveTo(RTCRtpSender next) {
    sender = next;
    sentStep = null;
    if (track == null) {
      sender.replaceTrack(null);
    }
    if (paused) {
      activate(false);
    }
  }

  /** Sends nothing of the picture for now, or goes on; the track stays. */
  public void pause(boolean on) {
    if (!scope.isOver() && paused != on) {
      paused = on;
      activate(!on);
    }
  }

  private void activate(boolean active) {
    RTCRtpSendParameters parameters = sender.getParameters();
    for (RTCRtpEncodingParameters encoding : parameters.encodings) {
      encoding.active = active;
    }
    sender.setParameters(parameters);
  }

  /**
   * Sends this track instead of the one before (W3C webrtc, replaceTrack).
   *
   * @param next null to send nothing; a microphone is not even recorded for it
   */
  public void replace(MediaStreamTrack next) {
    track = next;
    if (!scope.isOver()) {
      sender.replaceTrack(next);
    }
  }

  /**
   * Has a picture sent so from now on; costs nothing when that is so already.
   *
   * @param scaleDownBy of lines and columns, at least 1
   */
  public void scale(double scaleDownBy, Ladder.Step step) {
    if (scope.isOver() || scaleDownBy == scaledDownBy && step.equals(sentStep)) {
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
