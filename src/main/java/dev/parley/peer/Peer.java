package dev.parley.peer;

import dev.parley.call.CallRef;
import dev.parley.call.IceCandidate;
import dev.parley.call.IceServer;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.peer.AllowList.FirstIds;
import dev.parley.peer.group.GroupController;
import dev.parley.peer.presence.OwnPresence;
import dev.parley.peer.presence.PresenceReplies;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

/**
 * The controller of one user in one channel: who is there, which offers stand, and the call, which
 * has one {@link CallController} for each of the others in it. It alone changes these, on the loop,
 * and publishes a {@link PeerState} after each change.
 *
 * <p>The protocol is that of the existing web peers: presence, then offer, accept and close, then
 * descriptions and candidates between the two that want each other. docs/calls.md says what each
 * event does in each phase.
 */
public final class Peer implements Intents {
  private final Loop loop;
  private final Self self;
  private final Signalling signalling;
  private final Connection.Factory connections;
  private final Listener listener;
  private final Roster roster = new Roster();
  private final OtherDevices others = new OtherDevices();
  private final PeerFilter filter = new PeerFilter();
  private final Offers offers;
  private final LocalMedia media;
  private final OwnPresence own;
  private final PresenceReplies replies;
  private final StatePublisher publisher;
  private final Expiry expiry;
  private final Answering answering;
  private final CurrentCall calls;
  private final GroupController group;

  private Link link = Link.of(Link.State.OFFLINE);
  private PeerState.Notices notices = PeerState.Notices.NONE;

  /**
   * Who this side is, and where.
   *
   * @param channel the id of the channel; empty for none
   * @param id the user id under which the signalling logs in
   * @param name the name that others see, empty for none
   */
  public record Self(String channel, String id, String name) {}

  /**
   * How this side reaches the server and the others.
   *
   * @param random from 0 (inclusive) to 1, for the spread of answers
   * @param features what uses the data channels of the calls
   */
  public record Network(
      Signalling.Factory signalling,
      Connection.Factory connections,
      DoubleSupplier random,
      List<DataFeature> features) {

    /** Whose calls carry sound and pictures alone. */
    public Network(
        Signalling.Factory signalling, Connection.Factory connections, DoubleSupplier random) {
      this(signalling, connections, random, List.of());
    }
  }

  public Peer(Loop loop, Self self, Network network, Listener listener) {
    this.loop = loop;
    this.self = self;
    this.listener = listener;
    connections = network.connections();
    signalling = network.signalling().create(new FromSignalling());
    offers = new Offers(loop, roster, filter, signalling, this::tell);
    publisher = new StatePublisher(loop, roster, this::state, listener::state);
    media = new LocalMedia(loop, publisher::now);
    own =
        new OwnPresence(
            signalling,
            self.name(),
            () -> link.isOnline(),
            this::isBusy,
            () -> others.isBusy(loop.now()));
    CurrentCall.Around around =
        new CurrentCall.Around(
            signalling, connections, network.features(), roster, filter, offers, media);
    calls = new CurrentCall(loop, self.id(), around, new ForCalls());
    group = calls.group();
    replies = new PresenceReplies(loop, network.random(), own::answer);
    expiry = new Expiry(loop, roster, offers, this::changed);
    answering =
        new Answering(loop, () -> link.isOnline() && !isBusy(), this::shownOffers, this::accept);
  }

  /** Accepts offers of these without being told to, from now on. Any thread. */
  public void answer(AllowList allowed) {
    answer(allowed, FirstIds.forThisSession());
  }

  /**
   * As {@link #answer(AllowList)}.
   *
   * @param firstIds who has come under which bare name; from now on for the loop alone
   */
  public void answer(AllowList allowed, FirstIds firstIds) {
    Optional<FirstIds> known = Optional.of(firstIds).filter(ids -> signalling.idsLast());
    act(() -> answering.allow(allowed, known));
  }

  /** Goes online. */
  public void join() {
    act(signalling::join);
  }

  /**
   * Ends the calls, says goodbye to the channel and goes offline; the future completes when that is
   * on its way, on any thread.
   */
  public CompletableFuture<Void> leave() {
    return CompletableFuture.supplyAsync(this::doLeave, loop::post).thenCompose(left -> left);
  }

  @Override
  public void connect(String peerId) {
    act(() -> doConnect(peerId));
  }

  @Override
  public void accept(String peerId) {
    act(() -> doAccept(CallEvent.USER_ACCEPTS, peerId));
  }

  @Override
  public void acceptInstead(String peerId) {
    act(() -> doAccept(CallEvent.USER_ACCEPTS_INSTEAD, peerId));
  }

  @Override
  public void decline(String peerId) {
    act(() -> answer(OfferEvent.USER_DECLINES, peerId));
  }

  @Override
  public void ignore(String peerId) {
    act(() -> answer(OfferEvent.USER_IGNORES, peerId));
  }

  @Override
  public void block(String peerId) {
    act(() -> doBlock(peerId));
  }

  @Override
  public void unblock(String peerId) {
    act(() -> doUnblock(peerId));
  }

  @Override
  public void add(String peerId) {
    act(() -> group.add(peerId));
  }

  @Override
  public void withdraw(String peerId) {
    act(() -> group.withdraw(peerId));
  }

  @Override
  public void close() {
    act(() -> calls.everyCall(CallEvent.USER_CLOSES));
  }

  @Override
  public void microphone(boolean on) {
    act(() -> media.microphone(on));
  }

  @Override
  public void camera(boolean on) {
    act(() -> media.camera(on));
  }

  @Override
  public void share(String screenId) {
    act(() -> media.share(screenId));
  }

  @Override
  public void shareAsFilm(boolean on) {
    act(() -> media.motion(on));
  }

  @Override
  public void dismissNote() {
    act(media::dismissNote);
  }

  @Override
  public void dismissNotice(long number) {
    act(() -> notices = notices.without(notice -> notice.number() == number));
  }

  @Override
  public void rename(String name) {
    act(() -> own.rename(name));
  }

  @Override
  public void seenMissed() {
    act(offers::seenMissed);
  }

  @Override
  public void rejoin() {
    act(signalling::join);
  }

  @Override
  public void rejoin(String password) {
    act(() -> signalling.join(password));
  }

  /** Comes back after another client of this user has taken the place, and leaves it there. */
  public void comeBack() {
    act(signalling::joinBeside);
  }

  /** The machine's network has changed. */
  public void networkChanged() {
    act(signalling::networkChanged);
    act(() -> calls.everyCall(CallEvent.NETWORK_CHANGES));
  }

  /** The machine has slept. */
  public void woke() {
    act(signalling::woke);
  }

  /** Every intent comes this way. */
  private void act(Runnable intent) {
    loop.post(intent);
    loop.post(this::changed);
  }

  private CompletableFuture<Void> doLeave() {
    loop.assertOn();
    calls.everyCall(CallEvent.USER_CLOSES);
    own.announce(Presence.Status.GONE);
    replies.clear();
    offers.clear();
    roster.clear();
    changed();
    return signalling.leave();
  }

  /** Calling a peer that offers a call accepts its offer. */
  private void doConnect(String peerId) {
    if (offers.stands(peerId)) {
      doAccept(CallEvent.USER_ACCEPTS, peerId);
    } else if (link.isOnline() && canBeCalled(peerId)) {
      offers.forgetMissed(peerId); // called back
      calls.begin(CallEvent.USER_CALLS, peerId);
    }
  }

  private boolean canBeCalled(String peerId) {
    boolean unseen = !signalling.traits(peerId).presence() && !peerId.isBlank();
    return unseen || roster.canBeCalled(peerId, loop.now());
  }

  /** An offer cannot be accepted while nobody would hear it. */
  private void doAccept(CallEvent event, String peerId) {
    if (offers.stands(peerId) && link.isOnline()) {
      offers.forgetMissed(peerId); // its earlier calls are answered with this one
      calls.begin(event, peerId);
    }
  }

  private void answer(OfferEvent event, String peerId) {
    if (offers.stands(peerId)) {
      offers.forgetMissed(peerId);
      offers.happen(event, peerId);
    }
  }

  /** Nobody stays in a call with whom they block. */
  private void doBlock(String peerId) {
    offers.happen(OfferEvent.USER_BLOCKS, peerId);
    calls.with(peerId).ifPresent(call -> calls.everyCall(CallEvent.USER_CLOSES));
    group.withdraw(peerId);
    group.isOut(peerId);
    offers.forgetMissed(peerId);
    String name = roster.name(peerId);
    filter.block(peerId, name);
    replies.forget(peerId);
    roster.remove(peerId);
    forgetNoticesOf(peerId);
    notices = notices.with(Sentences.blocked(name), Optional.of(peerId));
  }

  /** A peer that has been heard meanwhile is in the list at once, another at its next word. */
  private void doUnblock(String peerId) {
    filter
        .unblock(peerId, loop.now())
        .ifPresent(presence -> roster.heard(peerId, presence, loop.now()));
    forgetNoticesOf(peerId);
  }

  private void forgetNoticesOf(String peerId) {
    notices = notices.without(notice -> notice.undo().equals(Optional.of(peerId)));
  }

  /**
   * Says this for a while; what can be undone stays beside it.
   *
   * @param sentence empty for nothing more to say
   */
  private void tell(String sentence) {
    notices =
        sentence.isEmpty()
            ? notices.without(notice -> notice.undo().isEmpty())
            : notices.with(sentence, Optional.empty());
  }

  private List<PeerState.Offer> shownOffers() {
    return offers.shown(
        id ->
            calls.with(id).filter(call -> !call.phase().isShowingPeer()).isPresent()
                && calls.isOfThis(id));
  }

  private boolean isBusy() {
    return calls.isBusy();
  }

  private void changed() {
    loop.assertOn();
    expiry.plan();
    answering.plan();
    publisher.soon();
  }

  private PeerState state() {
    return new PeerState(
        Sentences.status(link),
        self.channel(),
        own.name().isEmpty() ? roster.name(self.id()) : own.name(),
        !own.name().isEmpty(),
        signalling.namesTravel() ? "" : self.id(),
        signalling.callees(),
        publisher.rows(),
        shownOffers().stream().map(answering::marked).toList(),
        offers.shownMissed(id -> !isBusy() && canBeCalled(id)),
        calls.shown(),
        calls.shownGroup(),
        filter.shownBlocked(),
        notices,
        new PeerState.Local(media.settings(), media.own(), media.note()));
  }

  /** What the owner of the peer hears, on the loop. */
  public interface Listener {
    /** Each change of the link to the server, once, and before anything follows from it. */
    default void link(Link link) {}

    /** The server knows this user now; the channel comes next. */
    default void loggedIn() {}

    /** What the server hands out; as {@link Signalling.Listener#iceServers}. */
    default void iceServers(List<IceServer> handedOut) {}

    /** Each change, once. */
    void state(PeerState state);

    /** The counters of a running call, about once a second from when media can flow. */
    void statistics(String peerId, Statistics statistics);

    /** A call with a peer, or the making of one, has ended; the state follows. */
    void ended(String peerId, EndReason reason);
  }

  /** What the calls need of their user. */
  private final class ForCalls implements CurrentCall.Owner {
    @Override
    public String ownName() {
      return own.name();
    }

    @Override
    public boolean isOnline() {
      return link.isOnline();
    }

    @Override
    public boolean excludes(String peerId) {
      return answering.excludes(peerId, roster.name(peerId));
    }

    @Override
    public void announce(Presence.Status status) {
      own.announce(status);
    }

    @Override
    public void tell(String sentence) {
      Peer.this.tell(sentence);
    }

    @Override
    public void letIn() {
      shownOffers().forEach(offer -> calls.letIn(offer.peerId()));
    }

    @Override
    public void heardDirectly(String peerId, PeerMessage message) {
      message.handleBy(new FromPeer(peerId));
      Peer.this.changed();
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      listener.statistics(peerId, statistics);
    }

    @Override
    public void ended(String peerId, EndReason reason) {
      listener.ended(peerId, reason);
    }

    @Override
    public void changed() {
      publisher.now();
    }
  }

  /** What the server, the others in the channel and the user's other devices say. */
  private final class FromSignalling implements Signalling.Listener {
    @Override
    public void link(Link next) {
      listener.link(next);
      boolean wasOnline = link.isOnline();
      link = next;
      if (next.isOnline() && !wasOnline) {
        own.arrive();
        calls.everyCall(CallEvent.LINK_BACK);
      } else if (!next.isOnline() && wasOnline) {
        calls.everyCall(CallEvent.LINK_LOST);
      }
      changed();
    }

    @Override
    public void loggedIn() {
      listener.loggedIn();
    }

    @Override
    public void iceServers(List<IceServer> handedOut) {
      connections.iceServers(handedOut);
      listener.iceServers(handedOut);
    }

    @Override
    public void presence(String peerId, Presence presence) {
      loop.assertOn();
      filter.note(peerId, presence, loop.now());
      if (filter.admits(peerId, loop.now())) {
        switch (presence.status()) {
          case READY -> replies.joined(peerId, roster.size());
          case GONE -> {
            replies.forget(peerId); // and before the roster forgets its name:
            group.isOut(peerId);
            calls.heard(peerId, CallEvent.PARTNER_LEAVES, OfferEvent.OTHER_LEAVES);
          }
          case AVAILABLE -> {
            if (!signalling.callsEverybody()) { // there it is the server that says so
              group.isOut(peerId);
            }
            offers.peerIsFree(peerId, calls.with(peerId).isPresent());
          }
          case UNAVAILABLE, AWAY -> {}
        }
        calls.with(peerId).ifPresent(call -> call.says(presence.status()));
        roster.heard(peerId, presence, loop.now());
      }
      changed();
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      loop.assertOn();
      if (filter.admits(peerId, loop.now())) {
        message.handleBy(new FromPeer(peerId));
        stopWhatWasAnsweredElsewhere(peerId);
      }
      changed();
    }

    @Override
    public void unreachable(String peerId, String sentence) {
      calls.with(peerId).ifPresent(call -> call.unreachable(sentence));
      changed();
    }

    @Override
    public void answeredElsewhere(String peerId) {
      calls.heard(peerId, CallEvent.PARTNER_IS_TAKEN, OfferEvent.OTHER_IS_TAKEN);
      changed();
    }

    @Override
    public void otherDevice(Presence presence) {
      others.heard(presence.status(), loop.now());
      offers.standing().forEach(this::stopWhatWasAnsweredElsewhere);
      calls.partners().forEach(this::stopWhatWasAnsweredElsewhere);
      changed();
    }

    /** Two signs together say it, and either may come last: see {@link OtherDevices}. */
    private void stopWhatWasAnsweredElsewhere(String peerId) {
      if (others.haveAnswered(peerId, loop.now())) {
        calls.heard(
            peerId, CallEvent.PARTNER_ANSWERED_ELSEWHERE, OfferEvent.OTHER_ANSWERED_ELSEWHERE);
      }
    }

    @Override
    public void beat() {
      own.beat();
      calls.everyCall(CallEvent.BEAT);
    }
  }

  /** One message of one peer. */
  private final class FromPeer implements PeerMessage.Handler {
    private final String peerId;

    FromPeer(String peerId) {
      this.peerId = peerId;
    }

    @Override
    public void offer(PeerMessage.Offer offer) {
      roster.heard(peerId, offer.name(), loop.now());
      CallRef call = offer.call();
      if (call.joins()) {
        calls.admit(peerId, call);
        return;
      }
      boolean comesIn = calls.with(peerId).isEmpty() && group.hasRoom(peerId);
      boolean outside = group.isSeveral() && !group.hasRoom(peerId);
      if (comesIn || outside) {
        offers.happen(OfferEvent.OTHER_OFFERS, peerId);
        calls.letIn(peerId);
      } else {
        calls.with(peerId).filter(this::accepts).ifPresent(mine -> group.adopt(call));
        calls.offersTo(peerId);
      }
      offers.isOf(peerId, call);
    }

    /** Whether the call with the partner becomes the one that it offers. */
    private boolean accepts(CallController mine) {
      boolean higher = self.id().compareTo(peerId) < 0;
      return mine.phase() == Phase.PREPARING_OFFER || mine.phase() == Phase.OFFERING && higher;
    }

    /** Who accepts offers no more: its own offer crossed this side's, which it has answered. */
    @Override
    public void accept(PeerMessage.Accept accept) {
      roster.heard(peerId, accept.name(), loop.now());
      offers.remove(peerId);
      boolean asked = calls.with(peerId).filter(call -> call.phase() == Phase.OFFERING).isPresent();
      if (calls.with(peerId).isEmpty() && group.hasRoom(peerId)) {
        calls.letIn(peerId); // it was given up, and answers all the same
        return;
      }
      if (asked && group.isOfAnother(accept.call())) {
        filter.dropped("an accept", peerId, "it is of another call", loop.now());
        return;
      }
      calls.heard(peerId, CallEvent.PARTNER_ACCEPTS, OfferEvent.OTHER_ACCEPTS);
      if (asked) {
        group.acceptedBy(peerId, accept.call());
      }
    }

    @Override
    public void invite(CallRef call) {
      if (call.joins() && !group.is(call.id())) {
        offers.happen(OfferEvent.OTHER_OFFERS, peerId);
        offers.isOf(peerId, call);
      }
    }

    @Override
    public void withdraw(String callId) {
      if (offers.call(peerId).joins() && offers.call(peerId).id().equals(callId)) {
        offers.happen(OfferEvent.OTHER_CLOSES, peerId);
      }
    }

    @Override
    public void refuse(String callId) {
      group.refused(peerId, callId);
    }

    @Override
    public void full(String callId) {
      group.full(peerId, callId);
    }

    @Override
    public void members(PeerMessage.Members members) {
      group.heard(peerId, members);
    }

    @Override
    public void close() {
      group.isOut(peerId);
      calls.heard(peerId, CallEvent.PARTNER_CLOSES, OfferEvent.OTHER_CLOSES);
    }

    @Override
    public void failed() {
      calls.heard(peerId, CallEvent.PARTNER_FAILS, OfferEvent.OTHER_FAILS);
    }

    @Override
    public void description(SessionDescription description) {
      if (filter.admits(peerId, description, loop.now())) {
        noteNegotiation();
        calls.heard(peerId, call -> call.describes(description), OfferEvent.OTHER_DESCRIBES);
      }
    }

    @Override
    public void candidate(IceCandidate candidate) {
      if (filter.admits(peerId, candidate, loop.now())) {
        noteNegotiation();
        calls.heard(
            peerId, call -> call.sendsCandidate(candidate), OfferEvent.OTHER_SENDS_CANDIDATE);
      }
    }

    /** A peer that rings here, or is being accepted here, cannot mean this device yet. */
    private void noteNegotiation() {
      boolean accepting =
          calls.with(peerId).filter(call -> call.phase() == Phase.PREPARING_ACCEPT).isPresent();
      if (accepting || offers.stands(peerId)) {
        others.negotiates(peerId, loop.now());
      }
    }
  }
}
