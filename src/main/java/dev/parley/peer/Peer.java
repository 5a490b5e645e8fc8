package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

/**
 * Controls everything about the channel: who is in it, which offers are pending, and the one call.
 * It alone changes these, on the loop, and publishes a {@link PeerState} after each change.
 *
 * <p>The protocol is that of the existing web peers: presence, then offer, accept and close, then
 * descriptions and candidates between the two that want each other. docs/calls.md says what each
 * event does in each phase.
 */
public final class Peer extends MediaIntents {
  private final Loop loop;
  private final String channel;
  private final String ownId;
  private final Signalling signalling;
  private final Line line;
  private final Roster roster = new Roster();
  private final Offers offers = new Offers();
  private final MissedCalls missed = new MissedCalls();
  private final OtherDevices others = new OtherDevices();
  private final PeerFilter peerFilter = new PeerFilter();
  private final OwnPresence own;
  private final PresenceReplies presenceReplies;
  private final FromPeers fromPeers;
  private final PeerCommands peerCommands;
  private final StatePublisher statePublisher;
  private final Expiry expiry;
  private final Answering answering;
  private Link link = Link.of(Link.State.OFFLINE);

  /**
   * @param ownId the user id under which the signalling logs in
   * @param ownName the name that others see, empty for none
   * @param random from 0 (inclusive) to 1, for the spread of answers
   */
  public Peer(
      Loop loop,
      String channel,
      String ownId,
      String ownName,
      Signalling.Factory signalling,
      Connection.Factory connections,
      DoubleSupplier random,
      Listener listener) {
    this.loop = loop;
    this.channel = channel;
    this.ownId = ownId;
    this.signalling = signalling.create(new FromSignalling());
    this.own =
        new OwnPresence(
            this.signalling,
            ownName,
            () -> link.isOnline(),
            this::isBusy,
            () -> others.isBusy(loop.now()));
    this.statePublisher = new StatePublisher(loop, roster, this::state, listener);
    LineSurroundings around =
        new LineSurroundings(loop, roster, peerFilter, missed, own, statePublisher, listener);
    this.line = new Line(loop, ownId, this.signalling, connections, offers, around);
    this.presenceReplies = new PresenceReplies(loop, random, own::answer);
    this.fromPeers =
        new FromPeers(
            loop, roster, offers, others, peerFilter, presenceReplies, line, around::missed);
    this.peerCommands =
        new PeerCommands(
            loop,
            () -> link.isOnline(),
            this::dials,
            roster,
            offers,
            missed,
            peerFilter,
            presenceReplies,
            line);
    this.expiry = new Expiry(loop, roster, offers, around::missed, this::changed);
    this.answering =
        new Answering(loop, () -> link.isOnline() && !isBusy(), this::shownOffers, this::accept);
  }

  /** Accepts offers of these without being told to, from now on. Any thread. */
  public void answer(AllowList allowed) {
    act(() -> answering.allow(allowed));
  }

  /** Goes online. */
  public void join() {
    act(signalling::join);
  }

  /**
   * Ends the call, says goodbye to the channel and goes offline; the future completes when that is
   * on its way, on any thread.
   */
  public CompletableFuture<Void> leave() {
    return CompletableFuture.supplyAsync(this::doLeave, loop::post).thenCompose(left -> left);
  }

  @Override
  public void connect(String peerId) {
    act(() -> peerCommands.connect(peerId));
  }

  @Override
  public void accept(String peerId) {
    act(() -> peerCommands.answer(CallEvent.USER_ACCEPTS, peerId));
  }

  @Override
  public void acceptInstead(String peerId) {
    act(() -> peerCommands.answer(CallEvent.USER_ACCEPTS_INSTEAD, peerId));
  }

  @Override
  public void decline(String peerId) {
    act(() -> peerCommands.answer(CallEvent.USER_DECLINES, peerId));
  }

  @Override
  public void ignore(String peerId) {
    act(() -> peerCommands.answer(CallEvent.USER_IGNORES, peerId));
  }

  @Override
  public void block(String peerId) {
    act(() -> peerCommands.block(peerId));
  }

  @Override
  public void close() {
    act(line::close);
  }

  @Override
  public void dismissNotice() {
    act(line::dismissNotice);
  }

  @Override
  public void rename(String name) {
    act(() -> own.rename(name));
  }

  @Override
  public void seenMissed() {
    act(missed::clear);
  }

  @Override
  public void rejoin() {
    act(signalling::join);
  }

  @Override
  public void rejoin(String password) {
    act(() -> signalling.join(password));
  }

  /** The machine's network has changed. */
  public void networkChanged() {
    act(signalling::networkChanged);
    act(() -> line.link(CallEvent.NETWORK_CHANGES));
  }

  /** The machine has slept. */
  public void woke() {
    act(signalling::woke);
  }

  /** Every wish comes this way. */
  @Override
  void act(Runnable wish) {
    loop.post(wish);
    loop.post(this::changed);
  }

  @Override
  CallMedia media() {
    return line.media();
  }

  private CompletableFuture<Void> doLeave() {
    loop.assertOn();
    line.close();
    own.announce(Presence.Status.GONE);
    presenceReplies.clear();
    offers.clear();
    roster.clear();
    changed();
    return signalling.leave();
  }

  private boolean isBusy() {
    return line.phase().isBusy();
  }

  private boolean dials() {
    return signalling.manners().callsUnseen();
  }

  private List<PeerState.Offer> shownOffers() {
    return offers.shown(roster::name, id -> line.isPartner(id) && !line.phase().isShowingPeer());
  }

  private void changed() {
    loop.assertOn();
    expiry.plan();
    answering.plan();
    statePublisher.soon();
  }

  private PeerState state() {
    return new PeerState(
        Sentences.status(link),
        channel,
        own.name().isEmpty() ? roster.name(ownId) : own.name(),
        !own.name().isEmpty(),
        signalling.manners().byId() ? ownId : "",
        PeerState.Callees.of(signalling.manners()),
        statePublisher.rows(),
        shownOffers().stream().map(answering::marked).toList(),
        missed.shown(id -> !isBusy() && roster.isFree(id)),
        line.phase(),
        line.partner(),
        line.notice(),
        line.media().shown());
  }

  /** What the owner of the peer hears, on the loop. */
  public interface Listener {
    /** Each change, once. */
    void state(PeerState state);

    /** The counters of the running call, about once a second from when media can flow. */
    void statistics(Statistics statistics);

    /** A call, or the making of one, has ended; the state follows. */
    void ended(EndReason reason);
  }

  private final class FromSignalling implements Signalling.Listener {
    @Override
    public void link(Link next) {
      boolean wasOnline = link.isOnline();
      link = next;
      if (next.isOnline() && !wasOnline) {
        own.arrive();
        line.link(CallEvent.LINK_BACK);
      } else if (!next.isOnline() && wasOnline) {
        line.link(CallEvent.LINK_LOST);
      }
      changed();
    }

    @Override
    public void presence(String peerId, Presence presence) {
      fromPeers.presence(peerId, presence);
      changed();
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      fromPeers.message(peerId, message);
      changed();
    }

    @Override
    public void unreachable(String peerId, String sentence) {
      line.unreachable(peerId, sentence);
      changed();
    }

    @Override
    public void answeredElsewhere(String peerId) {
      fromPeers.answeredElsewhere(peerId);
      changed();
    }

    @Override
    public void otherDevice(Presence presence) {
      fromPeers.otherDevice(presence.status());
      changed();
    }

    @Override
    public void beat() {
      own.beat();
      line.link(CallEvent.BEAT);
    }
  }
}
