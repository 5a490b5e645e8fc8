package dev.parley.connection;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.Capture;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;
import dev.parley.media.MediaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Connection} over webrtc-java. */
final class RtcConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(RtcConnection.class);

  /** Browsers' descriptions of such a call are some 10 KB long. */
  static final int LONGEST_SDP = 256 * 1024;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** The extension that libwebrtc writes at the end of a candidate (RFC 8839, section 5.4). */
  private static final Pattern FRAGMENT = Pattern.compile(" ufrag (\\S+)");

  private final Loop loop;
  private final Media media;
  private final FrameSink local;
  private final FrameSink remote;
  private final AudioSink remoteSound;
  private final IceServers servers;
  private final Listener listener;

  private final Operations operations = new Operations(this::negotiationFailed);
  private final EarlyCandidates early = new EarlyCandidates();
  private Capture capture;
  private NativePeer peer;
  private RemoteTracks tracks;
  private Media.Hold connecting;
  private boolean polite;

  /** An own offer is wanted and has not been sent yet. */
  private boolean makingOffer;

  /** The last offer of the peer was ignored, and what follows it means nothing. */
  private boolean ignoringOffer;

  /** The first remote description was applied: candidates may be. */
  private boolean described;

  /** Own candidates wait until the description that they belong to was sent; null while none. */
  private List<Candidate> withheld;

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
    media.capture(local).whenComplete(this::mediaOpened);
  }

  private void mediaOpened(Capture opened, Throwable failure) {
    if (failure != null) {
      fail(Cause.MEDIA, sentence(failure));
    } else if (closed) {
      free(null, opened);
    } else {
      capture = opened;
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
    this.polite = polite;
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
      peer.addTrack(capture.audio(), capture.sendsAudio());
      peer.addTrack(capture.video(), capture.sendsVideo());
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      LOG.warn("no connection can be made", refused);
      fail(Cause.TRANSPORT, "WebRTC could not be started.");
    }
  }

  /** What the native side reports, until the end. */
  private final class PeerEvents implements NativePeer.Events {
    @Override
    public void negotiationNeeded() {
      if (!isOver() && !makingOffer) {
        makingOffer = true; // several wishes collapse into one offer
        operations.chain(() -> holdingSound(RtcConnection.this::offer));
      }
    }

    @Override
    public void candidate(RTCIceCandidate candidate) {
      if (isOver()) {
        return;
      }
      Matcher fragment = FRAGMENT.matcher(candidate.sdp);
      Candidate own =
          new Candidate(
              candidate.sdp,
              candidate.sdpMid,
              candidate.sdpMLineIndex,
              fragment.find() ? fragment.group(1) : null);
      if (withheld != null) {
        withheld.add(own);
      } else {
        listener.localCandidate(own);
      }
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
      case DISCONNECTED -> become(State.INTERRUPTED);
      case FAILED ->
          fail(
              Cause.TRANSPORT,
              state == State.INTERRUPTED
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

  /**
   * "onnegotiationneeded: makingOffer = true; setLocalDescription(); send; makingOffer = false".
   */
  private CompletableFuture<?> offer() {
    if (!makingOffer || peer.signalingState() != RTCSignalingState.STABLE) {
      makingOffer = false; // overtaken by the peer's; libwebrtc asks again once it is stable
      return CompletableFuture.completedFuture(null);
    }
    return peer.createOffer().thenCompose(this::setLocalAndSend).thenRun(() -> makingOffer = false);
  }

  private CompletableFuture<Void> setLocalAndSend(RTCSessionDescription description) {
    withheld = new ArrayList<>();
    return peer.setLocal(description).thenRun(() -> send(description));
  }

  private void send(RTCSessionDescription description) {
    List<Candidate> candidates = withheld;
    withheld = null;
    if (isOver()) {
      return;
    }
    Description.Type type =
        description.sdpType == RTCSdpType.OFFER ? Description.Type.OFFER : Description.Type.ANSWER;
    listener.localDescription(new Description(type, description.sdp));
    for (Candidate candidate : candidates) {
      if (!isOver()) {
        listener.localCandidate(candidate);
      }
    }
  }

  @Override
  public void remoteDescription(Description description) {
    loop.assertOn();
    if (isOver() || peer == null) {
      return;
    }
    if (description.sdp().length() > LONGEST_SDP
        || !operations.chain(() -> holdingSound(() -> receive(description)))) {
      fail(Cause.NEGOTIATION, "The peer sent too much to agree on.");
    }
  }

  private CompletableFuture<?> receive(Description description) {
    Negotiation.Decision decision =
        Negotiation.decide(description.type(), makingOffer, peer.signalingState(), polite);
    LOG.debug("{} of the peer: {}", description.type(), decision);
    return switch (decision) {
      case IGNORE -> {
        ignoringOffer = description.type() == Description.Type.OFFER;
        yield CompletableFuture.completedFuture(null);
      }
      case APPLY -> apply(description);
      case ROLL_BACK_FIRST -> peer.rollBack().thenCompose(done -> apply(description));
    };
  }

  private CompletableFuture<?> apply(Description description) {
    ignoringOffer = false;
    boolean offer = description.type() == Description.Type.OFFER;
    RTCSdpType type = offer ? RTCSdpType.OFFER : RTCSdpType.ANSWER;
    CompletableFuture<Void> applied =
        peer.setRemote(new RTCSessionDescription(type, description.sdp())).thenRun(this::flush);
    if (!offer) {
      return applied;
    }
    makingOffer = false; // ours gave way; libwebrtc asks again if it is still needed
    return applied.thenCompose(done -> peer.createAnswer()).thenCompose(this::setLocalAndSend);
  }

  private void flush() {
    described = true;
    early.take().forEach(this::add);
  }

  @Override
  public void remoteCandidate(Candidate candidate) {
    loop.assertOn();
    if (isOver() || peer == null || !EarlyCandidates.isCandidate(candidate)) {
      return;
    }
    operations.chain( // one too many is dropped: a peer that sends 500 has others
        () -> {
          receive(candidate);
          return CompletableFuture.completedFuture(null);
        });
  }

  private void receive(Candidate candidate) {
    if (ignoringOffer) {
      return; // "if (!ignoreOffer) throw err; // Suppress ignored offer's candidates"
    }
    if (described) {
      add(candidate);
    } else {
      early.add(candidate);
    }
  }

  private void add(Candidate candidate) {
    try {
      peer.addCandidate(
          new RTCIceCandidate(
              candidate.mid() == null ? "" : candidate.mid(),
              candidate.lineIndex() == null ? -1 : candidate.lineIndex(),
              candidate.candidate()));
    } catch (RuntimeException | Error nonsense) { // webrtc-java reports by both
      LOG.debug("a candidate of the peer is not used: {}", nonsense.getMessage());
    }
  }

  /** No sound is made up while descriptions are applied; see {@link Media#holdSound}. */
  private CompletableFuture<?> holdingSound(Supplier<CompletableFuture<?>> operation) {
    Media.Hold hold = media.holdSound();
    try {
      return operation.get().whenComplete((done, failure) -> hold.release());
    } catch (RuntimeException | Error failure) {
      hold.release();
      throw failure;
    }
  }

  private void negotiationFailed(Throwable failure) {
    LOG.warn("negotiation failed: {}", cause(failure).getMessage());
    fail(Cause.NEGOTIATION, "The two sides could not agree on how to connect.");
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
      operations.close();
      listener.failed(new Failure(cause, sentence));
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
    operations.close();
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
