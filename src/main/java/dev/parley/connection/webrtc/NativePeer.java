package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.connection.Scope;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.device.SoundGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps the one RTCPeerConnection of a call, with futures in place of observers. Its methods are
 * called on the loop, and all that it reports arrives there; the native callbacks do nothing but
 * post.
 */
public final class NativePeer {
  private static final Logger LOG = LoggerFactory.getLogger(NativePeer.class);

  /** Each takes milliseconds; a hung one must not hang the call. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** One of ours, and a few of another program; an observer costs memory that is never freed. */
  static final int MOST_CHANNELS = 8;

  private static final List<String> STREAM = List.of("parley");

  private final Scope scope;
  private final Loop loop;
  private final Media media;
  private final Events events;
  private final CallbackRelay<NativePeer> callbackRelay;
  private final RTCPeerConnection connection;
  private final List<NativeChannel> channels = new CopyOnWriteArrayList<>();
  private Optional<CodecPreferences> codecs = Optional.empty();

  /** What happens by itself; on the loop. */
  public interface Events {
    void negotiationNeeded();

    void candidate(RTCIceCandidate candidate);

    void state(RTCPeerConnectionState state);

    /** The peer opened a data channel. */
    void channel(NativeChannel channel);

    /** A STUN or TURN server did not do as asked; as {@code IceFailureDiagnosis#error}. */
    void serverError(String url, int code);

    /** There will be no more candidates, until the next ICE restart. */
    default void gatheringEnded() {}
  }

  /**
   * @param scope at whose end nothing is reported or said any more
   */
  public NativePeer(Scope scope, Media media, RTCConfiguration configuration, Events events) {
    this.scope = scope;
    loop = scope.loop();
    this.media = media;
    this.events = events;
    callbackRelay = new CallbackRelay<>(loop, this);
    connection = media.connect(configuration, new Observer(callbackRelay));
    scope.onEnd(this::fallSilent);
  }

  /**
   * Applies descriptions while no sound is made up: waits until that is so, which it is at once as
   * a rule, and holds until the operation has ended; see {@link Media#holdSound}.
   */
  public CompletableFuture<?> quietly(Supplier<CompletableFuture<?>> operation) {
    SoundGate.Hold hold = media.holdSound();
    return hold.quiet()
        .thenCompose(quiet -> operation.get())
        .whenComplete((done, failure) -> hold.release());
  }

  /**
   * Adds a section for a track. Not addTransceiver: an offer of the peer would not be matched with
   * it (RFC 9429, section 5.10), and each side would end with two of a kind. Before the first offer
   * only: a section whose first offer is rolled back loses its media at each later rollback
   * (measured).
   *
   * @param sends false to send nothing for now
   */
  public Outgoing addTrack(MediaStreamTrack track, boolean sends) {
    Outgoing outgoing = new Outgoing(connection.addTrack(track, STREAM), track);
    if (!sends) {
      outgoing.replace(null);
    }
    return outgoing;
  }

  /**
   * Sends in a section that the peer has added, where it has stopped the one before: between its
   * offer and the answer, in which the section is open both ways then.
   *
   * @param idle of the same kind; for a section in which nothing is sent for now
   */
  public void sendAgain(Outgoing outgoing, MediaStreamTrack idle) {
    boolean added = false;
    for (RTCRtpTransceiver section : connection.getTransceivers()) {
      boolean picture = section.getReceiver().getTrack() instanceof VideoTrack;
      if (!section.stopped() && picture == idle instanceof VideoTrack) {
        RTCRtpTransceiverDirection direction = section.getDirection();
        if (direction == RTCRtpTransceiverDirection.SEND_RECV
            || direction == RTCRtpTransceiverDirection.SEND_ONLY) {
          return;
        }
        added |= direction == RTCRtpTransceiverDirection.RECV_ONLY;
      }
    }
    if (added) {
      MediaStreamTrack track = outgoing.track() == null ? idle : outgoing.track();
      outgoing.moveTo(connection.addTrack(track, STREAM));
    }
  }

  /** Offers and answers have these codecs. After {@link #addTrack}, before the first of them. */
  public void prefer(CodecPreferences codecs) {
    this.codecs = Optional.of(codecs);
    preferInSections();
  }

  /** In every section, since a rollback may have taken some back and others have come instead. */
  private void preferInSections() {
    codecs.ifPresent(
        preferences -> {
          for (RTCRtpTransceiver section : connection.getTransceivers()) {
            preferences.applyTo(section);
          }
        });
  }

  /** The sections of the call, in the order of the description; new Java objects each time. */
  public RTCRtpTransceiver[] transceivers() {
    return connection.getTransceivers();
  }

  /**
   * Receives nothing in that section any more: libwebrtc stops its decoder as soon as the next own
   * description is set, before anybody has answered (measured).
   */
  public void stopReceiving(String mid) {
    for (RTCRtpTransceiver section : connection.getTransceivers()) {
      if (mid.equals(section.getMid()) && !section.stopped()) {
        boolean sends = section.getDirection() == RTCRtpTransceiverDirection.SEND_RECV;
        section.setDirection(
            sends ? RTCRtpTransceiverDirection.SEND_ONLY : RTCRtpTransceiverDirection.INACTIVE);
      }
    }
  }

  /** Opens a data channel, ordered and reliable. */
  public NativeChannel openChannel(String label) {
    return keep(connection.createDataChannel(label, new RTCDataChannelInit()));
  }

  /** Takes a channel that was made; also on the native thread that shows it. */
  NativeChannel keep(RTCDataChannel made) {
    NativeChannel channel = new NativeChannel(scope, made);
    channels.add(channel);
    return channel;
  }

  /**
   * Uses other STUN and TURN servers for what is gathered from now on, which the next own offer
   * does (W3C webrtc, setConfiguration). What is gathered already stays as it is.
   *
   * @param configuration the same but for the servers
   */
  public void configure(RTCConfiguration configuration) {
    connection.setConfiguration(configuration);
  }

  /** The next offer has new ICE credentials, and is asked for. */
  public void restartIce() {
    connection.restartIce();
  }

  /** The own offer that stands, with the candidates gathered so far. */
  public RTCSessionDescription pendingLocal() {
    return connection.getPendingLocalDescription();
  }

  public RTCSignalingState signalingState() {
    return connection.getSignalingState();
  }

  public CompletableFuture<RTCSessionDescription> createOffer() {
    return describe(observer -> connection.createOffer(new RTCOfferOptions(), observer));
  }

  /** With the preferred codecs also in sections that the peer has added. */
  public CompletableFuture<RTCSessionDescription> createAnswer() {
    preferInSections();
    return describe(observer -> connection.createAnswer(new RTCAnswerOptions(), observer));
  }

  public CompletableFuture<Void> setLocal(RTCSessionDescription description) {
    return set(observer -> connection.setLocalDescription(description, observer));
  }

  /** Applies it, with the rate at which this side shall begin to send. */
  public CompletableFuture<Void> setRemote(RTCSdpType type, String sdp) {
    RTCSessionDescription description = new RTCSessionDescription(type, StartRate.in(sdp));
    return set(observer -> connection.setRemoteDescription(description, observer));
  }

  /** Takes the own offer back. */
  public CompletableFuture<Void> rollBack() {
    return setLocal(new RTCSessionDescription(RTCSdpType.ROLLBACK, ""));
  }

  /**
   * Adds a candidate of the peer.
   *
   * @throws Error where it makes no sense
   */
  public void addCandidate(RTCIceCandidate candidate) {
    connection.addIceCandidate(candidate);
  }

  public CompletableFuture<RTCStatsReport> statistics() {
    return limited(future -> connection.getStats(report -> done(future, report)));
  }

  private void fallSilent() {
    callbackRelay.cut();
    channels.forEach(NativeChannel::cut);
  }

  /** Blocks, and hangs where the sound server has died: for a worker. Once. */
  public void close() {
    channels.forEach(NativeChannel::close);
    connection.close();
    channels.forEach(NativeChannel::free);
  }

  private CompletableFuture<RTCSessionDescription> describe(
      Consumer<CreateSessionDescriptionObserver> call) {
    return limited(
        future ->
            call.accept(
                new CreateSessionDescriptionObserver() {
                  @Override
                  public void onSuccess(RTCSessionDescription description) {
                    done(future, description);
                  }

                  @Override
                  public void onFailure(String reason) {
                    failed(future, reason);
                  }
                }));
  }

  private CompletableFuture<Void> set(Consumer<SetSessionDescriptionObserver> call) {
    return limited(
        future ->
            call.accept(
                new SetSessionDescriptionObserver() {
                  @Override
                  public void onSuccess() {
                    done(future, null);
                  }

                  @Override
                  public void onFailure(String reason) {
                    failed(future, reason);
                  }
                }));
  }

  private <T> void done(CompletableFuture<T> future, T value) {
    post(() -> future.complete(value));
  }

  private void failed(CompletableFuture<?> future, String reason) {
    post(() -> future.completeExceptionally(new IllegalStateException(reason)));
  }

  /** The whole of every native callback: what is thrown out of one aborts the JVM (measured). */
  private void post(Runnable event) {
    try {
      loop.post(event);
    } catch (Throwable failure) {
      LOG.error("an event from WebRTC was lost", failure);
    }
  }

  private <T> CompletableFuture<T> limited(Consumer<CompletableFuture<T>> call) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Loop.Timer timer =
        loop.after(
            LIMIT,
            () -> future.completeExceptionally(new TimeoutException("no response from WebRTC")));
    try {
      call.accept(future);
    } catch (RuntimeException | Error refused) { // some calls report by an Error
      future.completeExceptionally(refused);
    }
    return future.whenComplete((value, failure) -> timer.cancel());
  }

  /**
   * Leads what the connection reports, on its native thread, to the one who owns it. The library
   * may keep it forever, so it refers to the relay and to nothing else.
   */
  private static final class Observer implements PeerConnectionObserver {
    private final CallbackRelay<NativePeer> callbackRelay;

    Observer(CallbackRelay<NativePeer> callbackRelay) {
      this.callbackRelay = callbackRelay;
    }

    @Override
    public void onRenegotiationNeeded() {
      callbackRelay.tell(peer -> peer.events.negotiationNeeded());
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
      callbackRelay.tell(peer -> peer.events.candidate(candidate));
    }

    @Override
    public void onIceConnectionChange(RTCIceConnectionState state) {
      callbackRelay.tell(
          peer -> LOG.debug("ICE: {}", state)); // what comes after it and before media is DTLS
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
      if (state == RTCIceGatheringState.COMPLETE) {
        callbackRelay.tell(peer -> peer.events.gatheringEnded());
      }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      callbackRelay.tell(peer -> peer.events.state(state));
    }

    @Override
    public void onIceCandidateError(RTCPeerConnectionIceErrorEvent error) {
      callbackRelay.tell(peer -> peer.events.serverError(error.getUrl(), error.getErrorCode()));
    }

    @Override
    public void onDataChannel(RTCDataChannel opened) {
      callbackRelay.act(
          owner -> {
            if (owner.channels.size() >= MOST_CHANNELS) {
              callbackRelay.tell(peer -> opened.close());
              return;
            }
            NativeChannel channel = owner.keep(opened);
            callbackRelay.tell(peer -> peer.events.channel(channel));
          });
    }
  }
}
