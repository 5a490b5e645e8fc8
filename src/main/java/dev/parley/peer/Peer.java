package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The controller: who is in the channel, which offers stand, and the one call. It alone changes
 * these, on the loop, and publishes a {@link PeerState} after each change.
 *
 * <p>The protocol is that of the existing web peers: presence, then offer, accept and close, then
 * descriptions and candidates between the two that want each other.
 */
public final class Peer implements Intents {
  private final Loop loop;
  private final String channel;
  private final String ownId;
  private final String ownName;
  private final Listener listener;
  private final Signalling signalling;
  private final Line line;
  private final Roster roster = new Roster();
  private final Offers offers = new Offers();
  private Link link = Link.of(Link.State.OFFLINE);
  private PeerState published;
  private Loop.Timer expiry = () -> {};

  /**
   * @param ownId the user id under which the signalling logs in
   * @param ownName the name that others see, empty for none
   */
  public Peer(
      Loop loop,
      String channel,
      String ownId,
      String ownName,
      Signalling.Factory signalling,
      Connection.Factory connections,
      Listener listener) {
    this.loop = loop;
    this.channel = channel;
    this.ownId = ownId;
    this.ownName = ownName;
    this.listener = listener;
    this.signalling = signalling.create(new FromSignalling());
    this.line = new Line(loop, ownId, ownName, this.signalling, connections, new ForLine());
  }

  /** Goes online. */
  public void join() {
    loop.post(this::doJoin);
  }

  /**
   * Ends the call, says goodbye to the channel and goes offline; the future completes when that is
   * on its way, on any thread.
   */
  public CompletableFuture<Void> leave() {
    CompletableFuture<Void> left = new CompletableFuture<>();
    loop.post(() -> doLeave().whenComplete((nothing, failure) -> left.complete(null)));
    return left;
  }

  @Override
  public void connect(String peerId) {
    loop.post(() -> doConnect(peerId));
  }

  @Override
  public void accept(String peerId) {
    loop.post(() -> doAccept(peerId));
  }

  @Override
  public void ignore(String peerId) {
    loop.post(() -> doIgnore(peerId));
  }

  @Override
  public void close() {
    loop.post(line::close);
  }

  @Override
  public void dismissNotice() {
    loop.post(this::doDismissNotice);
  }

  @Override
  public void rejoin() {
    loop.post(this::doJoin);
  }

  @Override
  public void rejoin(String password) {
    loop.post(() -> signalling.join(password));
  }

  /** The machine's network has changed. */
  public void networkChanged() {
    loop.post(signalling::networkChanged);
  }

  /** The machine has slept. */
  public void woke() {
    loop.post(signalling::woke);
  }

  private void doJoin() {
    loop.assertOn();
    signalling.join();
    publish();
  }

  private CompletableFuture<Void> doLeave() {
    loop.assertOn();
    line.close();
    announce(Presence.Status.GONE);
    return signalling.leave();
  }

  private void doConnect(String peerId) {
    loop.assertOn();
    if (link.isOnline() && roster.isFree(peerId)) {
      line.offer(peerId);
    }
  }

  private void doAccept(String peerId) {
    loop.assertOn();
    if (link.isOnline() && !line.phase().isBusy() && offers.remove(peerId)) {
      line.accept(peerId);
    }
  }

  private void doIgnore(String peerId) {
    loop.assertOn();
    offers.ignore(peerId);
    publish();
  }

  private void doDismissNotice() {
    loop.assertOn();
    line.dismissNotice();
    publish();
  }

  private void announce(Presence.Status status) {
    if (link.isOnline()) {
      signalling.announce(new Presence(status, ownName));
    }
  }

  private Presence ownPresence() {
    boolean busy = line.phase().isBusy();
    return new Presence(busy ? Presence.Status.UNAVAILABLE : Presence.Status.AVAILABLE, ownName);
  }

  private void expire() {
    roster.expire(loop.now());
    offers.expire(loop.now());
    publish();
  }

  private void scheduleExpiry() {
    expiry.cancel();
    Stream.of(roster.nextExpiry(), offers.nextExpiry())
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .ifPresent(next -> expiry = loop.after(next.minus(loop.now()), this::expire));
  }

  private void publish() {
    loop.assertOn();
    scheduleExpiry();
    PeerState next =
        new PeerState(
            Words.status(link),
            channel,
            ownName.isEmpty() ? roster.name(ownId) : ownName,
            roster.rows(),
            offers.shown(roster::name),
            line.phase(),
            line.partner(),
            line.notice());
    if (!next.equals(published)) {
      published = next;
      listener.state(next);
    }
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

  /** What the server and the other peers say. */
  private final class FromSignalling implements Signalling.Listener {
    @Override
    public void link(Link next) {
      boolean cameOnline = next.isOnline() && !link.isOnline();
      link = next;
      if (cameOnline) { // "ready" asks everybody to say that they are here
        announce(Presence.Status.READY);
        if (line.phase().isBusy()) {
          announce(Presence.Status.UNAVAILABLE);
        }
      }
      publish();
    }

    @Override
    public void loggedIn() {} // the link says all that matters here

    @Override
    public void presence(String peerId, Presence presence) {
      switch (presence.status()) {
        case READY -> signalling.tell(peerId, ownPresence());
        case GONE -> {
          offers.remove(peerId);
          line.left(peerId); // before the roster forgets its name
        }
        case AVAILABLE, UNAVAILABLE -> {}
      }
      roster.heard(peerId, presence, loop.now());
      publish();
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      message.handleBy(new FromPeer(peerId, loop.now(), roster, offers, line));
      publish();
    }

    @Override
    public void beat() {
      announce(ownPresence().status());
      line.beat();
    }
  }

  /** What the line needs. */
  private final class ForLine implements LineOwner {
    @Override
    public String name(String peerId) {
      return roster.name(peerId);
    }

    @Override
    public boolean takeOffer(String peerId) {
      return offers.remove(peerId);
    }

    @Override
    public void announce(Presence.Status status) {
      Peer.this.announce(status);
    }

    @Override
    public void changed() {
      publish();
    }

    @Override
    public void statistics(Statistics statistics) {
      listener.statistics(statistics);
    }

    @Override
    public void ended(EndReason reason) {
      listener.ended(reason);
    }
  }
}
