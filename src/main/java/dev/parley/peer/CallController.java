package dev.parley.peer;

import dev.parley.call.CallRef;
import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.connection.CallQuality;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.data.DataSession;
import dev.parley.data.PartnerRoute;
import dev.parley.loop.Loop;
import dev.parley.peer.Transition.Effect;
import dev.parley.peer.figures.Figures;
import dev.parley.peer.figures.History;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controls one call with one peer, from the first wish for it to its end: looks each event up in
 * {@link CallEvent}, replaces its {@link Phase}, runs the effects, and tells its host of the
 * change, once. It has the one connection of the call; what is sent, and the list of offers, it
 * shares with other calls. Loop only.
 */
final class CallController {
  private static final Logger LOG = LoggerFactory.getLogger(CallController.class);
  private static final Duration STATISTICS_EVERY = Duration.ofSeconds(1);

  /** A peer that reconnects to its server during a call says `ready`, then `unavailable`. */
  private static final Duration TAKEN_BACK_WITHIN = Duration.ofSeconds(2);

  /**
   * A peer that leaves says so before its media are missed, which takes up to 7.4 s (PathKeeper).
   */
  private static final Duration LEFT_BEFORE = Duration.ofSeconds(10);

  private final Loop loop;
  private final String peerId;
  private final Signalling signalling;
  private final Connection.Factory connections;
  private final Host host;

  private Phase phase = Phase.IDLE;
  private Loop.Timer limit = () -> {};

  private final PartnerRoute route;

  /** Null before the call begins, as what goes over its data channels. */
  private Connection connection;

  private DataSession data;

  /** As which it connects. */
  private NegotiationRole role = NegotiationRole.OFFERER;

  /** When media first flowed; empty before. */
  private Optional<Duration> since = Optional.empty();

  private MediaState peer = MediaState.ALL;
  private boolean frozen;
  private Optional<Duration> lostSince = Optional.empty();

  /** When the partner last said that it is free, and has not said otherwise since. */
  private Optional<Duration> freeSince = Optional.empty();

  /** Looks at that once it can no longer be taken back. */
  private Loop.Timer leaving = () -> {};

  private Optional<PeerState.Quality> quality = Optional.empty();
  private Optional<Figures> figures = Optional.empty();

  /** What the calls of one user share, and who hears of them. */
  interface Host {
    Offers offers();

    LocalMedia media();

    /** The name to show for a peer. */
    String name(String peerId);

    /** The name that others see of this side, empty for none. */
    String ownName();

    /** The call that is offered to a peer. */
    CallRef offered();

    /** The call in which a peer is accepted. */
    CallRef accepted(String peerId);

    /** Tells the channel. */
    void announce(Presence.Status status);

    /** A sentence about what has just happened; empty for none. */
    void notice(String sentence);

    /**
     * The call ends.
     *
     * @param why what is known of the cause, as a sentence; may be empty
     */
    void ending(CallController call, EndReason reason, String why);

    /** Something of the peer that does not count is dropped. */
    void dropped(String what, String peerId, String why);

    void statistics(String peerId, Statistics statistics);

    /** Whether this side has the server now. */
    boolean isOnline();

    /** Whether an offer of the peer stands, of the same call. */
    boolean isOffered(String peerId);

    /** What uses the data channels of the calls. */
    List<DataFeature> features();

    /** The partner says something directly, unchecked. */
    void heardDirectly(String peerId, PeerMessage message);

    /** The call has ended; the change follows. */
    void ended(CallController call, EndReason reason);

    /** Something of a call has changed that a person sees. */
    void changed();
  }

  CallController(
      Loop loop, String peerId, Signalling signalling, Connection.Factory connections, Host host) {
    this.loop = loop;
    this.peerId = peerId;
    this.signalling = signalling;
    this.connections = connections;
    this.host = host;
    route =
        new PartnerRoute(
            peerId,
            signalling,
            host.isOnline(),
            message -> host.heardDirectly(peerId, message),
            this::reachable);
  }

  String peerId() {
    return peerId;
  }

  /** IDLE before the call begins, and when it is over. */
  Phase phase() {
    return phase;
  }

  /** Something happens about which there is no more to say. */
  void happen(CallEvent event) {
    happen(new Happening(event, "", on -> {}));
  }

  /** The server brings nothing to the peer. */
  void unreachable(String sentence) {
    happen(new Happening(CallEvent.CONNECTION_FAILS, sentence, on -> {}));
    if (phase == Phase.IDLE) {
      host.notice(sentence); // another network would not help
    }
  }

  /**
   * The partner says of itself whether it is free. One that has lost its session in a call may say
   * nothing else when it leaves. While media flow, its word does not count: another device of that
   * user may have said it. Elsewhere than among verto's peers it is the server that says so.
   */
  void says(Presence.Status status) {
    boolean itself = signalling.idsLast() && !signalling.traits(peerId).ringsByDescription();
    boolean free = status == Presence.Status.READY || status == Presence.Status.AVAILABLE;
    freeSince = itself && free ? Optional.of(loop.now()) : Optional.empty();
    leaving.cancel(); // it may say so thousands of times
    if (freeSince.isPresent()) {
      leaving = loop.after(TAKEN_BACK_WITHIN, this::noteWhetherLeft);
    }
  }

  private void noteWhetherLeft() {
    Duration now = loop.now();
    boolean left =
        freeSince.isPresent()
            && lostSince.isPresent()
            && freeSince.get().plus(TAKEN_BACK_WITHIN).compareTo(now) <= 0
            && freeSince.get().plus(LEFT_BEFORE).compareTo(lostSince.get()) >= 0;
    if (left) {
      happen(CallEvent.PARTNER_IS_FREE);
    }
  }

  void describes(SessionDescription description) {
    happen(new Happening(CallEvent.PARTNER_DESCRIBES, "", on -> on.remoteDescription(description)));
  }

  void sendsCandidate(IceCandidate candidate) {
    happen(
        new Happening(CallEvent.PARTNER_SENDS_CANDIDATE, "", on -> on.remoteCandidate(candidate)));
  }

  /**
   * An event, with what there is to say about it.
   *
   * @param detail a sentence for the user, may be empty
   * @param passedOn what the peer has sent for the connection
   */
  private record Happening(CallEvent event, String detail, Consumer<Connection> passedOn) {}

  /** The one door to every change: decides, replaces the state, acts, and tells. */
  private void happen(Happening now) {
    loop.assertOn();
    Transition transition = now.event.in(phase);
    if (transition.next != null) {
      enter(transition, now.event);
    }
    transition.effects.forEach(effect -> run(effect, transition, now));
    if (transition.next != null) {
      host.changed();
      noteWhetherLeft();
    }
  }

  private void enter(Transition transition, CallEvent event) {
    String cause = transition.reason == null ? event.words : transition.reason.word();
    LOG.info("{} -> {} ({})", phase, transition.next, cause);
    phase = transition.next;
    lostSince = phase == Phase.RECONNECTING ? Optional.of(loop.now()) : Optional.empty();
    limit.cancel();
    if (phase == Phase.IDLE) {
      leaving.cancel();
    }
    phase.limit().ifPresent(limited -> limit = loop.after(limited, this::timeUp));
  }

  private void run(Effect effect, Transition transition, Happening now) {
    switch (effect) {
      case OPEN_MEDIA -> openMedia();
      case LIST_OFFER -> host.offers().heard(peerId, loop.now());
      case TAKE_OFFER -> host.offers().remove(peerId);
      case SAY_OFFER -> say(new PeerMessage.Offer(host.ownName(), host.offered()));
      case SAY_ACCEPT -> say(new PeerMessage.Accept(host.ownName(), host.accepted(peerId)));
      case SAY_CLOSE -> sayLast(new PeerMessage.Close());
      case SAY_FAILED -> sayLast(new PeerMessage.Failed());
      case ANNOUNCE_BUSY -> host.announce(Presence.Status.UNAVAILABLE);
      case ANNOUNCE_FREE -> host.announce(Presence.Status.AVAILABLE);
      case PREPARE_TO_CONNECT -> prepareToConnect();
      case CONNECT_AS_OFFERER -> connectAsOfferer();
      case CONNECT_AS_ACCEPTER -> connect(false);
      case PASS_ON -> now.passedOn.accept(connection);
      case BEGIN_FLOW -> beginFlow();
      case HOLD_BACK -> route.server(false);
      case GO_ON -> route.server(true);
      case LOOK_FOR_PATH -> connection.networkChanged();
      case NOTE_DROPPED -> host.dropped(now.event.name(), peerId, "it does not fit while " + phase);
      case END -> end(transition.reason, now.detail);
    }
  }

  /** Says something by the way that is open to the partner now. */
  void say(PeerMessage message) {
    route.say(message);
  }

  /** What was said before may be lost, and is said again when messages arrive. */
  private void reachable(boolean now) {
    if (phase != Phase.IDLE) {
      connection.signalling(now);
    }
  }

  /** The call ends whatever becomes of it. */
  private void sayLast(PeerMessage message) {
    try {
      route.sayLast(message);
    } catch (RuntimeException failure) {
      LOG.error("the peer is not told of the end", failure);
    }
  }

  /** Local media first: the user sees their own picture, and an accept finds media ready. */
  private void openMedia() {
    host.notice("");
    connection = connections.create(peerId, new FromConnection());
    List<DataFeature> features = new ArrayList<>(host.features());
    features.add(route.direct());
    DataSession.Partner partner =
        new DataSession.Partner(peerId, () -> host.name(peerId), () -> role.polite());
    data = new DataSession(loop, partner, connection, features);
    host.media().begin(connection);
    connection.openMedia();
  }

  private void prepareToConnect() {
    role = signalling.role(peerId, true);
    if (signalling.traits(peerId).ringsByDescription()) {
      connection.connect(role);
    } else if (role.offersFirst()) {
      connection.prepare();
    }
  }

  /** Where the first description rings, the connection has been connecting since the offer. */
  private void connectAsOfferer() {
    if (!signalling.traits(peerId).ringsByDescription()) {
      connect(true);
    }
  }

  private void connect(boolean asOfferer) {
    role = signalling.role(peerId, asOfferer);
    connection.connect(role);
  }

  private void beginFlow() {
    if (since.isEmpty()) {
      since = Optional.of(loop.now());
      pollStatistics();
      host.media().flows(connection);
    }
  }

  private void pollStatistics() {
    if (phase != Phase.IDLE) {
      connection.statistics().thenAccept(this::measured);
      loop.after(STATISTICS_EVERY, this::pollStatistics);
    }
  }

  private void measured(Statistics statistics) {
    CallQuality verdict = statistics.verdict();
    quality = Optional.of(new PeerState.Quality(verdict.grade(), verdict.sentence()));
    History before = figures.map(Figures::history).orElse(History.EMPTY);
    figures =
        Optional.of(
            Figures.of(statistics, Figures.longer(before, statistics), Sentences.advice(verdict)));
    host.statistics(peerId, statistics);
    host.changed();
  }

  private void end(EndReason reason, String detail) {
    // Both sides find no path at about the same time: the second to give up knows why as well.
    try {
      String why = reason == EndReason.FAILED_AT_PEER ? connection.obstacle() : detail;
      host.ending(this, reason, why);
      data.end(); // before what may throw: nothing else ends what stands beside the call
      host.media().end(connection);
      connection.close();
    } finally {
      host.ended(this, reason);
    }
  }

  private void timeUp() {
    String obstacle = connection.obstacle();
    String why = obstacle.isEmpty() ? Sentences.timeUp(phase, host.name(peerId)) : obstacle;
    happen(new Happening(CallEvent.TIME_UP, why, on -> {}));
  }

  PeerState.Call shown() {
    PeerState.Media media = new PeerState.Media(peer, frozen, lostSince, quality, figures);
    return new PeerState.Call(peerId, host.name(peerId), phase, since, media);
  }

  /** What the connection reports; it falls silent when closed. */
  private final class FromConnection implements Connection.Listener {
    @Override
    public void mediaReady() {
      boolean bothOffer = phase == Phase.PREPARING_OFFER && host.isOffered(peerId);
      happen(bothOffer ? CallEvent.MEDIA_READY_BOTH_OFFER : CallEvent.MEDIA_READY);
    }

    @Override
    public void channel(DataChannel channel, boolean open) {
      boolean onlyWay = route.isWithoutServer();
      data.channel(channel, open);
      if (channel == DataChannel.CONTROL && !open && onlyWay) { // its last word was lost
        happen(CallEvent.PARTNER_CLOSES);
      }
    }

    @Override
    public void message(DataChannel channel, byte[] message) {
      data.message(channel, message);
    }

    @Override
    public void state(Connection.State state) {
      route.path(state == Connection.State.CONNECTED);
      data.state(state);
      switch (state) {
        case CONNECTING -> {}
        case CONNECTED -> happen(CallEvent.MEDIA_FLOWS);
        case RECONNECTING -> happen(CallEvent.CONNECTIVITY_LOST);
      }
    }

    @Override
    public void failed(Connection.Failure failure) {
      boolean media = failure.cause() == Connection.Failure.Cause.MEDIA;
      CallEvent event = media ? CallEvent.MEDIA_FAILS : CallEvent.CONNECTION_FAILS;
      happen(new Happening(event, failure.sentence(), on -> {}));
    }

    @Override
    public void localDescription(SessionDescription description) {
      say(new PeerMessage.Description(description));
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      data.localCandidate();
      say(new PeerMessage.Candidate(candidate));
    }

    @Override
    public void sends(MediaState sent) {
      host.media().sends(sent);
    }

    @Override
    public void peerSends(MediaState sent) {
      peer = sent;
      host.changed();
    }

    @Override
    public void frozen(boolean now) {
      frozen = now;
      host.changed();
    }

    @Override
    public void note(String sentence) {
      host.media().note(sentence);
    }
  }
}
