package dev.parley.connection;

import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.connection.Connection.Candidate;
import dev.parley.connection.Connection.Description;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.text.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges descriptions with the peer by perfect negotiation (W3C webrtc, section 10.7) over
 * webrtc-java, which has neither a setLocalDescription without argument nor an implicit rollback.
 * What comes from the peer may be anything. Used on the loop.
 *
 * <p>What was on its way when the server went away is lost. So an offer without an answer is said
 * again; a peer that has answered it answers once more, and changes nothing.
 */
final class Negotiator {
  private static final Words WORDS = Words.in(Negotiator.class);

  private static final Logger LOG = LoggerFactory.getLogger(Negotiator.class);

  /** Browsers' descriptions of such a call are some 10 KB long. */
  static final int LONGEST_SDP = 256 * 1024;

  /** Its change is an ICE restart (RFC 8839, section 4.4.1.1.1). */
  private static final Pattern UFRAG = Pattern.compile("(?m)^a=ice-ufrag:(\\S+)");

  private final SyntheticAudioHold quiet;
  private final NativePeer peer;
  private final boolean polite;
  private final Candidates candidates;
  private final Events events;
  private final Operations operations = new Operations(this::failed);
  private final StandingOffer standing;

  /** An own offer is wanted and has not been sent yet. */
  private boolean makingOffer;

  /** The last offer of the peer was ignored, and the candidates that follow it mean nothing. */
  private boolean ignoringOffer;

  /** Descriptions can reach the peer. */
  private boolean signalling = true;

  /** An own offer is wanted, once descriptions can reach the peer. */
  private boolean offerWanted;

  /** The last answer of the peer fitted nothing; a second in a row is one too many. */
  private boolean answerUnfit;

  /** The peer's ICE credential; empty before its first description. */
  private String peerUfrag = "";

  private boolean closed;

  /** What comes of it. */
  interface Events {
    /** Send this to the peer. */
    void localDescription(Description description);

    /** A description of the peer was applied. */
    void described(String sdp);

    /** Offer and answer are exchanged, as far as this side can tell. */
    void agreed();

    /** The peer has restarted ICE. */
    void peerRestarted();

    /**
     * This side gives way with its first offer. It is not rolled back: after that, libwebrtc cuts
     * off all media at each later rollback (measured). A new connection shall take this offer.
     */
    void firstOffersCollide(Description offer);

    /** It cannot go on; one sentence for a person. */
    void negotiationFailed(String sentence);
  }

  /**
   * @param held whether no offer leaves before {@link #letGo}
   */
  Negotiator(
      Loop loop,
      Media media,
      NativePeer peer,
      boolean polite,
      boolean held,
      Candidates candidates,
      Events events) {
    this.quiet = new SyntheticAudioHold(media);
    this.peer = peer;
    this.polite = polite;
    this.candidates = candidates;
    this.events = events;
    standing = new StandingOffer(loop, peer, candidates, held, this::send);
  }

  /** Nothing is sent or applied any more. */
  void close() {
    closed = true;
    standing.close();
    candidates.close();
    operations.close();
  }

  /** Whether nothing is being negotiated, as far as this side knows; for tests. */
  boolean isSettled() {
    return !makingOffer && operations.isIdle() && peer.signalingState() == RTCSignalingState.STABLE;
  }

  /** The peer wants the offer that was made for it in advance. */
  void letGo() {
    standing.letGo();
  }

  /** Descriptions can reach the peer, or not. */
  void signalling(boolean up) {
    if (closed) {
      return;
    }
    signalling = up;
    standing.signalling(up);
    if (up && offerWanted) {
      negotiationNeeded();
    }
  }

  /** The negotiationneeded event; several collapse into one offer. */
  void negotiationNeeded() {
    offerWanted = !signalling;
    if (!closed && !makingOffer && signalling) {
      makingOffer = true; // "makingOffer = true;"
      operations.chain(() -> quiet.during(this::offer));
    }
  }

  private CompletableFuture<?> offer() {
    if (closed || !makingOffer || peer.signalingState() != RTCSignalingState.STABLE) {
      makingOffer = false; // overtaken by the peer's; libwebrtc asks again once it is stable
      return CompletableFuture.completedFuture(null);
    }
    // "await pc.setLocalDescription(); signaling.send({description: pc.localDescription});
    //  ... finally { makingOffer = false; }"
    return peer.createOffer().thenCompose(this::setLocalAndOffer);
  }

  private CompletableFuture<Void> setLocalAndOffer(RTCSessionDescription offer) {
    candidates.withhold();
    return peer.setLocal(offer)
        .thenRun(
            () -> {
              makingOffer = false;
              if (!closed) {
                standing.made(offer);
              }
            });
  }

  private CompletableFuture<Void> setLocalAndAnswer(RTCSessionDescription answer) {
    candidates.withhold();
    return peer.setLocal(answer)
        .thenRun(
            () -> {
              send(answer);
              candidates.sendWithheld();
            });
  }

  private void send(RTCSessionDescription description) {
    if (!closed) {
      boolean offer = description.sdpType == RTCSdpType.OFFER;
      Description.Type type = offer ? Description.Type.OFFER : Description.Type.ANSWER;
      events.localDescription(new Description(type, description.sdp));
    }
  }

  /** A description of the peer. */
  void received(Description description) {
    if (closed) {
      return;
    }
    if (description.sdp().length() > LONGEST_SDP
        || !operations.chain(() -> quiet.during(() -> decide(description)))) {
      fail(WORDS.say("failure.tooMuch"));
    }
  }

  private CompletableFuture<?> decide(Description description) {
    if (closed) {
      return CompletableFuture.completedFuture(null);
    }
    Negotiation.Decision decision =
        Negotiation.decide(description.type(), makingOffer, peer.signalingState(), polite);
    LOG.debug("{} of the peer: {}", description.type(), decision);
    return switch (decision) {
      case IGNORE -> {
        ignoringOffer = description.type() == Description.Type.OFFER;
        if (ignoringOffer && !peerUfrag.isEmpty()) { // first offers cross, and are not lost
          standing.prevails();
        }
        yield CompletableFuture.completedFuture(null);
      }
      case APPLY -> apply(description);
      case ROLL_BACK_FIRST -> giveWay(description);
    };
  }

  private CompletableFuture<?> giveWay(Description offer) {
    if (!peerUfrag.isEmpty()) {
      return peer.rollBack().thenCompose(done -> apply(offer));
    }
    events.firstOffersCollide(offer);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<?> apply(Description description) {
    ignoringOffer = false;
    String sdp = description.sdp();
    return description.type() == Description.Type.OFFER ? applyOffer(sdp) : applyAnswer(sdp);
  }

  private CompletableFuture<?> applyOffer(String sdp) {
    makingOffer = false; // ours gave way; libwebrtc asks again if it is still needed
    standing.over();
    return peer.setRemote(RTCSdpType.OFFER, sdp)
        .thenRun(() -> described(sdp))
        .thenCompose(done -> peer.createAnswer())
        .thenCompose(this::setLocalAndAnswer)
        .thenRun(events::agreed);
  }

  /**
   * One that fits nothing may be late, from an offer that was said twice: the offer still stands,
   * and is said again when the answer is due.
   */
  private CompletableFuture<?> applyAnswer(String sdp) {
    return peer.setRemote(RTCSdpType.ANSWER, sdp)
        .handle(
            (done, failure) -> {
              if (failure != null && answerUnfit) {
                throw new CompletionException(failure);
              }
              answerUnfit = failure != null;
              if (failure == null) {
                standing.over();
                described(sdp);
                events.agreed();
              } else {
                LOG.warn("an answer does not match the offer: {}", NativeErrors.text(failure));
              }
              return null;
            });
  }

  private void described(String sdp) {
    candidates.described();
    events.described(sdp);
    Matcher ufrag = UFRAG.matcher(sdp);
    String fresh = ufrag.find() ? ufrag.group(1) : "";
    boolean restarted = !peerUfrag.isEmpty() && !peerUfrag.equals(fresh);
    peerUfrag = fresh;
    if (restarted) {
      events.peerRestarted();
    }
  }

  /** A candidate of the peer. */
  void received(Candidate candidate) {
    if (closed || !EarlyCandidates.isCandidate(candidate)) {
      return;
    }
    operations.chain( // one too many is dropped: a peer that sends 500 has others
        () -> {
          // "if (!ignoreOffer) throw err; // Suppress ignored offer's candidates"
          if (!ignoringOffer) {
            candidates.received(candidate);
          }
          return CompletableFuture.completedFuture(null);
        });
  }

  private void failed(Throwable failure) {
    LOG.warn("negotiation failed: {}", NativeErrors.text(failure));
    fail(WORDS.say("failure.negotiation"));
  }

  private void fail(String sentence) {
    if (!closed) {
      events.negotiationFailed(sentence);
    }
  }
}
