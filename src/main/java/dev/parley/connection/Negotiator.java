package dev.parley.connection;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.connection.Connection.Candidate;
import dev.parley.connection.Connection.Description;
import dev.parley.media.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges descriptions and candidates with the peer: perfect negotiation (W3C webrtc, section
 * 10.7) over webrtc-java, which has neither a setLocalDescription without argument nor an implicit
 * rollback. What comes from the peer may be anything. Used on the loop.
 */
final class Negotiator {
  private static final Logger LOG = LoggerFactory.getLogger(Negotiator.class);

  /** Browsers' descriptions of such a call are some 10 KB long. */
  static final int LONGEST_SDP = 256 * 1024;

  /** The extension that libwebrtc writes into a candidate (RFC 8839, section 5.1). */
  private static final Pattern FRAGMENT = Pattern.compile(" ufrag (\\S+)");

  private final Media media;
  private final NativePeer peer;
  private final boolean polite;
  private final Connection.Listener listener;
  private final Consumer<String> failed;
  private final Operations operations = new Operations(this::failed);
  private final EarlyCandidates early = new EarlyCandidates();

  /** An own offer is wanted and has not been sent yet. */
  private boolean makingOffer;

  /** The last offer of the peer was ignored, and the candidates that follow it mean nothing. */
  private boolean ignoringOffer;

  /** A remote description was applied: candidates can be. */
  private boolean described;

  /** Own candidates wait until the description that they belong to was sent; null while none. */
  private List<Candidate> withheld;

  private boolean closed;

  /**
   * @param listener gets what is to be sent to the peer
   * @param failed gets one sentence when it cannot go on
   */
  Negotiator(
      Media media,
      NativePeer peer,
      boolean polite,
      Connection.Listener listener,
      Consumer<String> failed) {
    this.media = media;
    this.peer = peer;
    this.polite = polite;
    this.listener = listener;
    this.failed = failed;
  }

  /** Nothing is sent or applied any more. */
  void close() {
    closed = true;
    operations.close();
  }

  /** The negotiationneeded event; several collapse into one offer. */
  void negotiationNeeded() {
    if (!closed && !makingOffer) {
      makingOffer = true; // "makingOffer = true;"
      operations.chain(() -> holdingSound(this::offer));
    }
  }

  private CompletableFuture<?> offer() {
    if (!makingOffer || peer.signalingState() != RTCSignalingState.STABLE) {
      makingOffer = false; // overtaken by the peer's; libwebrtc asks again once it is stable
      return CompletableFuture.completedFuture(null);
    }
    // "await pc.setLocalDescription(); signaling.send({description: pc.localDescription});
    //  ... finally { makingOffer = false; }"
    return peer.createOffer().thenCompose(this::setLocalAndSend).thenRun(() -> makingOffer = false);
  }

  private CompletableFuture<Void> setLocalAndSend(RTCSessionDescription description) {
    withheld = new ArrayList<>();
    return peer.setLocal(description).thenRun(() -> send(description));
  }

  private void send(RTCSessionDescription description) {
    List<Candidate> candidates = withheld;
    withheld = null;
    if (!closed) {
      Description.Type type =
          description.sdpType == RTCSdpType.OFFER
              ? Description.Type.OFFER
              : Description.Type.ANSWER;
      listener.localDescription(new Description(type, description.sdp));
    }
    candidates.forEach(this::send);
  }

  private void send(Candidate candidate) {
    if (!closed) {
      listener.localCandidate(candidate);
    }
  }

  /** The icecandidate event. */
  void gathered(RTCIceCandidate candidate) {
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
      send(own);
    }
  }

  /** A description of the peer. */
  void received(Description description) {
    if (closed) {
      return;
    }
    if (description.sdp().length() > LONGEST_SDP
        || !operations.chain(() -> holdingSound(() -> decide(description)))) {
      fail("The peer sent too much to agree on.");
    }
  }

  private CompletableFuture<?> decide(Description description) {
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
        peer.setRemote(new RTCSessionDescription(type, description.sdp()))
            .thenRun(this::addEarlyCandidates);
    if (!offer) {
      return applied;
    }
    makingOffer = false; // ours gave way; libwebrtc asks again if it is still needed
    return applied.thenCompose(done -> peer.createAnswer()).thenCompose(this::setLocalAndSend);
  }

  private void addEarlyCandidates() {
    described = true;
    early.take().forEach(this::add);
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
            addOrKeep(candidate);
          }
          return CompletableFuture.completedFuture(null);
        });
  }

  private void addOrKeep(Candidate candidate) {
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
      LOG.debug("a candidate of the peer is not used: {}", withoutBody(nonsense.getMessage()));
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

  private void failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("negotiation failed: {}", withoutBody(cause.getMessage()));
    fail("The two sides could not agree on how to connect.");
  }

  /** libwebrtc quotes the peer's line in brackets at the end, and no message body is logged. */
  private static String withoutBody(String message) {
    return String.valueOf(message).replaceFirst("(?s) \\[.*", "");
  }

  private void fail(String sentence) {
    if (!closed) {
      failed.accept(sentence);
    }
  }
}
