package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.State;
import dev.parley.connection.IceServers;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativeChannel;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.connection.webrtc.Outgoing;
import dev.parley.connection.webrtc.RemoteTracks;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.TestMedia;
import dev.parley.media.capture.Capture;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundGate;
import dev.parley.media.test.ToneMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One side of a negotiation and nothing above it: a native peer, its negotiator, a tone, and three
 * test cards to send.
 */
public final class Driver implements NativePeer.Events, Negotiator.Events, Connection.Listener {
  private final Loop loop = TestMedia.loop();
  private final Media media = TestMedia.media();
  private final boolean polite;
  private final Capture capture;
  private final Capture spare;
  private final Capture extra;
  private final AtomicLong pictures = new AtomicLong();
  private final ToneMeter meter = new ToneMeter();
  private final Scope scope = new Scope(loop);
  private final RemoteTracks tracks =
      new RemoteTracks(
          scope, frame -> pictures.incrementAndGet(), meter, true, (mid, width, height) -> {});
  public final List<String> failures = new ArrayList<>();
  public int offers;

  /** Offers of the other side that came while an own one stood. */
  public int collisions;

  /** Messages to the other side that have not arrived. */
  private int onWire;

  private Driver other;
  private SoundGate.Hold connecting;
  private NativePeer peer;
  private Candidates candidates;
  private Negotiator negotiator;
  private Outgoing first;
  private Outgoing second;
  private boolean swapped;

  /** The first offer is left to the other side, as in a call. */
  private boolean patient;

  public Driver(boolean polite, int toneHz) {
    this.polite = polite;
    patient = !polite;
    capture = open(MediaChoice.TEST.withTone(toneHz));
    spare = open(MediaChoice.parse("test", "none", "test"));
    extra = open(MediaChoice.parse("test", "none", "test"));
  }

  private Capture open(MediaChoice choice) {
    return TestMedia.end(
        "a capture",
        TestMedia.on(() -> media.with(choice).capture(preview -> {}, Capture.Listener.NONE)));
  }

  /** Connects, with a tone and one picture. */
  public void begin(Driver other) {
    this.other = other;
    connecting = media.holdSound();
    peer = new NativePeer(scope, media, IceServers.NONE.configuration(TlsCertPolicy.SECURE), this);
    candidates =
        new Candidates(
            scope,
            peer,
            this,
            new IceFailureDiagnosis(IceServers.NONE),
            new CandidateFilter(false));
    negotiator = new Negotiator(scope, peer, polite, candidates, this);
    peer.addTrack(capture.audio(), true);
    first = peer.addTrack(capture.video(), true);
    second = peer.addTrack(extra.video(), false);
  }

  /** Sends a second picture, in a section of its own. */
  public void add() {
    second.replace(extra.video());
  }

  /** Takes the second picture back. */
  public void remove() {
    second.replace(null);
  }

  /** Opens the second section both ways, or to send only. */
  public void turn() {
    negotiator.wish();
    RTCRtpTransceiver section = peer.transceivers()[2];
    section.setDirection(
        section.getDirection() == RTCRtpTransceiverDirection.SEND_RECV
            ? RTCRtpTransceiverDirection.SEND_ONLY
            : RTCRtpTransceiverDirection.SEND_RECV);
  }

  /** Sends the other picture in the first section. */
  public void swap() {
    swapped = !swapped;
    first.replace(swapped ? spare.video() : capture.video());
  }

  /** Wants new ICE credentials, and so an offer. */
  public void restart() {
    negotiator.wish();
    peer.restartIce();
  }

  public boolean isSettled() {
    return onWire == 0 && negotiator.isSettled();
  }

  public long pictures() {
    return pictures.get();
  }

  public boolean hears(int hertz) {
    return Math.abs(meter.frequency().orElse(0) - hertz) <= 5;
  }

  /** Of each section that both know: whether this side sends in it. */
  public List<Boolean> sends() {
    return sections(RTCRtpTransceiverDirection.SEND_ONLY);
  }

  /** Of each section that both know: whether this side receives in it. */
  public List<Boolean> receives() {
    return sections(RTCRtpTransceiverDirection.RECV_ONLY);
  }

  private List<Boolean> sections(RTCRtpTransceiverDirection way) {
    List<Boolean> sections = new ArrayList<>();
    for (RTCRtpTransceiver transceiver : peer.transceivers()) {
      RTCRtpTransceiverDirection direction = transceiver.getCurrentDirection();
      sections.add(direction == way || direction == RTCRtpTransceiverDirection.SEND_RECV);
    }
    return sections;
  }

  public void close() {
    TestMedia.on(
        () -> {
          scope.end();
          return null;
        });
    captures().forEach(Capture::stop);
    if (peer != null) {
      peer.close();
      connecting.release();
    }
    captures().forEach(Capture::close);
  }

  private List<Capture> captures() {
    return List.of(capture, spare, extra);
  }

  private void travel(Runnable arrive) {
    onWire++;
    loop.post(
        () -> {
          onWire--;
          arrive.run();
        });
  }

  private void arrives(SessionDescription description) {
    boolean offer = description.type() == SessionDescription.Type.OFFER;
    if (offer && peer.signalingState() == RTCSignalingState.HAVE_LOCAL_OFFER) {
      collisions++;
    }
    patient = false;
    negotiator.received(description);
  }

  @Override
  public void localDescription(SessionDescription description) {
    offers += description.type() == SessionDescription.Type.OFFER ? 1 : 0;
    travel(() -> other.arrives(description));
  }

  @Override
  public void localCandidate(IceCandidate candidate) {
    travel(() -> other.negotiator.received(candidate));
  }

  @Override
  public void negotiationNeeded() {
    if (!patient) {
      negotiator.negotiationNeeded();
    }
  }

  @Override
  public void candidate(RTCIceCandidate candidate) {
    candidates.gathered(candidate);
  }

  @Override
  public void state(RTCPeerConnectionState state) {
    if (state == RTCPeerConnectionState.CONNECTED) {
      connecting.release();
    }
  }

  @Override
  public void applying() {
    tracks.letGo();
  }

  @Override
  public void answering() {}

  @Override
  public void unchanged() {
    agreed();
  }

  @Override
  public void agreed() {
    tracks.agreed(peer.transceivers());
  }

  @Override
  public void firstOffersCollide(SessionDescription offer) {
    failures.add("the first offers collide");
  }

  @Override
  public void negotiationFailed(String sentence) {
    failures.add(sentence);
  }

  @Override
  public void failed(Connection.Failure failure) {
    failures.add(failure.sentence());
  }

  // What has no place here.

  @Override
  public void channel(NativeChannel channel) {}

  @Override
  public void serverError(String url, int code) {}

  @Override
  public void described(String sdp) {}

  @Override
  public void peerRestarted() {}

  @Override
  public void mediaReady() {}

  @Override
  public void state(State state) {}

  @Override
  public void sends(MediaState sent) {}

  @Override
  public void peerSends(MediaState sent) {}

  @Override
  public void frozen(boolean now) {}

  @Override
  public void note(String sentence) {}
}
