package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
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
import dev.parley.connection.Certificates;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Scope;
import dev.parley.media.Media;
import dev.parley.media.device.SoundGate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps the one RTCPeerConnection of a call, with futures in place of observers. Its methods are
 * called on the loop, and all that it reports arrives there; the native callbacks do nothing but
 * post. After the end of its scope there is nothing to be had any more: {@link NativeConnection}.
 */
public final class NativePeer {
  private static final Logger LOG = LoggerFactory.getLogger(NativePeer.class);

  /** Ours, and a few of another program; an observer costs memory that is never freed. */
  static final int MOST_CHANNELS = DataChannel.values().length + 7;

  private static final List<String> STREAM = List.of("parley");

  private static final RTCRtpTransceiver[] NOTHING = {};

  private final Scope scope;
  private final Media media;
  private final Events events;
  private final CallbackRelay<NativePeer> callbackRelay;
  private final NativeConnection connection;
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
    this.media = media;
    this.events = events;
    callbackRelay = new CallbackRelay<>(scope.loop(), this);
    connection = new NativeConnection(scope, media, configuration, new Observer(callbackRelay));
    scope.onEnd(callbackRelay::cut);
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
    Outgoing outgoing = new Outgoing(scope, connection.addTrack(track, STREAM), track);
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
    for (RTCRtpTransceiver section : transceivers()) {
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
          for (RTCRtpTransceiver section : transceivers()) {
            preferences.applyTo(section);
          }
        });
  }

  /** The sections of the call, in the order of the description; new Java objects each time. */
  public RTCRtpTransceiver[] transceivers() {
    return scope.isOver() ? NOTHING : connection.open().getTransceivers();
  }

  /**
   * Receives nothing in that section any more: libwebrtc stops its decoder as soon as the next own
   * description is set, before anybody has answered (measured).
   */
  public void stopReceiving(String mid) {
    for (RTCRtpTransceiver section : transceivers()) {
      if (mid.equals(section.getMid()) && !section.stopped()) {
        boolean sends = section.getDirection() == RTCRtpTransceiverDirection.SEND_RECV;
        section.setDirection(
            sends ? RTCRtpTransceiverDirection.SEND_ONLY : RTCRtpTransceiverDirection.INACTIVE);
      }
    }
  }

  /** Opens a data channel. */
  public NativeChannel openChannel(DataChannel kind) {
    return connection.keep(
        connection.open().createDataChannel(kind.label, NativeChannel.init(kind)));
  }

  /**
   * Uses other STUN and TURN servers for what is gathered from now on, which the next own offer
   * does (W3C webrtc, setConfiguration). What is gathered already stays as it is.
   *
   * @param configuration the same but for the servers
   */
  public void configure(RTCConfiguration configuration) {
    if (!scope.isOver()) {
      connection.open().setConfiguration(configuration);
    }
  }

  /** The next offer has new ICE credentials, and is asked for. */
  public void restartIce() {
    connection.open().restartIce();
  }

  /** The own offer that stands, with the candidates gathered so far; null for none. */
  public RTCSessionDescription pendingLocal() {
    return scope.isOver() ? null : connection.open().getPendingLocalDescription();
  }

  public RTCSignalingState signalingState() {
    return scope.isOver() ? RTCSignalingState.CLOSED : connection.open().getSignalingState();
  }

  public CompletableFuture<RTCSessionDescription> createOffer() {
    return connection.ask(
        answer -> connection.open().createOffer(new RTCOfferOptions(), made(answer)));
  }

  /** With the preferred codecs also in sections that the peer has added. */
  public CompletableFuture<RTCSessionDescription> createAnswer() {
    preferInSections();
    return connection.ask(
        answer -> connection.open().createAnswer(new RTCAnswerOptions(), made(answer)));
  }

  public CompletableFuture<Void> setLocal(RTCSessionDescription description) {
    return connection.ask(
        answer -> connection.open().setLocalDescription(description, applied(answer)));
  }

  /** Applies it, with the rate at which this side shall begin to send. */
  public CompletableFuture<Void> setRemote(RTCSdpType type, String sdp) {
    RTCSessionDescription description = new RTCSessionDescription(type, StartRate.in(sdp));
    return connection.ask(
        answer -> connection.open().setRemoteDescription(description, applied(answer)));
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
    connection.open().addIceCandidate(candidate);
  }

  public CompletableFuture<RTCStatsReport> statistics() {
    return connection.ask(answer -> connection.open().getStats(answer::complete));
  }

  /** The certificates of the DTLS handshake; fails before that is done. */
  public CompletableFuture<Certificates> certificates() {
    return statistics().thenApply(CertificateStats::read);
  }

  /**
   * Closes the connection and frees all that came out of it. Blocks, and hangs where the sound
   * server has died: for a worker. Once, after the end of the scope.
   */
  public void close() {
    connection.close();
  }

  /** Whether it is in memory no more; for tests. */
  boolean isFreed() {
    return connection.isFreed();
  }

  private static CreateSessionDescriptionObserver made(
      CompletableFuture<RTCSessionDescription> answer) {
    return new CreateSessionDescriptionObserver() {
      @Override
      public void onSuccess(RTCSessionDescription description) {
        answer.complete(description);
      }

      @Override
      public void onFailure(String reason) {
        answer.completeExceptionally(new IllegalStateException(reason));
      }
    };
  }

  private static SetSessionDescriptionObserver applied(CompletableFuture<Void> answer) {
    return new SetSessionDescriptionObserver() {
      @Override
      public void onSuccess() {
        answer.complete(null);
      }

      @Override
      public void onFailure(String reason) {
        answer.completeExceptionally(new IllegalStateException(reason));
      }
    };
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
            if (owner.connection.channels() >= MOST_CHANNELS) {
              callbackRelay.tell(peer -> NativeChannel.refuse(opened));
              return;
            }
            NativeChannel channel = owner.connection.keep(opened);
            callbackRelay.tell(peer -> peer.events.channel(channel));
          });
    }
  }
}
