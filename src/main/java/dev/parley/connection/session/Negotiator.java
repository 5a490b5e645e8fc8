package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativeErrors;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.Optional;
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

  /** Its change is an ICE restart (RFC 8839, section 4.4.1.1.1). */
  private static final Pattern UFRAG = Pattern.compile("(?m)^a=ice-ufrag:(\\S+)");

  /** A call has one or two; each network that comes and goes brings one. */
  static final int OFFERS_AT_ONCE = 30;

  private static final Duration OFFER_EVERY = Duration.ofMillis(500);

  private final NativePeer peer;
  private final boolean polite;
  private final Candidates candidates;
  private final Events events;
  private final Scope scope;
  private final Operations operations;
  private final StandingOffer standing;

  /** An own offer is wanted and has not been sent yet. */
  private boolean makingOffer;

  /** The last offer of the peer was ignored, and the candidates that follow it mean nothing. */
  private boolean ignoringOffer;

  /** An own offer is wanted, once descriptions can reach the peer. */
  private boolean offerWanted;

  /**
   * This side wants something that it has not offered yet. libwebrtc goes on asking for what the
   * peer has refused: of a data channel, 35 times a second (measured).
   */
  private boolean wishful = true;

  /** No more offers than that, whatever libwebrtc and the peer do. */
  private final TokenBucket offers = new TokenBucket(OFFERS_AT_ONCE, 1, OFFER_EVERY);

  private Loop.Timer nextOffer = () -> {};

  /** The last answer of the peer fitted nothing; a second in a row is one too many. */
  private boolean answerUnfit;

  /** The peer's ICE credential; empty before its first description. */
  private String peerUfrag = "";

  /** What comes of it. */
  interface Events {
    /** Send this to the peer. */
    void localDescription(SessionDescription description);

    /**
     * A description of the peer is about to be applied, and the library frees the tracks of each
     * section that it stops. Ends in {@link #agreed}, in {@link #unchanged} or in a failure.
     */
    void applying();

    /** The peer's description was not applied; what was agreed on before stands. */
    void unchanged();

    /** A description of the peer was applied. */
    void described(String sdp);

    /** An offer of the peer was applied, and is answered next. */
    void answering();

    /** Offer and answer are exchanged, as far as this side can tell. */
    void agreed();

    /** The peer has restarted ICE. */
    void peerRestarted();

    /**
     * This side gives way with its first offer. It is not rolled back: after that, libwebrtc cuts
     * off all media at each later rollback (measured). A new connection shall take this offer.
     */
    void firstOffersCollide(SessionDescription offer);

    /** It cannot go on; one sentence for a person. */
    void negotiationFailed(String sentence);
  }

  Negotiator(Scope scope, NativePeer peer, boolean polite, Candidates candidates, Events events) {
    this.scope = scope;
    this.peer = peer;
    this.candidates = candidates;
    this.polite = polite;
    this.events = events;
    operations = new Operations(scope, this::failed);
    standing = new StandingOffer(scope, peer, candidates, this::send);
    scope.onServerBack(this::serverIsBack);
  }

  /** No offer leaves before {@link #letGo}. */
  void hold() {
    standing.hold();
  }

  /** Whether nothing is being negotiated, as far as this side knows; for tests. */
  boolean isSettled() {
    return !makingOffer && operations.isIdle() && peer.signalingState() == RTCSignalingState.STABLE;
  }

  /** The peer wants the offer that was made for it in advance. */
  void letGo() {
    standing.letGo();
  }

  private void serverIsBack() {
    if (offerWanted) {
      negotiationNeeded();
    }
  }

  /** This side wants something new: the next negotiationneeded event leads to an offer. */
  void wish() {
    wishful = true;
  }

  /** The negotiationneeded event; several collapse into one offer. */
  void negotiationNeeded() {
    offerWanted = !scope.isServerUp();
    if (!scope.isOver() && !makingOffer && scope.isServerUp()) {
      makingOffer = true; // "makingOffer = true;"
      operations.chain(() -> peer.quietly(this::offer));
    }
  }

  /**
   * Sets an own offer also while one stands: what this side does not receive any more, it stops
   * receiving whether the peer answers or not.
   *
   * @param change what this side does not receive any more; while no description is applied, which
   *     may free the sections that it looks at
   * @param told false for a peer that bears no offer of that kind
   */
  void offerAnew(Runnable change, boolean told) {
    operations.chain(
        () ->
            peer.quietly(
                () -> {
                  if (scope.isOver()) {
                    return CompletableFuture.completedFuture(null);
                  }
                  change.run();
                  offers.spend(1, scope.loop().now());
                  RTCSignalingState state = peer.signalingState();
                  boolean possible =
                      state == RTCSignalingState.STABLE
                          || state == RTCSignalingState.HAVE_LOCAL_OFFER;
                  if (!possible) {
                    return CompletableFuture.completedFuture(null); // its answer will do
                  }
                  return peer.createOffer()
                      .thenCompose(told ? this::setLocalAndOffer : peer::setLocal);
                }));
  }

  private CompletableFuture<?> offer() {
    if (scope.isOver() || !makingOffer || peer.signalingState() != RTCSignalingState.STABLE) {
      makingOffer = false; // overtaken by the peer's; libwebrtc asks again once it is stable
      return CompletableFuture.completedFuture(null);
    }
    if (!wishful) {
      LOG.debug("no offer of what was offered before");
      makingOffer = false;
      return CompletableFuture.completedFuture(null);
    }
    if (!offers.take(scope.loop().now())) {
      LOG.debug("too many offers; the next one waits");
      makingOffer = false;
      nextOffer.cancel();
      nextOffer = scope.after(OFFER_EVERY, this::negotiationNeeded);
      return CompletableFuture.completedFuture(null);
    }
    wishful = false; // what is wished for from here on may not be in the offer
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
              if (!scope.isOver()) {
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
    if (!scope.isOver()) {
      boolean offer = description.sdpType == RTCSdpType.OFFER;
      SessionDescription.Type type =
          offer ? SessionDescription.Type.OFFER : SessionDescription.Type.ANSWER;
      events.localDescription(new SessionDescription(type, description.sdp));
    }
  }

  /** A description of the peer. */
  void received(SessionDescription description) {
    if (scope.isOver()) {
      return;
    }
    Optional<String> excess = DescriptionLimits.excess(description.sdp());
    if (excess.isPresent()) {
      LOG.warn("the peer's description is refused: {}", excess.get());
      fail(WORDS.say("failure.tooMuch"));
      return;
    }
    SessionDescription cleaned = candidates.cleaned(description);
    if (!operations.chain(() -> peer.quietly(() -> decide(cleaned)))) {
      fail(WORDS.say("failure.tooMuch"));
    }
  }

  private CompletableFuture<?> decide(SessionDescription description) {
    if (scope.isOver()) {
      return CompletableFuture.completedFuture(null);
    }
    Negotiation.Decision decision =
        Negotiation.decide(description.type(), makingOffer, peer.signalingState(), polite);
    LOG.debug("{} of the peer: {}", description.type(), decision);
    return switch (decision) {
      case IGNORE -> {
        ignoringOffer = description.type() == SessionDescription.Type.OFFER;
        if (ignoringOffer && !peerUfrag.isEmpty()) { // first offers cross, and are not lost
          standing.prevails();
        }
        yield CompletableFuture.completedFuture(null);
      }
      case APPLY -> apply(description);
      case ROLL_BACK_FIRST -> giveWay(description);
    };
  }

  private CompletableFuture<?> giveWay(SessionDescription offer) {
    if (!peerUfrag.isEmpty()) {
      wishful = true;
      events.applying();
      return peer.rollBack().thenCompose(done -> apply(offer));
    }
    events.firstOffersCollide(offer);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<?> apply(SessionDescription description) {
    ignoringOffer = false;
    events.applying();
    String sdp = description.sdp();
    return description.type() == SessionDescription.Type.OFFER ? applyOffer(sdp) : applyAnswer(sdp);
  }

  private CompletableFuture<?> applyOffer(String sdp) {
    makingOffer = false; // ours gave way; libwebrtc asks again if it is still needed
    standing.over();
    return peer.setRemote(RTCSdpType.OFFER, sdp)
        .handle((done, failure) -> failure == null ? answer(sdp) : refuse(failure))
        .thenCompose(next -> next);
  }

  private CompletableFuture<?> answer(String sdp) {
    described(sdp);
    events.answering();
    return peer.createAnswer().thenCompose(this::setLocalAndAnswer).thenRun(events::agreed);
  }

  /** As in a browser, the peer gets no answer, and what was agreed on before stands. */
  private CompletableFuture<?> refuse(Throwable failure) {
    if (peerUfrag.isEmpty() || peer.signalingState() != RTCSignalingState.STABLE) {
      return CompletableFuture.failedFuture(failure);
    }
    LOG.warn("an offer of the peer is refused: {}", NativeErrors.text(failure));
    events.unchanged();
    return CompletableFuture.completedFuture(null);
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
                events.unchanged();
              }
              return null;
            });
  }

  private void described(String sdp) {
    Matcher ufrag = UFRAG.matcher(sdp);
    String fresh = ufrag.find() ? ufrag.group(1) : "";
    boolean restarted = !peerUfrag.isEmpty() && !peerUfrag.equals(fresh);
    peerUfrag = fresh;
    candidates.described(restarted);
    events.described(sdp);
    if (restarted) {
      events.peerRestarted();
    }
  }

  /** A candidate of the peer. */
  void received(IceCandidate candidate) {
    if (scope.isOver() || !EarlyCandidates.isCandidate(candidate)) {
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
    if (!scope.isOver()) {
      events.negotiationFailed(sentence);
    }
  }
}
