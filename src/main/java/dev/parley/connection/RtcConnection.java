package dev.parley.connection;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.Capture;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;
import dev.parley.media.MediaException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Connection} over webrtc-java. */
final class RtcConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(RtcConnection.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /**
   * How long the side that is not polite leaves the first offer to the other. A Chromium 156 never
   * gathers a candidate when its page's first offer is rolled back within a few milliseconds,
   * before it has listed its networks (measured); and two first offers cost a round more than one.
   */
  static final Duration PATIENCE = Duration.ofMillis(200);

  private final Loop loop;
  private final Media media;
  private final FrameSink local;
  private final FrameSink remote;
  private final AudioSink remoteSound;
  private final IceServers servers;
  private final Listener listener;

  private Wish wish = Wish.ALL;
  private Capture capture;
  private NativePeer peer;
  private RemoteTracks tracks;
  private Negotiator negotiator;

  /** The first offer is left to the peer, for the moment. */
  private boolean patient;

  private Loop.Timer ownOffer = () -> {};
  private Media.Hold connecting;
  private State state;
  private boolean failed;
  private boolean closed;

  RtcConnection(
      Loop loop,
      Media media,
      FrameSink local,
      FrameSink remote,
      AudioSink remoteSound,
      IceServers servers,
      Listener listener) {
    this.loop = loop;
    this.media = media;
    this.local = local;
    this.remote = remote;
    this.remoteSound = remoteSound;
    this.servers = servers;
    this.listener = listener;
  }

  @Override
  public void openMedia() {
    loop.assertOn();
    media.capture(local, new CaptureEvents()).whenComplete(this::mediaOpened);
  }

  private void mediaOpened(Capture opened, Throwable failure) {
    if (failure != null) {
      fail(Cause.MEDIA, sentence(failure));
    } else if (closed) {
      free(null, opened);
    } else {
      capture = opened;
      capture.send(wish.microphone(), wish.camera(), wish.screen());
      listener.mediaReady();
    }
  }

  @Override
  public void connect(boolean polite) {
    loop.assertOn();
    if (isOver()) {
      return;
    }
    if (capture == null || peer != null) {
      throw new IllegalStateException("connect once, after mediaReady");
    }
    patient = !polite;
    connecting = media.holdSound();
    tracks =
        new RemoteTracks(
            frame -> {
              remote.frame(frame);
              capture.received(frame);
            },
            (samples, rate, channels, frames) -> {
              remoteSound.sound(samples, rate, channels, frames);
              capture.received(samples, rate, channels, frames);
            },
            media.isSilent());
    try {
      peer = new NativePeer(loop, media, servers.configuration(), new PeerEvents());
      negotiator =
          new Negotiator(
              media, peer, polite, listener, sentence -> fail(Cause.NEGOTIATION, sentence));
      peer.addTrack(capture.audio(), capture.sendsAudio());
      peer.addTrack(capture.video(), capture.sendsVideo());
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      LOG.warn("no connection can be made", refused);
      fail(Cause.TRANSPORT, "WebRTC could not be started.");
    }
  }

  /** What the local media report. */
  private final class CaptureEvents implements Capture.Listener {
    @Override
    public void picture(VideoTrack track, Capture.Picture kind) {
      replace(MediaStreamTrack.VIDEO_TRACK_KIND, track);
    }

    @Override
    public void sound(AudioTrack track, boolean on) {
      replace(MediaStreamTrack.AUDIO_TRACK_KIND, track);
    }

    @Override
    public void sent(boolean microphone, Capture.Picture picture) {
      if (!isOver()) {
        listener.sends(new Sent(microphone, Sent.Picture.valueOf(picture.name())));
      }
    }

    @Override
    public void note(String sentence) {
      if (!isOver()) {
        listener.note(sentence);
      }
    }

    private void replace(String kind, MediaStreamTrack track) {
      if (peer == null || isOver()) {
        return;
      }
      try {
        peer.replace(kind, track);
      } catch (RuntimeException | Error refused) { // webrtc-java reports by both
        LOG.warn("the {} track is not replaced", kind, refused);
      }
    }
  }

  /** What the native side reports, until the end. */
  private final class PeerEvents implements NativePeer.Events {
    @Override
    public void negotiationNeeded() {
      ownOffer.cancel();
      if (patient) {
        ownOffer = loop.after(PATIENCE, negotiator::negotiationNeeded);
      } else {
        negotiator.negotiationNeeded();
      }
    }

    @Override
    public void candidate(RTCIceCandidate candidate) {
      negotiator.gathered(candidate);
    }

    @Override
    public void state(RTCPeerConnectionState state) {
      if (!isOver()) {
        stateChanged(state);
      }
    }

    @Override
    public void track(RTCRtpTransceiver transceiver) {
      if (!isOver()) {
        tracks.add(transceiver);
      }
    }
  }

  private void stateChanged(RTCPeerConnectionState now) {
    switch (now) {
      case NEW, CLOSED -> {}
      case CONNECTING -> become(State.CONNECTING);
      case CONNECTED -> {
        connecting.release();
        become(State.CONNECTED);
      }
      case DISCONNECTED -> become(State.RECONNECTING);
      case FAILED ->
          fail(
              Cause.TRANSPORT,
              state == State.RECONNECTING
                  ? "The connection to the peer was lost."
                  : "No network path to the peer was found.");
    }
  }

  private void become(State next) {
    if (state != next) {
      state = next;
      listener.state(next);
    }
  }

  @Override
  public void remoteDescription(Description description) {
    loop.assertOn();
    if (negotiator != null) {
      if (description.type() == Description.Type.OFFER) {
        patient = false;
        ownOffer.cancel(); // libwebrtc asks again once it is stable, if one is still needed
      }
      negotiator.received(description);
    }
  }

  @Override
  public void remoteCandidate(Candidate candidate) {
    loop.assertOn();
    if (negotiator != null) {
      negotiator.received(candidate);
    }
  }

  @Override
  public void send(Wish wish) {
    loop.assertOn();
    this.wish = wish;
    if (capture != null && !isOver()) {
      capture.send(wish.microphone(), wish.camera(), wish.screen());
    }
  }

  @Override
  public void signalling(boolean up) {
    loop.assertOn();
  }

  @Override
  public void networkChanged() {
    loop.assertOn();
  }

  @Override
  public String obstacle() {
    loop.assertOn();
    return "";
  }

  @Override
  public CompletableFuture<Statistics> statistics() {
    loop.assertOn();
    if (closed || peer == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
    }
    return peer.statistics().thenApply(StatisticsReport::read);
  }

  private void fail(Cause cause, String sentence) {
    if (!isOver()) {
      failed = true;
      endNegotiation();
      listener.failed(new Failure(cause, sentence));
    }
  }

  private void endNegotiation() {
    ownOffer.cancel();
    if (negotiator != null) {
      negotiator.close();
    }
  }

  private boolean isOver() {
    return failed || closed;
  }

  @Override
  public void close() {
    loop.assertOn();
    if (closed) {
      return;
    }
    closed = true;
    endNegotiation();
    if (tracks != null) {
      tracks.close();
    }
    if (capture != null) {
      free(peer, capture);
    }
  }

  /** In the measured order: stop what feeds the tracks, close the connection, free the tracks. */
  private void free(NativePeer peer, Capture capture) {
    Media.Hold closing = media.holdSound();
    loop.offload(
            "close a connection",
            () -> {
              capture.stop();
              if (peer != null) {
                peer.close();
              }
              capture.close();
              return null;
            },
            CLOSE_LIMIT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) { // it may still hang in there, so made-up sound stays off
                LOG.warn("a connection does not close", failure);
                return;
              }
              closing.release();
              if (connecting != null) {
                connecting.release();
              }
            });
  }

  private static String sentence(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof MediaException) {
      return cause.getMessage();
    }
    LOG.warn("media cannot be opened", cause);
    return "Camera or microphone cannot be opened.";
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
