package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativeErrors;
import dev.parley.connection.webrtc.NativePeer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges the candidates of both sides (trickle ICE, RFC 8838): our own follow the description
 * that they belong to, and the peer's wait for the one that they need, and are tried as {@link
 * CandidateFilter} admits. Used on the loop.
 */
final class Candidates {
  private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);

  /** The extension that libwebrtc writes into a candidate (RFC 8839, section 5.1). */
  private static final Pattern FRAGMENT = Pattern.compile(" ufrag (\\S+)");

  private final Scope scope;
  private final NativePeer peer;
  private final Connection.Listener listener;
  private final IceFailureDiagnosis iceFailureDiagnosis;
  private final CandidateFilter filter;
  private final EarlyCandidates early = new EarlyCandidates();

  /** A remote description was applied: candidates can be. */
  private boolean described;

  /** Own candidates wait until the description that they belong to was sent; null while none. */
  private List<IceCandidate> withheld;

  /** How many of the peer's came one by one, in this generation. */
  private int received;

  Candidates(
      Scope scope,
      NativePeer peer,
      Connection.Listener listener,
      IceFailureDiagnosis iceFailureDiagnosis,
      CandidateFilter filter) {
    this.scope = scope;
    this.filter = filter;
    this.peer = peer;
    this.listener = listener;
    this.iceFailureDiagnosis = iceFailureDiagnosis;
  }

  /** A description is being set, and will be sent: its candidates come after it. */
  void withhold() {
    withheld = new ArrayList<>();
  }

  /** The description was sent. */
  void sendWithheld() {
    List<IceCandidate> candidates = withheld;
    withheld = null;
    if (candidates != null) {
      candidates.forEach(this::send);
    }
  }

  /** The description was sent with all of them in it. */
  void dropWithheld() {
    withheld = null;
  }

  /** The icecandidate event. */
  void gathered(RTCIceCandidate candidate) {
    iceFailureDiagnosis.gathered(candidate.sdp);
    Matcher fragment = FRAGMENT.matcher(candidate.sdp);
    IceCandidate own =
        new IceCandidate(
            candidate.sdp,
            candidate.sdpMid,
            candidate.sdpMLineIndex,
            fragment.find() ? fragment.group(1) : null);
    if (withheld != null) {
      withheld.add(own);
    } else {
      send(own);
    }
  }

  private void send(IceCandidate candidate) {
    if (!scope.isOver()) {
      listener.localCandidate(candidate);
    }
  }

  /** The peer's description without the candidates that are not tried. */
  SessionDescription cleaned(SessionDescription peers) {
    return new SessionDescription(peers.type(), filter.cleaned(peers.sdp()));
  }

  /**
   * A remote description was applied.
   *
   * @param restarted whether it begins a new generation of candidates
   */
  void described(boolean restarted) {
    described = true;
    received = restarted ? 0 : received;
    early.take().forEach(this::add);
  }

  /** A candidate of the peer, checked already. */
  void received(IceCandidate candidate) {
    if (described) {
      add(candidate);
    } else {
      early.add(candidate);
    }
  }

  private void add(IceCandidate candidate) {
    received++;
    if (received <= DescriptionLimits.MOST_CANDIDATES) {
      filter
          .admitted(candidate.candidate())
          .ifPresentOrElse(
              admitted -> attempt(candidate, admitted),
              () -> LOG.debug("a candidate of the peer is not tried: {}", candidate.candidate()));
    }
  }

  private void attempt(IceCandidate candidate, String admitted) {
    iceFailureDiagnosis.received(admitted);
    try {
      peer.addCandidate(
          new RTCIceCandidate(
              candidate.mid() == null ? "" : candidate.mid(),
              candidate.lineIndex() == null ? -1 : candidate.lineIndex(),
              admitted));
    } catch (RuntimeException | Error nonsense) { // webrtc-java reports by both
      LOG.debug("a candidate of the peer is not used: {}", NativeErrors.text(nonsense));
    }
  }
}
