package dev.parley.peer.group;

import dev.parley.call.CallRef;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.signalling.PeerMessage;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that this side is in, as one of up to {@link CallRef#MOST}: has its id, asks others to
 * join, tells the members whom this side reaches, and has those called who are missing. Each pair
 * of members has a call of its own, which is its host's. docs/calls.md says how members come, go
 * and find each other again. Loop only.
 */
public final class GroupController {
  private static final Logger LOG = LoggerFactory.getLogger(GroupController.class);
  private static final Words WORDS = Words.in(GroupController.class);

  private static final Duration TICK = Duration.ofSeconds(1);

  /** A member answers by itself: an offer that it leaves alone for so long was lost. */
  private static final Duration OFFER_AGAIN = Duration.ofSeconds(5);

  private static final Duration OFFER_LIMIT = Duration.ofSeconds(20);

  /** Who is in the call is said at each change, and this often lest it was lost. */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(15);

  /** A person answers an invitation within this, or not at all. */
  private static final Duration INVITATION_LIMIT = Duration.ofSeconds(60);

  private static final int JOINS_AT_ONCE = 30;
  private static final Duration JOIN_EVERY = Duration.ofSeconds(2);

  private final Loop loop;
  private final String ownId;
  private final Host host;

  /** Empty without a call, and in one with a peer whose program knows calls of two alone. */
  private String id = "";

  /** Whether the peer of a call of two knows the id. */
  private boolean shared;

  /** Whether there have been more than two, or this side has joined. */
  private boolean several;

  /** Whether everybody in the channel is in it: then nobody is asked, or told of the others. */
  private boolean everybody;

  private Members members;

  /** Those who are being asked to join, and since when. */
  private final Map<String, Duration> invited = new LinkedHashMap<>();

  /** Members are accepted without a click, so they could come and go as fast as they can write. */
  private final TokenBucket joins = new TokenBucket(JOINS_AT_ONCE, 1, JOIN_EVERY);

  private Loop.Timer timer = () -> {};

  /** Whether the next tick is to come: whatever happens meanwhile does not put it off. */
  private boolean planned;

  /** When this side joined the call of others. */
  private Duration joinedAt = Duration.ZERO;

  private Duration toldAt = Duration.ZERO;
  private Duration offeredAt = Duration.ZERO;
  private Duration askedAt = Duration.ZERO;
  private boolean news;

  /** What the controller of all calls does for this one. On the loop. */
  public interface Host {
    /** Calls a member, with which there is no call now. */
    void call(String peerId);

    /** Offers again, to a member that has not answered. */
    void offerAgain(String peerId);

    /** Nobody is connected any more, in a call with everybody. */
    void isAlone();

    /** Ends a call that a member has not answered. */
    void giveUp(String peerId);

    /** Says something to a member by whatever way is open. */
    void say(String peerId, PeerMessage message);

    /** Sends something to anybody by the server. */
    void send(String peerId, PeerMessage message);

    boolean isOnline();

    /** Whether it is in the channel, as far as is known. */
    boolean isThere(String peerId);

    /** Whether nothing of it is heard. */
    boolean isBlocked(String peerId);

    /** Whether its program can join calls of several. */
    boolean joins(String peerId);

    /** The name to show. */
    String name(String peerId);

    /** Tells the person something. */
    void notice(String sentence);

    /** Leaves the call. */
    void leave();

    /** Something has changed that a person sees. */
    void changed();
  }

  public GroupController(Loop loop, String ownId, Host host) {
    this.loop = loop;
    this.ownId = ownId;
    this.host = host;
    members = new Members(ownId);
  }

  /** A call begins that this side offers. */
  public void begin() {
    reset(UUID.randomUUID().toString());
  }

  /** A call begins that a peer has offered. */
  public void begin(CallRef offered) {
    reset(offered.id());
    shared = offered.isNamed();
  }

  /** A call begins with everybody who is in the channel. */
  public void beginWithEverybody() {
    reset("");
    everybody = true;
    several = true;
  }

  /** Whether it is a call with everybody who is in the channel. */
  public boolean isOfEverybody() {
    return everybody;
  }

  /** Whether another one can come into a call with everybody. */
  public boolean hasRoom(String peerId) {
    return everybody && !isFullBesides(peerId);
  }

  /** Whether another one comes into a call with everybody now, without a person's word. */
  public boolean letsIn(String peerId) {
    return hasRoom(peerId) && joins.take(loop.now());
  }

  private boolean isFullBesides(String peerId) {
    return inItBesides(peerId).size() >= CallRef.MOST - 1;
  }

  /** The call becomes that of the partner, who has offered one as well. */
  public void adopt(CallRef offered) {
    if (!several && offered.isNamed()) {
      id = offered.id();
      shared = true;
    }
  }

  /** Joins a call to which a peer has invited. */
  public void join(String inviter, CallRef call) {
    reset(call.id());
    shared = true;
    several = true;
    joinedAt = loop.now();
    members.learn(inviter, loop.now());
    learn(call.members(), Duration.ZERO);
    tick();
  }

  private void reset(String nextId) {
    timer.cancel();
    timer = () -> {};
    planned = false;
    id = nextId;
    shared = false;
    several = false;
    everybody = false;
    members = new Members(ownId);
    invited.clear();
    joinedAt = Duration.ZERO;
    news = false;
  }

  /** Whether this side is in that call. */
  public boolean is(String callId) {
    return !id.isEmpty() && id.equals(callId);
  }

  /** Whether it has been more than a call of two. */
  public boolean isSeveral() {
    return several;
  }

  /** The call, as it is offered to a peer. */
  public CallRef offered() {
    return id.isEmpty() ? CallRef.NONE : new CallRef(id, several ? members.all() : List.of());
  }

  /** The call, as it is said to a peer whose offer is accepted. */
  public CallRef accepted(String peerId) {
    return id.isEmpty() ? CallRef.NONE : new CallRef(id, inItBesides(peerId));
  }

  private List<String> inItBesides(String peerId) {
    return Stream.concat(members.connected().stream(), members.calling().stream())
        .filter(member -> !member.equals(peerId))
        .toList();
  }

  /** A peer has accepted, and says of which call. */
  public void acceptedBy(String peerId, CallRef call) {
    if (is(call.id())) {
      shared = true;
      learn(call.members(), Duration.ZERO);
      several |= call.joins();
      plan();
    }
  }

  /** On the word of somebody else only those are called who can be in such a call. */
  private void learn(List<String> named, Duration grace) {
    Duration due = loop.now().plus(grace);
    named.stream()
        .filter(member -> host.isThere(member) && host.joins(member) && !host.isBlocked(member))
        .forEach(member -> members.learn(member, due));
  }

  /**
   * A peer offers to join the call.
   *
   * @return whether it is to be accepted; it has been told why not
   */
  public boolean admits(String peerId, CallRef call) {
    if (!is(call.id())) {
      host.send(peerId, new PeerMessage.Close()); // it was left, or this side never was in it
      return false;
    }
    if (isFullBesides(peerId)) {
      host.send(peerId, new PeerMessage.Full(id));
      return false;
    }
    if (!joins.take(loop.now())) {
      return false; // it offers again
    }
    several = true;
    invited.remove(peerId);
    learn(call.members(), Members.GRACE);
    plan();
    return true;
  }

  /** Whether somebody answers for another call than this one. */
  public boolean isOfAnother(CallRef call) {
    boolean must = call.isNamed() || several && !everybody;
    return must && !is(call.id());
  }

  /** A call with a member begins. */
  public void calling(String peerId) {
    members.calling(peerId, loop.now());
    several |= members.all().size() > 1;
    plan();
  }

  /** Media flow between this side and a member. */
  public void connected(String peerId) {
    if (members.connected(peerId, loop.now())) {
      news = true;
      plan();
    }
  }

  /** How the call with a member ended. */
  public enum End {
    /** This side ended it. */
    HERE,
    /** The member left the call. */
    LEFT,
    /** Something failed. */
    LOST
  }

  /**
   * The call with a member has ended.
   *
   * @param last whether it was the only one
   * @param why what is known of the cause, as a sentence; may be empty
   */
  public void ended(String peerId, End end, boolean last, String why) {
    boolean wasIn = members.isConnected(peerId);
    boolean triedAgain = end == End.LOST && (wasIn || !everybody); // nobody is rung twice there
    if (!triedAgain || last) {
      members.left(peerId);
    }
    news = true;
    if (everybody && wasIn && members.connected().isEmpty()) {
      host.isAlone();
    }
    if (last) {
      leave();
    } else if (triedAgain) {
      if (members.lost(peerId, loop.now()) == 1) {
        host.notice(WORDS.say("group.lost", host.name(peerId), why));
      }
    } else if (end == End.LEFT && wasIn) {
      host.notice(WORDS.say("group.left", host.name(peerId)));
    } else if (end == End.LOST) {
      host.notice(why.isEmpty() ? WORDS.say("group.noAnswer", host.name(peerId)) : why);
    }
  }

  /** A member without a call says that it is out of it. */
  public void isOut(String peerId) {
    if (members.isMissing(peerId)) {
      members.left(peerId);
      news = true;
    }
  }

  /** This side is in no call any more: nobody is to expect it, or to come. */
  public void leave() {
    invited.keySet().forEach(peerId -> host.send(peerId, new PeerMessage.Withdraw(id)));
    members.missing().forEach(peerId -> host.send(peerId, new PeerMessage.Close()));
    reset("");
  }

  /** Asks a peer to join. */
  public void add(String peerId) {
    boolean outside = !members.all().contains(peerId) && !invited.containsKey(peerId);
    if (outside && obstacle().isEmpty() && host.joins(peerId)) {
      invited.put(peerId, loop.now());
      invite(peerId);
      plan();
    }
  }

  private void invite(String peerId) {
    List<String> all = Stream.concat(Stream.of(ownId), members.connected().stream()).toList();
    host.send(peerId, new PeerMessage.Invite(new CallRef(id, all)));
  }

  /** Asks a peer no longer. */
  public void withdraw(String peerId) {
    if (invited.remove(peerId) != null) {
      host.send(peerId, new PeerMessage.Withdraw(id));
    }
  }

  /** A peer does not want to join. */
  public void refused(String peerId, String callId) {
    if (is(callId) && invited.remove(peerId) != null) {
      host.notice(WORDS.say("group.refused", host.name(peerId)));
    }
  }

  /**
   * A member says that the call is full. To a newcomer the others would say the same; somebody who
   * has been in it cannot be sent away by one.
   */
  public void full(String peerId, String callId) {
    if (!is(callId) || !members.calling().contains(peerId)) {
      return;
    }
    boolean newcomer = !joinedAt.isZero() && loop.now().minus(joinedAt).compareTo(OFFER_LIMIT) <= 0;
    host.giveUp(peerId);
    if (newcomer) {
      host.leave();
      host.notice(WORDS.say("group.full.joining", CallRef.MOST));
    }
  }

  /** A member says who is in the call. */
  public void heard(String peerId, PeerMessage.Members said) {
    if (is(said.callId()) && members.isConnected(peerId)) {
      members.says(peerId, said);
      learn(said.connected(), Members.GRACE);
      several |= members.all().size() > 1;
      plan();
    }
  }

  /** Why nobody can be added now, as a sentence; empty where somebody can. */
  public String obstacle() {
    if (members.connected().isEmpty()) {
      return WORDS.say("group.obstacle.early");
    }
    if (everybody) {
      return WORDS.say("group.obstacle.everybody");
    }
    if (!shared) {
      return WORDS.say("group.obstacle.two", host.name(members.connected().get(0)));
    }
    if (!host.isOnline()) {
      return WORDS.say("group.obstacle.offline");
    }
    boolean full = members.all().size() + invited.size() >= CallRef.MOST - 1;
    return full ? WORDS.say("group.obstacle.full", CallRef.MOST) : "";
  }

  /** Those who are being asked to join, oldest first. */
  public List<String> invited() {
    return List.copyOf(invited.keySet());
  }

  /** The members whom this side does not reach. */
  public List<String> absent() {
    return several ? members.missing() : List.of();
  }

  /** Who of the others cannot see whom, a sentence each. */
  public List<String> apart() {
    return members.apart().stream()
        .map(pair -> WORDS.say("group.apart", host.name(pair.get(0)), host.name(pair.get(1))))
        .toList();
  }

  /** There is something to do at the next tick, as long as there are more than two. */
  private void plan() {
    if (!planned && (several || !invited.isEmpty())) {
      planned = true;
      timer = loop.after(TICK, this::tick);
    }
  }

  private void tick() {
    planned = false;
    Duration now = loop.now();
    boolean answersAtOnce = !everybody;
    if (host.isOnline()) {
      members.due(now).stream().filter(peer -> !isFullBesides(peer)).forEach(host::call);
      if (answersAtOnce && now.minus(offeredAt).compareTo(OFFER_AGAIN) >= 0) {
        offeredAt = now;
        members.callingSince(now.minus(OFFER_AGAIN)).forEach(host::offerAgain);
      }
      if (now.minus(askedAt).compareTo(TELL_AGAIN) >= 0) {
        askedAt = now;
        invited.keySet().forEach(this::invite);
      }
    }
    if (answersAtOnce) {
      members.callingSince(now.minus(OFFER_LIMIT)).forEach(host::giveUp);
    }
    expireInvitations(now);
    members.missing().forEach(peerId -> members.forget(peerId, !host.isThere(peerId), now));
    if (several && !everybody && (news || now.minus(toldAt).compareTo(TELL_AGAIN) >= 0)) {
      tell(now);
    }
    if (!id.isEmpty() || everybody) {
      host.changed();
      plan();
    }
  }

  private void expireInvitations(Duration now) {
    Duration before = now.minus(INVITATION_LIMIT);
    List<String> late =
        invited().stream().filter(one -> invited.get(one).compareTo(before) <= 0).toList();
    for (String peerId : late) {
      withdraw(peerId);
      host.notice(WORDS.say("group.noAnswer", host.name(peerId)));
    }
  }

  private void tell(Duration now) {
    news = false;
    toldAt = now;
    PeerMessage.Members all = new PeerMessage.Members(id, members.connected(), members.missing());
    LOG.debug("tells {} members of {} missing", all.connected().size(), all.missing().size());
    members.connected().forEach(peerId -> host.say(peerId, all));
  }
}
