package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages our own offer from its creation to its answer: holds it back until the peer wants it, and
 * repeats it when it may be lost. Used on the loop.
 */
final class StandingOffer {
  private static final Logger LOG = LoggerFactory.getLogger(StandingOffer.class);

  /** An answer takes a round trip and some 100 ms; after so long it is not on its way. */
  static final Duration ANSWER_DUE = Duration.ofSeconds(5);

  /**
   * The same where the peer has offered meanwhile: with this one, it would have given way. Longer
   * than a round trip, or it would be answered twice for nothing.
   */
  static final Duration GIVING_WAY = Duration.ofMillis(1500);

  private final Scope scope;
  private final NativePeer peer;
  private final Candidates candidates;
  private final Consumer<RTCSessionDescription> send;

  /** The peer does not want it yet. */
  private boolean held;

  /** It was made, and held back. */
  private boolean ready;

  private Loop.Timer answerDue = () -> {};

  /**
   * @param send takes it to the peer
   */
  StandingOffer(
      Scope scope, NativePeer peer, Candidates candidates, Consumer<RTCSessionDescription> send) {
    this.scope = scope;
    this.peer = peer;
    this.candidates = candidates;
    this.send = send;
    scope.onServerBack(this::sayAgain);
  }

  /** Sends nothing before {@link #letGo}. */
  void hold() {
    held = true;
  }

  /** It was set as the local description; its candidates are withheld so far. */
  void made(RTCSessionDescription offer) {
    if (held) {
      ready = true;
    } else {
      send.accept(offer);
      candidates.sendWithheld();
      awaitAnswer(ANSWER_DUE);
    }
  }

  /**
   * The peer wants it: it goes as soon as it is made, with the candidates of the meantime in it.
   */
  void letGo() {
    held = false;
    if (ready) {
      ready = false;
      send.accept(peer.pendingLocal());
      candidates.dropWithheld();
      awaitAnswer(ANSWER_DUE);
    }
  }

  /**
   * An offer of the peer was ignored for this one. Either they crossed, and the answer comes at
   * once; or the peer has never got this one, and waits for an answer itself.
   */
  void prevails() {
    if (!held) {
      awaitAnswer(GIVING_WAY);
    }
  }

  private void awaitAnswer(Duration due) {
    answerDue.cancel();
    answerDue = scope.after(due, this::sayAgain);
  }

  /** With the candidates of now: those that were sent singly may be lost as well. */
  private void sayAgain() {
    answerDue.cancel();
    RTCSessionDescription offer = peer.pendingLocal(); // none where an answer was applied by half
    if (!held
        && scope.isServerUp()
        && offer != null
        && peer.signalingState() == RTCSignalingState.HAVE_LOCAL_OFFER) {
      LOG.info("no answer to the offer; sending it again");
      send.accept(offer);
      awaitAnswer(ANSWER_DUE);
    }
  }

  /** It was answered, or gave way. */
  void over() {
    answerDue.cancel();
  }
}
