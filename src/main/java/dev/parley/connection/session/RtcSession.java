package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.PictureKind;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.connection.Connection.State;
import dev.parley.connection.Reachability;
import dev.parley.connection.Scope;
import dev.parley.connection.Statistics;
import dev.parley.connection.webrtc.CodecPreferences;
import dev.parley.connection.webrtc.NativeChannel;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.connection.webrtc.Outgoing;
import dev.parley.connection.webrtc.RemoteTracks;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.device.SoundGate;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one RTCPeerConnection from the first offer to its end, and connects its parts: descriptions,
 * path, tracks and side channel. Used on the loop but for {@link #close}.
 *
 * <p>Whatever one of those has to know of another passes here, and nowhere else; all of them end
 * with its {@link Scope}.
 */
final class RtcSession {
  private static final Words WORDS = Words.in(RtcSession.class);

  private static final Logger LOG = LoggerFactory.getLogger(RtcSession.class);

  /**
   * How long the side that is not polite leaves the first offer to the other; that always makes
   * one. First offers that collide cost a round more, and their rollback does harm: a Chromium 156
   * may never gather a candidate after it (measured), and see {@link
   * Negotiator.Events#firstOffersCollide}.
   */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** Who makes the first offer. */
  enum FirstOffer {
    /** This side, at once. */
    OWN,
    /** This side, in advance: it waits for {@link #offer}. */
    PREPARED,
    /** The peer, unless it lets {@link #PATIENCE} pass. */
    PEERS
  }

  /**
   * How it begins.
   *
   * @param role this side's part in the negotiation
   */
  record Plan(NegotiationRole role, FirstOffer first) {}

  /** Who owns it. */
  interface Owner {
    /** Gets what happens to the connection. */
    Connection.Listener listener();

    /** It cannot go on; one sentence for a person. At most once. */
    void failed(Cause cause, String sentence);

    /** End this one, and let another take this first offer of the peer. */
    void startOver(SessionDescription offer);
  }

  private final Scope scope;
  private final Connection.Listener listener;
  private final Owner owner;
  private final SoundGate.Hold connecting;
  private final RemoteTracks tracks;
  private final IceFailureDiagnosis iceFailureDiagnosis;
  private final SideChannel sideChannel;
  private final DataChannels dataChannels;
  private final PathKeeper path;
  private final NativePeer peer;
  private final Candidates candidates;
  private final Negotiator negotiator;
  private final SessionWatch watch;
  private final Outgoing sound;
  private final Outgoing picture;

  /** Whether what was not agreed on may be asked for again. */
  private final boolean renegotiates;

  /** When this side makes an offer that libwebrtc asks for. */
  private enum Offering {
    /** Soon, if the peer makes none: the first offer is left to it. */
    PATIENT,
    /** At once. */
    AT_ONCE,
    /**
     * Not at all: the peer has taken of this side what it wants, as one that only sends or only
     * receives does, and shall get no offer that brings nothing new.
     */
    CONTENTED
  }

  private Offering offering;

  private final Flows flows;

  /** What the peer says that it sends, whether that is shown or not. */
  private MediaState said = MediaState.ALL;

  private Loop.Timer ownOffer = () -> {};

  /**
   * Makes the RTCPeerConnection and adds the tracks; negotiation follows by itself.
   *
   * @param server by which descriptions reach the peer
   */
  RtcSession(RtcSetup setup, Reachability server, Flows flows, Plan plan, Owner owner) {
    NegotiationRole role = plan.role();
    this.flows = flows;
    scope = new Scope(setup.loop(), server);
    listener = owner.listener();
    this.owner = owner;
    offering = plan.first() == FirstOffer.PEERS ? Offering.PATIENT : Offering.AT_ONCE;
    renegotiates = role.traits().renegotiates();
    iceFailureDiagnosis = new IceFailureDiagnosis(setup.servers().now());
    sideChannel = new SideChannel(this::peerSends);
    dataChannels = new DataChannels(sideChannel, listener);
    path = new PathKeeper(scope, renegotiates, this::restartIce, this::become);
    Media media = setup.media();
    connecting = media.holdSound();
    NativePeer made = null;
    try {
      RTCConfiguration configuration = setup.configuration();
      made = new NativePeer(scope, media, configuration, new PeerEvents());
      peer = made;
      tracks =
          new RemoteTracks(
              scope, flows.pictures(), flows.sound(), media.isSilent(), this::tooLarge);
      candidates = new Candidates(scope, peer, listener, iceFailureDiagnosis, setup.candidates());
      negotiator = new Negotiator(scope, peer, role.polite(), candidates, new Agreed());
      if (plan.first() == FirstOffer.PREPARED) {
        negotiator.hold();
      }
      if (!role.polite() && role.traits().dataChannel()) {
        dataChannels.open(peer);
      }
      sound = peer.addTrack(flows.capture().audio(), flows.capture().sendsAudio());
      picture = peer.addTrack(flows.capture().video(), flows.capture().sendsVideo());
      // Those that do not understand redundant audio may take the first codec, and not know it.
      peer.prefer(CodecPreferences.of(media, role.traits().redundantAudio()));
      SessionWatch.Parts parts = new SessionWatch.Parts(peer, picture, tracks, sideChannel);
      watch = new SessionWatch(scope, parts, flows, listener);
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      scope.end();
      giveUp(made);
      throw refused;
    }
  }

  /** Null where not even a connection could be made. */
  private void giveUp(NativePeer made) {
    if (made == null) {
      connecting.release();
      return;
    }
    scope
        .loop()
        .offload("close what was refused", made::close, CLOSE_LIMIT)
        .whenComplete((closed, failure) -> connecting.release());
  }

  /** What the native side reports, until the end. */
  private final class PeerEvents implements NativePeer.Events {
    @Override
    public void negotiationNeeded() {
      ownOffer.cancel();
      switch (offering) {
        case PATIENT -> ownOffer = scope.after(PATIENCE, negotiator::negotiationNeeded);
        case AT_ONCE -> negotiator.negotiationNeeded();
        case CONTENTED -> {}
      }
    }

    @Override
    public void candidate(RTCIceCandidate candidate) {
      candidates.gathered(candidate);
    }

    @Override
    public void state(RTCPeerConnectionState state) {
      if (!scope.isOver()) {
        path.changed(state);
      }
    }

    @Override
    public void channel(NativeChannel channel) {
      if (!scope.isOver()) {
        dataChannels.use(channel);
      }
    }

    @Override
    public void serverError(String url, int code) {
      iceFailureDiagnosis.error(url, code);
    }
  }

  /** What comes of the exchange of descriptions. */
  private final class Agreed implements Negotiator.Events {
    @Override
    public void localDescription(SessionDescription description) {
      listener.localDescription(description);
    }

    @Override
    public void applying() {
      tracks.letGo();
    }

    /** The peer may have stopped a section, and added another in its place. */
    @Override
    public void answering() {
      if (!scope.isOver()) {
        sendAgain(sound, flows.capture().audio());
        sendAgain(picture, flows.capture().video());
      }
    }

    private void sendAgain(Outgoing outgoing, MediaStreamTrack idle) {
      try {
        peer.sendAgain(outgoing, idle);
      } catch (RuntimeException | Error refused) { // not while the one that stops has the track
        LOG.info("nothing is sent in a section that the peer has added: {}", refused.toString());
      }
    }

    @Override
    public void unchanged() {
      agreed();
    }

    @Override
    public void described(String sdp) {
      iceFailureDiagnosis.received(sdp);
    }

    @Override
    public void agreed() {
      if (!scope.isOver()) {
        boolean refusing = tracks.isRefusing();
        tracks.agreed(peer.transceivers());
        sideChannel.agreed(tracks.hasSound(), tracks.hasPicture());
        if (tracks.isRefusing() != refusing) { // what the peer says has not changed by that
          peerSends(said);
        }
      }
    }

    @Override
    public void peerRestarted() {
      path.peerRestarted();
    }

    @Override
    public void firstOffersCollide(SessionDescription offer) {
      owner.startOver(offer);
    }

    @Override
    public void negotiationFailed(String sentence) {
      owner.failed(Cause.NEGOTIATION, sentence);
    }
  }

  private void restartIce() {
    iceFailureDiagnosis.gathersAnew();
    offering = offering == Offering.CONTENTED ? Offering.AT_ONCE : offering;
    negotiator.wish();
    peer.restartIce();
  }

  private void become(State next) {
    if (next == State.CONNECTED) {
      connecting.release();
    }
    listener.state(next);
    watch.becomes(next);
  }

  /** The call goes on without that picture; its decoder is stopped, which needs a new offer. */
  private void tooLarge(String mid, int width, int height) {
    String sentence = WORDS.say("note.picture.large", "" + width, "" + height);
    LOG.warn(sentence);
    listener.note(sentence);
    negotiator.offerAnew(() -> peer.stopReceiving(mid), renegotiates);
    peerSends(said);
  }

  private void peerSends(MediaState says) {
    said = says;
    MediaState sent =
        tracks.isRefusing()
            ? new MediaState(says.microphone(), PictureKind.NONE, says.lacksMicrophone(), false)
            : says;
    tracks.play(sent.microphone());
    listener.peerSends(sent);
    watch.peerSends(sent);
  }

  /** The peer wants to connect: the offer that was prepared goes to it. */
  void offer() {
    negotiator.letGo();
  }

  /** Other STUN and TURN servers, from the next gathering on; what runs is not disturbed. */
  void use(RTCConfiguration configuration) {
    try {
      peer.configure(configuration);
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      LOG.warn("other ICE servers are not used in this call: {}", refused.toString());
    }
  }

  void remoteDescription(SessionDescription description) {
    if (!renegotiates) { // before libwebrtc may ask for more
      offering = Offering.CONTENTED;
    }
    if (description.type() == SessionDescription.Type.OFFER) {
      offering = renegotiates ? Offering.AT_ONCE : Offering.CONTENTED;
      ownOffer.cancel(); // libwebrtc asks again once it is stable, if one is still needed
    }
    negotiator.received(description);
  }

  void remoteCandidate(IceCandidate candidate) {
    negotiator.received(candidate);
  }

  /** Sends another picture from now on; null for none. */
  void picture(VideoTrack track) {
    picture.replace(track);
  }

  /** Sends other sound from now on; null for none. */
  void sound(AudioTrack track) {
    sound.replace(track);
  }

  /**
   * This side sends that now: the peer is told.
   *
   * @param motion whether a screen is sent as a film
   */
  void sends(MediaState sent, boolean motion) {
    watch.sends(sent, motion);
  }

  DataChannels data() {
    return dataChannels;
  }

  /** As {@link Connection#certificates}. */
  CompletableFuture<Certificates> certificates() {
    return peer.certificates();
  }

  /** The machine is in another network. */
  void networkChanged() {
    path.networkChanged();
  }

  /** As {@link Connection#obstacle}. Any thread. */
  String obstacle() {
    return path.isConnected() ? "" : iceFailureDiagnosis.sentence(path.wasConnected());
  }

  CompletableFuture<Statistics> statistics() {
    return watch.statistics();
  }

  CompletableFuture<Double> microphoneLevel() {
    return watch.microphoneLevel();
  }

  /** Whether nothing is being negotiated; for tests. */
  boolean isSettled() {
    return negotiator.isSettled();
  }

  /** The own offer that stands, with the candidates gathered so far; empty for none; for tests. */
  String standingOffer() {
    RTCSessionDescription offer = peer.pendingLocal();
    return offer == null ? "" : offer.sdp;
  }

  /** First step of the end: nothing is told, sent or shown any more. Any number of times. */
  void end() {
    scope.end();
  }

  /** Second step, after what feeds the tracks has stopped. Blocks; for a worker. Once. */
  void close() {
    peer.close();
  }

  /** Last step: made-up sound may flow in other calls. Any thread. */
  void letSoundFlow() {
    connecting.release();
  }
}
