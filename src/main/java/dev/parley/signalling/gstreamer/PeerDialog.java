package dev.parley.signalling.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue with one peer. The protocol has descriptions and candidates alone; this makes offer
 * and accept of them: a first SDP offer rings and is held back until it is accepted, an SDP answer
 * accepts. Loop only.
 */
final class PeerDialog implements PeerMessage.Handler, GstMessage.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(PeerDialog.class);

  /** Candidates that are held back of a peer that has offered nothing yet. */
  private static final int MOST_EARLY = 32;

  /** Where it stands. */
  enum Stage {
    NOTHING,
    /** The peer has offered, or asked for an offer. */
    RINGING,
    /** Its offer was declined without a message; a new one counts again. */
    DECLINED,
    /** This side has offered. */
    CALLING,
    /** Both want it. */
    OPEN
  }

  /** Carries messages to the peer and reports to the controller. */
  interface Surroundings {
    /** Sends a text to the peer. */
    void wire(String text);

    /** Tells the controller. */
    void tell(PeerMessage message);

    /** Ends the call, in the way that the protocol has. */
    void hangUp();

    /** Whether a first offer of the peer goes before the own one that it has crossed. */
    boolean givesWay();

    /** Whether a peer with a new connection may ring again. */
    boolean mayBeginAnew();
  }

  private final Loop loop;
  private final Surroundings around;
  private Stage stage = Stage.NOTHING;
  private String ownName = "";

  /** What the peer calls itself; until it does, what it is called. Empty for nothing. */
  private String peerName;

  private final PendingOffer pendingOffer = new PendingOffer();

  /** Of the offer that was declined. */
  private String declined = "";

  /** Of the own offer that went out last. */
  private String ownOffer = "";

  /** {@link Sdp#session} of the peer, once known. */
  private String peerSession = "";

  /** The peer's offer was dropped for the own one, and so are its candidates. */
  private boolean deaf;

  /** The peer asked for an offer, and got an accept. */
  private boolean requested;

  /**
   * @param peerName of a peer that gives none, as most give none
   */
  PeerDialog(Loop loop, String peerName, Surroundings around) {
    this.loop = loop;
    this.peerName = peerName;
    this.around = around;
  }

  Stage stage() {
    return stage;
  }

  /** What the peer is called; empty for nothing. */
  String peerName() {
    return peerName;
  }

  /** Whether this side, having accepted, sends the first description. */
  boolean wasRequested() {
    return requested;
  }

  // What the controller says

  /** The user calls. */
  @Override
  public void offer(PeerMessage.Offer offer) {
    ownName = offer.name();
    if (stage != Stage.CALLING && stage != Stage.OPEN) {
      forget();
      stage = Stage.CALLING;
    }
  }

  /** The user accepts; what was held back follows on a later turn. */
  @Override
  public void accept(PeerMessage.Accept accept) {
    ownName = accept.name();
    if (stage == Stage.RINGING) {
      stage = Stage.OPEN;
      requested = pendingOffer.offer() == null;
      loop.post(this::deliver);
    } else if (stage != Stage.OPEN) {
      loop.post(() -> around.tell(new PeerMessage.Close())); // it has gone
    }
  }

  private void deliver() {
    if (stage != Stage.OPEN) {
      return;
    }
    GstMessage.Offer offer = pendingOffer.takeOffer();
    if (offer != null) {
      peerSession = Sdp.session(offer.sdp());
      tell(new SessionDescription(Type.OFFER, offer.sdp()));
    }
    pendingOffer.takeCandidates().forEach(this::tell);
  }

  @Override
  public void close() {
    around.hangUp();
  }

  /** The protocol has no word for it. */
  @Override
  public void failed() {
    around.hangUp();
  }

  /** Skips an offer that was sent already: a connection loses nothing. */
  @Override
  public void description(SessionDescription description) {
    boolean offer = description.type() == Type.OFFER;
    String version = Sdp.version(description.sdp());
    boolean wanted = stage == Stage.OPEN || (stage == Stage.CALLING && offer);
    if (!wanted) {
      LOG.info("a description is not sent: {}", stage);
    } else if (!offer || !version.equals(ownOffer)) {
      ownOffer = offer ? version : ownOffer;
      around.wire(GstMessage.write(description, ownName));
    }
  }

  /** End-of-candidates is not said: the protocol has no word for it. */
  @Override
  public void candidate(IceCandidate candidate) {
    boolean wanted = stage == Stage.OPEN || stage == Stage.CALLING;
    if (wanted && !candidate.candidate().isEmpty() && candidate.lineIndex() != null) {
      around.wire(GstMessage.write(candidate));
    }
  }

  /** Drops the call that rings, without a message, until a new offer. */
  void decline() {
    String offer = pendingOffer.offer() == null ? "" : Sdp.version(pendingOffer.offer().sdp());
    forget();
    declined = offer;
    stage = Stage.DECLINED;
  }

  /** Ends the dialogue on either side; reports nothing. */
  void end() {
    forget();
    stage = Stage.NOTHING;
  }

  private void forget() {
    pendingOffer.clear();
    declined = "";
    ownOffer = "";
    peerSession = "";
    deaf = false;
    requested = false;
  }

  /** Tells the controller again what still rings. */
  void repeat() {
    if (stage == Stage.RINGING) {
      around.tell(new PeerMessage.Offer(peerName));
    }
  }

  // What the peer says

  @Override
  public void offer(GstMessage.Offer offer) {
    noteName(offer.name());
    switch (stage) {
      case NOTHING -> ring(offer);
      case RINGING -> {
        GstMessage.Offer before = pendingOffer.offer();
        boolean another = before != null && !sameSession(Sdp.session(before.sdp()), offer.sdp());
        if (!another || around.mayBeginAnew()) {
          ring(offer);
        }
      }
      case DECLINED -> {
        if (!Sdp.version(offer.sdp()).equals(declined)) {
          ring(offer);
        }
      }
      case CALLING -> collide(offer);
      case OPEN -> renegotiate(offer);
    }
  }

  /** Both have called. The lower id accepts, and exactly one of the two offers stands. */
  private void collide(GstMessage.Offer offer) {
    if (around.givesWay()) {
      forget();
      ring(offer);
    } else {
      deaf = true;
    }
  }

  private void renegotiate(GstMessage.Offer offer) {
    if (peerSession.isEmpty() || sameSession(peerSession, offer.sdp())) {
      tell(new SessionDescription(Type.OFFER, offer.sdp()));
    } else if (around.mayBeginAnew()) {
      end();
      around.tell(new PeerMessage.Close());
      ring(offer);
    } else {
      LOG.info("an offer of another session is dropped");
    }
  }

  private void ring(GstMessage.Offer offer) {
    stage = Stage.RINGING;
    declined = "";
    pendingOffer.keep(offer);
    around.tell(new PeerMessage.Offer(peerName));
  }

  @Override
  public void request() {
    switch (stage) {
      case NOTHING, DECLINED, RINGING -> {
        if (stage != Stage.RINGING) {
          forget();
        }
        stage = Stage.RINGING;
        around.tell(new PeerMessage.Offer(peerName));
      }
      case CALLING, OPEN -> {} // it has an offer, or will
    }
  }

  @Override
  public void answer(GstMessage.Answer answer) {
    noteName(answer.name());
    SessionDescription said = new SessionDescription(Type.ANSWER, answer.sdp());
    if (stage == Stage.CALLING && !ownOffer.isEmpty()) {
      stage = Stage.OPEN;
      deaf = false;
      peerSession = Sdp.session(answer.sdp());
      around.tell(new PeerMessage.Accept(peerName));
      tell(said);
      pendingOffer.takeCandidates().forEach(this::tell);
    } else if (stage == Stage.OPEN
        && (peerSession.isEmpty() || sameSession(peerSession, answer.sdp()))) {
      peerSession = Sdp.session(answer.sdp());
      tell(said);
    } else if (stage == Stage.NOTHING) {
      around.tell(new PeerMessage.Accept(peerName)); // of an offer that does not stand any more
    }
  }

  @Override
  public void ice(GstMessage.Ice ice) {
    switch (stage) {
      case NOTHING ->
          pendingOffer.keep(
              ice.candidate(), MOST_EARLY); // GStreamer's peers may send the first before the SDP
      case RINGING -> pendingOffer.keep(ice.candidate(), PendingOffer.MOST);
      case CALLING -> {
        if (!deaf) {
          pendingOffer.keep(ice.candidate(), PendingOffer.MOST);
        }
      }
      case DECLINED -> {}
      case OPEN -> {
        if (pendingOffer.offer() == null) {
          tell(ice.candidate());
        } else { // the offer is not delivered yet
          pendingOffer.keep(ice.candidate(), PendingOffer.MOST);
        }
      }
    }
  }

  private void tell(SessionDescription said) {
    around.tell(new PeerMessage.Description(said));
  }

  private void tell(IceCandidate said) {
    around.tell(new PeerMessage.Candidate(said));
  }

  private void noteName(String name) {
    peerName = name.isEmpty() ? peerName : name;
  }

  private static boolean sameSession(String session, String sdp) {
    return session.equals(Sdp.session(sdp));
  }
}
