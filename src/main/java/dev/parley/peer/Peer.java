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
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
  private final List<DataFeature> features;
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
  private final CallHost callHost = new CallHost();
  private final GroupController group;

  /** Those that run: one with each of the others who are in the same call. */
  private final List<CallController> calls = new ArrayList<>();

  /** One of them ends, and another with the same peer begins. */
  private boolean renews;

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
    features = network.features();
    signalling = network.signalling().create(new FromSignalling());
    group = new GroupController(loop, self.id(), new GroupHost());
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
    act(() -> everyCall(CallEvent.USER_CLOSES));
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
    act(() -> everyCall(CallEvent.NETWORK_CHANGES));
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
    everyCall(CallEvent.USER_CLOSES);
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
      begin(CallEvent.USER_CALLS, peerId);
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
      begin(event, peerId);
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
    with(peerId).ifPresent(call -> everyCall(CallEvent.USER_CLOSES));
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

  /** Begins a call of two, or joins one of several, unless another one goes on all the same. */
  private void begin(CallEvent event, String peerId) {
    CallRef offered = offers.call(peerId);
    if (with(peerId).isEmpty() && group.hasRoom(peerId)) {
      start(event, peerId);
      return;
    }
    for (CallController call : List.copyOf(calls)) {
      boolean renewed = call.peerId().equals(peerId) && !offered.joins();
      boolean instead = event == CallEvent.USER_ACCEPTS_INSTEAD;
      call.happen(instead && renewed ? CallEvent.USER_ACCEPTS_PARTNER : event);
    }
    if (!calls.isEmpty()) {
      return;
    }
    if (signalling.callsEverybody()) {
      group.beginWithEverybody();
      start(event, peerId);
      roster.here().forEach(this::letIn);
    } else if (event == CallEvent.USER_CALLS) {
      group.begin();
      start(event, peerId);
    } else if (offered.joins()) {
      offers.joined(offered);
      group.join(peerId, offered);
    } else {
      group.begin(offered);
      start(event, peerId);
    }
  }

  /** Another one of a channel where everybody is in the call, if there is still room. */
  private void letIn(String peerId) {
    boolean wanted = with(peerId).isEmpty() && !answering.excludes(peerId, roster.name(peerId));
    if (wanted && group.letsIn(peerId)) {
      start(offers.stands(peerId) ? CallEvent.USER_ACCEPTS : CallEvent.USER_CALLS, peerId);
    }
  }

  private void start(CallEvent event, String peerId) {
    CallController call = new CallController(loop, peerId, signalling, connections, callHost);
    calls.add(call);
    group.calling(peerId);
    call.happen(event);
  }

  /** Takes the offers back that stand, if there is nothing else; what was said before stays. */
  private void stopCalling() {
    if (!calls.isEmpty() && calls.stream().allMatch(call -> call.phase().isOffering())) {
      PeerState.Notices said = notices;
      everyCall(CallEvent.USER_CLOSES);
      notices = said;
      changed();
    }
  }

  /** A member of the call that goes on wants to be connected with this side: nobody is asked. */
  private void admit(String peerId, CallRef call) {
    if (!group.admits(peerId, call)) {
      return;
    }
    offers.remove(peerId); // it may have called before
    Optional<CallController> before = with(peerId);
    if (before.filter(one -> one.phase().isShowingPeer()).isPresent()) {
      renews = true;
      before.get().happen(CallEvent.USER_ACCEPTS_PARTNER);
      renews = false;
    }
    if (with(peerId).isEmpty()) {
      start(CallEvent.USER_ACCEPTS, peerId);
    } else {
      offersTo(peerId);
    }
  }

  /** With glare, both sides decide by the same rule: the lower id accepts. */
  private void offersTo(String peerId) {
    boolean higher = self.id().compareTo(peerId) < 0;
    heard(
        peerId,
        higher ? CallEvent.PARTNER_OFFERS_HIGHER : CallEvent.PARTNER_OFFERS_LOWER,
        OfferEvent.OTHER_OFFERS);
  }

  private void everyCall(CallEvent event) {
    List.copyOf(calls).forEach(call -> call.happen(event));
  }

  private Optional<CallController> with(String peerId) {
    return calls.stream().filter(call -> call.peerId().equals(peerId)).findFirst();
  }

  private boolean isBusy() {
    return !calls.isEmpty();
  }

  private List<PeerState.Offer> shownOffers() {
    return offers.shown(
        id ->
            with(id).filter(call -> !call.phase().isShowingPeer()).isPresent()
                && !offers.call(id).joins());
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
        calls.stream().map(CallController::shown).toList(),
        calls.isEmpty() ? PeerState.Group.NONE : shownGroup(),
        filter.shownBlocked(),
        notices,
        new PeerState.Local(media.settings(), media.own(), media.note()));
  }

  private PeerState.Group shownGroup() {
    return new PeerState.Group(
        group.obstacle(),
        group.invited().stream().map(id -> new PeerState.Invited(id, roster.name(id))).toList(),
        group.absent().stream().map(roster::name).toList(),
        group.apart());
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

  /** What the calls of this user share. */
  private final class CallHost implements CallController.Host {
    @Override
    public Offers offers() {
      return offers;
    }

    @Override
    public LocalMedia media() {
      return media;
    }

    @Override
    public String name(String peerId) {
      return roster.name(peerId);
    }

    @Override
    public String ownName() {
      return own.name();
    }

    @Override
    public CallRef offered(String peerId) {
      return group.offered();
    }

    @Override
    public CallRef accepted(String peerId) {
      return group.accepted(peerId);
    }

    /** The user stays in a call while others go on. */
    @Override
    public void announce(Presence.Status status) {
      boolean news = status == Presence.Status.AVAILABLE ? calls.isEmpty() : calls.size() == 1;
      if (news) {
        own.announce(status);
      }
    }

    @Override
    public void notice(String sentence) {
      if (!sentence.isEmpty() || calls.size() == 1) {
        tell(sentence);
      }
    }

    @Override
    public void dropped(String what, String peerId, String why) {
      filter.dropped(what, peerId, why, loop.now());
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      listener.statistics(peerId, statistics);
    }

    @Override
    public boolean isOnline() {
      return link.isOnline();
    }

    @Override
    public List<DataFeature> features() {
      return features;
    }

    @Override
    public void heardDirectly(String peerId, PeerMessage message) {
      message.handleBy(new FromPeer(peerId));
      Peer.this.changed();
    }

    /** What is to be said of the end of a call of several, the group says. */
    @Override
    public void ending(CallController call, EndReason reason, String why) {
      String peerId = call.peerId();
      if (calls.size() == 1) {
        tell(Sentences.notice(reason, roster.name(peerId), why));
      }
      boolean last = calls.size() == 1 && !renews;
      group.ended(peerId, reason.isParting(), last, why);
    }

    @Override
    public void ended(CallController call, EndReason reason) {
      calls.remove(call);
      listener.ended(call.peerId(), reason);
      if (group.hasRoom(call.peerId())) { // for one who could not come in before
        loop.post(() -> shownOffers().forEach(offer -> letIn(offer.peerId())));
      }
    }

    @Override
    public void changed() {
      calls.stream()
          .filter(call -> call.phase() == Phase.CONNECTED)
          .forEach(call -> group.connected(call.peerId()));
      publisher.now();
    }
  }

  /** What a call of several needs of the others. */
  private final class GroupHost implements GroupController.Host {
    @Override
    public void call(String peerId) {
      if (with(peerId).isEmpty()) {
        start(CallEvent.USER_CALLS, peerId);
      }
    }

    @Override
    public void offerAgain(String peerId) {
      with(peerId).ifPresent(call -> call.happen(CallEvent.BEAT));
    }

    @Override
    public void isAlone() {
      loop.post(Peer.this::stopCalling);
    }

    @Override
    public void giveUp(String peerId) {
      with(peerId)
          .filter(call -> call.phase() == Phase.OFFERING)
          .ifPresent(call -> call.happen(CallEvent.TIME_UP));
    }

    @Override
    public void say(String peerId, PeerMessage message) {
      with(peerId).ifPresent(call -> call.say(message));
    }

    @Override
    public void send(String peerId, PeerMessage message) {
      signalling.send(peerId, message);
    }

    @Override
    public boolean isOnline() {
      return link.isOnline();
    }

    @Override
    public boolean isThere(String peerId) {
      return roster.has(peerId);
    }

    @Override
    public boolean isBlocked(String peerId) {
      return filter.isBlocked(peerId);
    }

    @Override
    public boolean joins(String peerId) {
      return roster.joins(peerId);
    }

    @Override
    public String name(String peerId) {
      return roster.name(peerId);
    }

    @Override
    public void notice(String sentence) {
      tell(sentence);
    }

    @Override
    public void leave() {
      everyCall(CallEvent.USER_CLOSES);
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
        everyCall(CallEvent.LINK_BACK);
      } else if (!next.isOnline() && wasOnline) {
        everyCall(CallEvent.LINK_LOST);
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
            heard(peerId, CallEvent.PARTNER_LEAVES, OfferEvent.OTHER_LEAVES);
          }
          case AVAILABLE -> {
            if (!signalling.callsEverybody()) { // there it is the server that says so
              group.isOut(peerId);
            }
            offers.peerIsFree(peerId, with(peerId).isPresent());
          }
          case UNAVAILABLE, AWAY -> {}
        }
        with(peerId).ifPresent(call -> call.says(presence.status()));
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
      with(peerId).ifPresent(call -> call.unreachable(sentence));
      changed();
    }

    @Override
    public void answeredElsewhere(String peerId) {
      heard(peerId, CallEvent.PARTNER_IS_TAKEN, OfferEvent.OTHER_IS_TAKEN);
      changed();
    }

    @Override
    public void otherDevice(Presence presence) {
      others.heard(presence.status(), loop.now());
      offers.standing().forEach(this::stopWhatWasAnsweredElsewhere);
      List.copyOf(calls).forEach(call -> stopWhatWasAnsweredElsewhere(call.peerId()));
      changed();
    }

    /** Two signs together say it, and either may come last: see {@link OtherDevices}. */
    private void stopWhatWasAnsweredElsewhere(String peerId) {
      if (others.haveAnswered(peerId, loop.now())) {
        heard(peerId, CallEvent.PARTNER_ANSWERED_ELSEWHERE, OfferEvent.OTHER_ANSWERED_ELSEWHERE);
      }
    }

    @Override
    public void beat() {
      own.beat();
      everyCall(CallEvent.BEAT);
    }
  }

  /** A peer says or does something: one thing in a call with it, and another about its offer. */
  private void heard(String peerId, CallEvent fromPartner, OfferEvent fromOther) {
    heard(peerId, call -> call.happen(fromPartner), fromOther);
  }

  private void heard(String peerId, Consumer<CallController> fromPartner, OfferEvent fromOther) {
    with(peerId).ifPresentOrElse(fromPartner, () -> offers.happen(fromOther, peerId));
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
        admit(peerId, call);
        return;
      }
      boolean comesIn = with(peerId).isEmpty() && group.hasRoom(peerId);
      boolean outside = group.isSeveral() && !group.hasRoom(peerId);
      if (comesIn || outside) {
        offers.happen(OfferEvent.OTHER_OFFERS, peerId);
        letIn(peerId);
      } else {
        with(peerId).filter(this::accepts).ifPresent(mine -> group.adopt(call));
        offersTo(peerId);
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
      boolean asked = with(peerId).filter(call -> call.phase() == Phase.OFFERING).isPresent();
      if (with(peerId).isEmpty() && group.hasRoom(peerId)) {
        letIn(peerId); // it was given up, and answers all the same
        return;
      }
      heard(peerId, CallEvent.PARTNER_ACCEPTS, OfferEvent.OTHER_ACCEPTS);
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
      heard(peerId, CallEvent.PARTNER_CLOSES, OfferEvent.OTHER_CLOSES);
    }

    @Override
    public void failed() {
      heard(peerId, CallEvent.PARTNER_FAILS, OfferEvent.OTHER_FAILS);
    }

    @Override
    public void description(SessionDescription description) {
      if (filter.admits(peerId, description, loop.now())) {
        noteNegotiation();
        heard(peerId, call -> call.describes(description), OfferEvent.OTHER_DESCRIBES);
      }
    }

    @Override
    public void candidate(IceCandidate candidate) {
      if (filter.admits(peerId, candidate, loop.now())) {
        noteNegotiation();
        heard(peerId, call -> call.sendsCandidate(candidate), OfferEvent.OTHER_SENDS_CANDIDATE);
      }
    }

    /** A peer that rings here, or is being accepted here, cannot mean this device yet. */
    private void noteNegotiation() {
      boolean accepting =
          with(peerId).filter(call -> call.phase() == Phase.PREPARING_ACCEPT).isPresent();
      if (accepting || offers.stands(peerId)) {
        others.negotiates(peerId, loop.now());
      }
    }
  }
}
