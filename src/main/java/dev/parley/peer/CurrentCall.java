package dev.parley.peer;

import dev.parley.call.CallRef;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.peer.group.GroupController;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one call that a user is in, or none: a {@link CallController} for each of the others in it,
 * and the {@link GroupController} that keeps them together. Loop only.
 */
final class CurrentCall {
  private final Loop loop;
  private final String ownId;
  private final Signalling signalling;
  private final Connection.Factory connections;
  private final List<DataFeature> features;
  private final Roster roster;
  private final PeerFilter filter;
  private final Offers offers;
  private final LocalMedia media;
  private final Owner owner;
  private final ForCall forCall = new ForCall();
  private final GroupController group;

  /** Those that run, oldest first. */
  private final List<CallController> calls = new ArrayList<>();

  /** One of them ends, and another with the same peer begins. */
  private boolean renews;

  /** Members are accepted without a click: one must not come and go as fast as it can write. */
  private final Buckets admitted = new Buckets(5, 0.1);

  /** What was said of the end before is to stay. */
  private boolean quiet;

  /** What the calls use, and share with what else there is in the user's channel. */
  record Around(
      Signalling signalling,
      Connection.Factory connections,
      List<DataFeature> features,
      Roster roster,
      PeerFilter filter,
      Offers offers,
      LocalMedia media) {}

  /** The controller of the user. */
  interface Owner {
    /** The name that others see of this side, empty for none. */
    String ownName();

    /** Whether this side has the server now. */
    boolean isOnline();

    /** Whether a run that accepts by itself does not accept this peer. */
    boolean excludes(String peerId);

    /** Tells the channel. */
    void announce(Presence.Status status);

    /** Tells the person; an empty sentence takes back what was told. */
    void tell(String sentence);

    /** Lets those in whose offers are shown, if they may come. */
    void letIn();

    /** The partner of a call says something directly, unchecked. */
    void heardDirectly(String peerId, PeerMessage message);

    void statistics(String peerId, Statistics statistics);

    /** The call with a peer has ended; the change follows. */
    void ended(String peerId, EndReason reason);

    /** Something has changed that a person sees. */
    void changed();
  }

  CurrentCall(Loop loop, String ownId, Around around, Owner owner) {
    this.loop = loop;
    this.ownId = ownId;
    connections = around.connections();
    features = around.features();
    signalling = around.signalling();
    roster = around.roster();
    filter = around.filter();
    offers = around.offers();
    media = around.media();
    this.owner = owner;
    group = new GroupController(loop, ownId, new ForGroup());
  }

  GroupController group() {
    return group;
  }

  /** Begins a call of two, or joins one of several, unless another one goes on all the same. */
  void begin(CallEvent event, String peerId) {
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
  void letIn(String peerId) {
    boolean wanted = with(peerId).isEmpty() && !owner.excludes(peerId);
    if (wanted && group.letsIn(peerId)) {
      start(offers.stands(peerId) ? CallEvent.USER_ACCEPTS : CallEvent.USER_CALLS, peerId);
    }
  }

  private void start(CallEvent event, String peerId) {
    CallController call = new CallController(loop, peerId, signalling, connections, forCall);
    calls.add(call);
    group.calling(peerId);
    call.happen(event);
  }

  /** Takes the offers back that stand, if there is nothing else. */
  private void stopCalling() {
    if (!calls.isEmpty() && calls.stream().allMatch(call -> call.phase().isOffering())) {
      quiet = true;
      everyCall(CallEvent.USER_CLOSES);
      quiet = false;
    }
  }

  /** A member of the call that goes on wants to be connected with this side: nobody is asked. */
  void admit(String peerId, CallRef call) {
    Optional<CallController> before = with(peerId);
    boolean renewed = before.filter(one -> one.phase().isShowingPeer()).isPresent();
    boolean begins = group.is(call.id()) && (renewed || before.isEmpty());
    // Its own bucket first: one member must not use up what all have together.
    if (begins && !admitted.take(peerId, loop.now()) || !group.admits(peerId, call)) {
      return; // it offers again
    }
    offers.remove(peerId); // it may have called before
    if (renewed) {
      media.renew(() -> renew(before.get()));
    } else if (before.isEmpty()) {
      start(CallEvent.USER_ACCEPTS, peerId);
    } else {
      offersTo(peerId);
      offers.isOf(peerId, call);
    }
  }

  private void renew(CallController before) {
    renews = true;
    before.happen(CallEvent.USER_ACCEPTS_PARTNER);
    renews = false;
    start(CallEvent.USER_ACCEPTS, before.peerId());
  }

  /** With glare, both sides decide by the same rule: the lower id accepts. */
  void offersTo(String peerId) {
    boolean higher = ownId.compareTo(peerId) < 0;
    heard(
        peerId,
        higher ? CallEvent.PARTNER_OFFERS_HIGHER : CallEvent.PARTNER_OFFERS_LOWER,
        OfferEvent.OTHER_OFFERS);
  }

  void everyCall(CallEvent event) {
    List.copyOf(calls).forEach(call -> call.happen(event));
  }

  Optional<CallController> with(String peerId) {
    return calls.stream().filter(call -> call.peerId().equals(peerId)).findFirst();
  }

  boolean isBusy() {
    return !calls.isEmpty();
  }

  /** A peer says or does something: one thing in a call with it, and another about its offer. */
  void heard(String peerId, CallEvent fromPartner, OfferEvent fromOther) {
    heard(peerId, call -> call.happen(fromPartner), fromOther);
  }

  void heard(String peerId, Consumer<CallController> fromPartner, OfferEvent fromOther) {
    with(peerId).ifPresentOrElse(fromPartner, () -> offers.happen(fromOther, peerId));
  }

  /** Whether the offer of a peer is of the call that this side is in, or becomes that. */
  boolean isOfThis(String peerId) {
    CallRef offered = offers.call(peerId);
    return group.isSeveral() ? group.is(offered.id()) || group.isOfEverybody() : !offered.joins();
  }

  /** Those to show, oldest first. */
  List<PeerState.Call> shown() {
    return calls.stream().map(CallController::shown).toList();
  }

  /** With whom this side is in a call, or would be. */
  List<String> partners() {
    return calls.stream().map(CallController::peerId).toList();
  }

  /** Who else is in the call or could be. */
  PeerState.Group shownGroup() {
    if (calls.isEmpty()) {
      return PeerState.Group.NONE;
    }
    return new PeerState.Group(
        group.obstacle(),
        group.invited().stream().map(id -> new PeerState.Invited(id, roster.name(id))).toList(),
        group.absent().stream().map(roster::name).toList(),
        group.apart());
  }

  /** What the calls of this user share. */
  private final class ForCall implements CallController.Host {
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
      return owner.ownName();
    }

    @Override
    public CallRef offered() {
      return group.offered();
    }

    @Override
    public CallRef accepted(String peerId) {
      return group.accepted(peerId);
    }

    /** The user stays in a call while others go on. */
    @Override
    public void announce(Presence.Status status) {
      boolean free = calls.isEmpty() && !renews;
      boolean news = status == Presence.Status.AVAILABLE ? free : calls.size() == 1;
      if (news) {
        owner.announce(status);
      }
    }

    @Override
    public void notice(String sentence) {
      if (!sentence.isEmpty() || calls.size() == 1) {
        owner.tell(sentence);
      }
    }

    @Override
    public void dropped(String what, String peerId, String why) {
      filter.dropped(what, peerId, why, loop.now());
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      owner.statistics(peerId, statistics);
    }

    @Override
    public boolean isOnline() {
      return owner.isOnline();
    }

    @Override
    public boolean isOffered(String peerId) {
      return offers.stands(peerId) && isOfThis(peerId);
    }

    @Override
    public List<DataFeature> features() {
      return features;
    }

    @Override
    public void heardDirectly(String peerId, PeerMessage message) {
      owner.heardDirectly(peerId, message);
    }

    /** What is to be said of the end of a call of several, the group says. */
    @Override
    public void ending(CallController call, EndReason reason, String why) {
      String peerId = call.peerId();
      if (calls.size() == 1 && !quiet && !renews) {
        owner.tell(Sentences.notice(reason, roster.name(peerId), why));
      }
      boolean last = calls.size() == 1 && !renews;
      GroupController.End end =
          reason == EndReason.CLOSED
              ? GroupController.End.HERE
              : reason.isParting() ? GroupController.End.LEFT : GroupController.End.LOST;
      group.ended(peerId, end, last, why);
    }

    @Override
    public void ended(CallController call, EndReason reason) {
      calls.remove(call);
      owner.ended(call.peerId(), reason);
      if (group.hasRoom(call.peerId())) { // for one who could not come in before
        loop.post(owner::letIn);
      }
    }

    @Override
    public void changed() {
      calls.stream()
          .filter(call -> call.phase() == Phase.CONNECTED)
          .forEach(call -> group.connected(call.peerId()));
      owner.changed();
    }
  }

  /** What a call of several needs of the others. */
  private final class ForGroup implements GroupController.Host {
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
      loop.post(CurrentCall.this::stopCalling);
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
      return owner.isOnline();
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
      owner.tell(sentence);
    }

    @Override
    public void leave() {
      everyCall(CallEvent.USER_CLOSES);
    }

    @Override
    public void changed() {
      owner.changed();
    }
  }
}
