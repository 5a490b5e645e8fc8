package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line: at most one call is on it. Holds the {@link Phase}, looks up in {@link CallEvent} what
 * each event asks for, and does it. Loop only.
 */
final class Line {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final Loop loop;
  private final String ownId;
  private final Signalling signalling;
  private final Connection.Factory connections;
  private final Offers offers;
  private final LineOwner owner;
  private final CallMedia media;

  private Phase phase = Phase.IDLE;

  /** Null exactly while IDLE. */
  private Call call;

  private String notice = "";
  private Loop.Timer limit = () -> {};

  Line(
      Loop loop,
      String ownId,
      Signalling signalling,
      Connection.Factory connections,
      Offers offers,
      LineOwner owner) {
    this.loop = loop;
    this.ownId = ownId;
    this.signalling = signalling;
    this.connections = connections;
    this.offers = offers;
    this.owner = owner;
    this.media = new CallMedia(loop, owner);
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

  /** What goes to and fro in the call. */
  CallMedia media() {
    return media;
  }

  /** Is this the peer of the call, from which alone accept, close, SDP and candidates count? */
  boolean isPartner(String peerId) {
    return call != null && call.peerId.equals(peerId);
  }

  /** The server is lost or back, or it is time to repeat what must be repeated. */
  void link(CallEvent event) {
    happen(event, call == null ? "" : call.peerId, "");
  }

  /** Something the user wants, about a peer. */
  void wanted(CallEvent event, String peerId) {
    boolean renews = event == CallEvent.USER_ACCEPTS_INSTEAD && isPartner(peerId);
    happen(renews ? CallEvent.USER_ACCEPTS_PARTNER : event, peerId, "");
  }

  void close() {
    happen(CallEvent.USER_CLOSES, call == null ? "" : call.peerId, "");
  }

  /** A peer offers. With glare, both decide by the same rule: the lower id accepts. */
  void offered(String peerId) {
    CallEvent fromPartner =
        ownId.compareTo(peerId) < 0
            ? CallEvent.PARTNER_OFFERS_HIGHER
            : CallEvent.PARTNER_OFFERS_LOWER;
    heard(peerId, fromPartner, CallEvent.OTHER_OFFERS);
  }

  /** A peer says or does something, which is one thing from the partner and one from others. */
  void heard(String peerId, CallEvent fromPartner, CallEvent fromOther) {
    happen(isPartner(peerId) ? fromPartner : fromOther, peerId, "");
  }

  /** The server brings the partner nothing. */
  void unreachable(String peerId, String sentence) {
    if (isPartner(peerId)) {
      happen(CallEvent.CONNECTION_FAILS, peerId, sentence);
      notice = phase == Phase.IDLE ? sentence : notice; // another network would not help
    }
  }

  /** A peer sends what is for the connection of the call, if it is that of the partner. */
  void passOn(
      String peerId, CallEvent fromPartner, CallEvent fromOther, Consumer<Connection> what) {
    boolean counts = isPartner(peerId) && fromPartner.in(phase) == Step.PASS_ON;
    heard(peerId, fromPartner, fromOther);
    if (counts) {
      what.accept(call.connection);
    }
  }

  /**
   * The one door to every change.
   *
   * @param detail a sentence for the user, may be empty
   */
  private void happen(CallEvent event, String peerId, String detail) {
    loop.assertOn();
    Step step = event.in(phase);
    switch (step) {
      case NEVER, NONE, SILENCE, AWAIT_ACCEPT, PASS_ON -> {}
      case DROP -> owner.dropped(event.name(), peerId, phase);
      case PREPARE_OFFER -> begin(peerId, true, event);
      case PREPARE_ACCEPT -> begin(peerId, false, event);
      case SWITCH -> {
        close();
        begin(peerId, false, event);
      }
      case RENEW -> {
        end(Step.CANCEL, "");
        begin(peerId, false, event);
      }
      case OFFER -> {
        signalling.send(peerId, new PeerMessage.Offer(owner.ownName()));
        enter(Phase.OFFERING, event.words);
        owner.announce(Presence.Status.UNAVAILABLE);
        call.makeReady(signalling); // the partner takes seconds to accept
      }
      case REPEAT_OFFER -> signalling.send(peerId, new PeerMessage.Offer(owner.ownName()));
      case GO_ON_OFFERING -> {
        call.connection.signalling(true);
        signalling.send(peerId, new PeerMessage.Offer(owner.ownName()));
      }
      case ACCEPT -> {
        offers.remove(peerId);
        signalling.send(peerId, new PeerMessage.Accept(owner.ownName()));
        owner.announce(Presence.Status.UNAVAILABLE);
        connect(false, event);
      }
      case CONNECT -> connect(true, event);
      case FLOW -> flow();
      case INTERRUPT -> enter(Phase.RECONNECTING, event.words);
      case HOLD_BACK -> call.connection.signalling(false);
      case GO_ON -> call.connection.signalling(true);
      case NEW_PATH -> call.connection.networkChanged();
      case SHOW_OFFER, KEEP_OFFER -> offers.heard(peerId, loop.now());
      case REMOVE_OFFER -> offers.remove(peerId);
      case MISS -> {
        if (offers.withdraw(peerId)) {
          owner.missed(peerId);
        }
      }
      case BLOCK -> block(peerId);
      case STOP_RINGING -> stopRinging(peerId);
      case DECLINE -> {
        offers.remove(peerId);
        signalling.send(peerId, new PeerMessage.Close());
      }
      case IGNORE -> offers.ignore(peerId);
      default -> // every other step is an end of the call
          end(step, detail);
    }
  }

  /** Local media first: the user sees their own picture, and an accept finds media ready. */
  private void begin(String peerId, boolean offering, CallEvent cause) {
    if (!offering) {
      offers.remove(peerId);
    }
    notice = "";
    Call begun = new Call(peerId);
    call = begun;
    begun.connection = connections.create(new FromConnection(begun));
    media.begin(begun.connection);
    enter(offering ? Phase.PREPARING_OFFER : Phase.PREPARING_ACCEPT, cause.words);
    begun.connection.openMedia();
  }

  private void connect(boolean offered, CallEvent cause) {
    enter(Phase.CONNECTING, cause.words);
    call.connect(signalling, offered);
  }

  private void flow() {
    if (call.since.isEmpty()) {
      call.since = Optional.of(loop.now());
      media.flows();
    }
    enter(Phase.CONNECTED, CallEvent.MEDIA_FLOWS.words);
  }

  /** Nobody stays in a call with whom they block. */
  private void block(String peerId) {
    offers.remove(peerId);
    if (isPartner(peerId)) {
      close();
    }
  }

  private void stopRinging(String peerId) {
    if (offers.remove(peerId)) {
      notice = Sentences.notice(EndReason.ANSWERED_ELSEWHERE, owner.name(peerId), "");
    }
  }

  private void end(Step step, String detail) {
    Call ended = call;
    limit.cancel();
    boolean mayStillOffer = step == Step.CANCEL || step == Step.MEDIA_FAILED_UNTOLD;
    if (!mayStillOffer) { // an end that both know of is the end of the partner's offer as well
      offers.remove(ended.peerId);
    }
    step.farewell().ifPresent(word -> signalling.send(ended.peerId, word));
    notice = Sentences.notice(step.reason, owner.name(ended.peerId), why(step, detail));
    call = null;
    media.end();
    ended.connection.close();
    owner.ended(step.reason);
    enter(Phase.IDLE, step.reason.word());
    owner.announce(Presence.Status.AVAILABLE);
  }

  private void enter(Phase next, String cause) {
    loop.assertOn();
    LOG.info("{} -> {} ({})", phase, next, cause);
    phase = next;
    media.entered(next);
    limit.cancel();
    next.limit().ifPresent(limited -> limit = loop.after(limited, this::timeUp));
    owner.changed();
  }

  /** Both sides find no path at about the same time: the second to give up knows why as well. */
  private String why(Step step, String detail) {
    return step.reason == EndReason.FAILED_AT_PEER ? call.connection.obstacle() : detail;
  }

  private void timeUp() {
    String obstacle = call.connection.obstacle();
    String why = obstacle.isEmpty() ? Sentences.timeUp(phase, owner.name(call.peerId)) : obstacle;
    happen(CallEvent.TIME_UP, call.peerId, why);
  }

  /** What the connection of a call reports; it falls silent when closed. */
  private final class FromConnection extends QuietReports {
    private final Call its;

    FromConnection(Call its) {
      super(media, word -> signalling.send(its.peerId, word));
      this.its = its;
    }

    @Override
    public void mediaReady() {
      boolean bothOffer = phase == Phase.PREPARING_OFFER && offers.stands(its.peerId);
      happen(bothOffer ? CallEvent.MEDIA_READY_BOTH_OFFER : CallEvent.MEDIA_READY, its.peerId, "");
    }

    @Override
    public void state(Connection.State state) {
      switch (state) {
        case CONNECTING -> {}
        case CONNECTED -> happen(CallEvent.MEDIA_FLOWS, its.peerId, "");
        case RECONNECTING -> happen(CallEvent.CONNECTIVITY_LOST, its.peerId, "");
      }
    }

    @Override
    public void failed(Connection.Failure failure) {
      boolean media = failure.cause() == Connection.Failure.Cause.MEDIA;
      CallEvent event = media ? CallEvent.MEDIA_FAILS : CallEvent.CONNECTION_FAILS;
      happen(event, its.peerId, failure.sentence());
    }
  }
}
