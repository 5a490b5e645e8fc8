package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line: at most one call is on it. Holds the {@link Phase} and says on the wire what each
 * change of it asks for. Loop only.
 */
final class Line {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  /** An offer that nobody answers for this long is taken back. */
  static final Duration NO_ANSWER_AFTER = Duration.ofSeconds(60);

  private static final Duration STATISTICS_EVERY = Duration.ofSeconds(1);

  private final Loop loop;
  private final String ownId;
  private final String ownName;
  private final Signalling signalling;
  private final Connection.Factory connections;
  private final LineOwner owner;

  private Phase phase = Phase.IDLE;

  /** Null exactly while IDLE. */
  private Call call;

  private String notice = "";
  private Loop.Timer answerLimit = () -> {};

  Line(
      Loop loop,
      String ownId,
      String ownName,
      Signalling signalling,
      Connection.Factory connections,
      LineOwner owner) {
    this.loop = loop;
    this.ownId = ownId;
    this.ownName = ownName;
    this.signalling = signalling;
    this.connections = connections;
    this.owner = owner;
  }

  Phase phase() {
    return phase;
  }

  Optional<PeerState.Partner> partner() {
    return Optional.ofNullable(call)
        .map(c -> new PeerState.Partner(c.peerId, owner.name(c.peerId), c.since));
  }

  /** A sentence about what has just ended; empty for none. */
  String notice() {
    return notice;
  }

  void dismissNotice() {
    notice = "";
  }

  /** The user wants to call the peer. */
  void offer(String peerId) {
    begin(new Call(peerId, true), Phase.PREPARING_OFFER, "the user offers");
  }

  /** The user accepts the peer's offer. */
  void accept(String peerId) {
    begin(new Call(peerId, false), Phase.PREPARING_ACCEPT, "the user accepts");
  }

  /** Local media first: the user sees their own picture, and an accept finds media ready. */
  private void begin(Call begun, Phase first, String cause) {
    if (phase != Phase.IDLE) {
      return;
    }
    notice = "";
    call = begun;
    begun.connection = connections.create(new FromConnection(begun));
    enter(first, cause);
    begun.connection.openMedia();
  }

  /** The user hangs up, or takes the offer back. */
  void close() {
    if (phase != Phase.IDLE) {
      tellUnlessUnaware(new PeerMessage.Close());
      end(EndReason.CLOSED, "");
    }
  }

  /** Repeats what must be repeated at each beat. */
  void beat() {
    if (phase == Phase.OFFERING) {
      signalling.send(call.peerId, new PeerMessage.Offer(ownName));
    }
  }

  private void mediaReady() {
    boolean wantedByBoth = call.offering && owner.takeOffer(call.peerId);
    if (call.offering && !wantedByBoth) {
      answerLimit = loop.after(NO_ANSWER_AFTER, this::noAnswer);
      signalling.send(call.peerId, new PeerMessage.Offer(ownName));
      enter(Phase.OFFERING, "media is ready");
      owner.announce(Presence.Status.UNAVAILABLE);
    } else {
      becomeAccepter(wantedByBoth ? "both offer" : "media is ready");
    }
  }

  private void becomeAccepter(String cause) {
    signalling.send(call.peerId, new PeerMessage.Accept(ownName));
    owner.announce(Presence.Status.UNAVAILABLE);
    startConnecting(false, cause);
  }

  /** The offerer is the polite peer, the accepter the impolite one. */
  private void startConnecting(boolean polite, String cause) {
    answerLimit.cancel();
    enter(Phase.CONNECTING, cause);
    call.connection.connect(polite);
  }

  private void noAnswer() {
    signalling.send(call.peerId, new PeerMessage.Close());
    end(EndReason.NO_ANSWER, "");
  }

  /** While PREPARING_OFFER the peer does not know of the call yet. */
  private void tellUnlessUnaware(PeerMessage message) {
    if (phase != Phase.PREPARING_OFFER) {
      signalling.send(call.peerId, message);
    }
  }

  private void end(EndReason reason, String detail) {
    Call ended = call;
    answerLimit.cancel();
    notice = Words.notice(reason, owner.name(ended.peerId), detail);
    call = null;
    ended.connection.close();
    owner.ended(reason);
    enter(Phase.IDLE, reason.word());
    owner.announce(Presence.Status.AVAILABLE);
  }

  private void enter(Phase next, String cause) {
    loop.assertOn();
    LOG.info("{} -> {} ({})", phase, next, cause);
    phase = next;
    owner.changed();
  }

  /** Is this the peer of the call, from which alone accept, close, SDP and candidates count? */
  private boolean isPartner(String peerId) {
    return call != null && call.peerId.equals(peerId);
  }

  /** The peer offers. True when that answered this side's own offer, and is no offer to show. */
  boolean offered(String peerId) {
    boolean bothOffer = isPartner(peerId) && phase == Phase.OFFERING;
    if (bothOffer
        && ownId.compareTo(peerId) < 0) { // the same rule on both sides: the lower accepts
      becomeAccepter("both offer");
    }
    return bothOffer;
  }

  /** The peer accepts. */
  void accepted(String peerId) {
    if (isPartner(peerId) && phase == Phase.OFFERING) {
      startConnecting(true, "accepted");
    } else {
      dropped("accept", peerId);
    }
  }

  /** The peer declines, rescinds or hangs up. */
  void closedBy(String peerId) {
    if (isPartner(peerId)) {
      switch (phase) {
        case OFFERING -> end(EndReason.DECLINED, "");
        case PREPARING_ACCEPT -> end(EndReason.RESCINDED, "");
        case CONNECTING, CONNECTED, INTERRUPTED -> end(EndReason.CLOSED_BY_PEER, "");
        case PREPARING_OFFER -> dropped("close", peerId); // of something before this call
        case IDLE -> throw new IllegalStateException("a partner while idle");
      }
    }
  }

  /** The peer reports that its media or connection failed. */
  void failedAt(String peerId) {
    if (isPartner(peerId) && phase != Phase.PREPARING_OFFER) {
      end(EndReason.FAILED_AT_PEER, "");
    }
  }

  /** The peer leaves the channel. */
  void left(String peerId) {
    if (isPartner(peerId)) {
      end(EndReason.LEFT, "");
    }
  }

  void description(String peerId, PeerMessage.Description description) {
    if (isPartner(peerId) && phase.isNegotiable()) {
      call.connection.remoteDescription(Bodies.fromPeer(description));
    } else {
      dropped("description", peerId);
    }
  }

  void candidate(String peerId, PeerMessage.Candidate candidate) {
    if (isPartner(peerId) && phase.isNegotiable()) {
      call.connection.remoteCandidate(Bodies.fromPeer(candidate));
    } else {
      dropped("candidate", peerId);
    }
  }

  private void dropped(String what, String peerId) {
    LOG.info("{} of {} dropped while {}", what, peerId, phase);
  }

  private void pollStatistics(Call polled) {
    if (call == polled) {
      polled.connection.statistics().thenAccept(owner::statistics);
      loop.after(STATISTICS_EVERY, () -> pollStatistics(polled));
    }
  }

  /** What the connection of a call reports; it falls silent when closed. */
  private final class FromConnection implements Connection.Listener {
    private final Call its;

    FromConnection(Call its) {
      this.its = its;
    }

    @Override
    public void mediaReady() {
      Line.this.mediaReady();
    }

    @Override
    public void localDescription(Connection.Description description) {
      signalling.send(its.peerId, Bodies.toPeer(description));
    }

    @Override
    public void localCandidate(Connection.Candidate candidate) {
      signalling.send(its.peerId, Bodies.toPeer(candidate));
    }

    @Override
    public void state(Connection.State state) {
      switch (state) {
        case CONNECTING -> {}
        case CONNECTED -> connected();
        case INTERRUPTED -> enter(Phase.INTERRUPTED, "no connectivity");
      }
    }

    private void connected() {
      boolean first = its.since.isEmpty();
      if (first) {
        its.since = Optional.of(loop.now());
        pollStatistics(its);
      }
      enter(Phase.CONNECTED, "media can flow");
    }

    @Override
    public void failed(Connection.Failure failure) {
      tellUnlessUnaware(new PeerMessage.Failed());
      end(
          switch (failure.cause()) {
            case MEDIA -> EndReason.MEDIA_FAILED;
            case TRANSPORT, NEGOTIATION -> EndReason.CONNECTION_FAILED;
          },
          failure.sentence());
    }
  }
}
