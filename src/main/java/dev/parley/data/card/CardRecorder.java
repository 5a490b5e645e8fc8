package dev.parley.data.card;

import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Flow;
import dev.parley.data.card.CallCard.Mishaps;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.card.CallCard.Network;
import dev.parley.data.card.CallCard.Path;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.Playout;
import dev.parley.data.hearing.Playout.Access;
import dev.parley.data.hearing.Playout.Link;
import dev.parley.data.hearing.Playout.Received;
import dev.parley.loop.Loop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the calls of a run, and sums up each that is connected: live once a second, and at its
 * end. A call of several is summed up with each of the others, and where what is lost with one is
 * lost with another as well, it is this side's own link that loses. Loop only.
 */
public final class CardRecorder implements Peer.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CardRecorder.class);

  /** As many seconds as a median needs. */
  private static final int MOST_ROUND_TRIPS = 600;

  private final Loop loop;
  private final Consumer<CallCard> live;
  private final Consumer<CallCard> ended;

  /** Those that run, by their peers, the oldest first. */
  private final Map<String, OfCall> running = new LinkedHashMap<>();

  /** Of a call of several, those with peers who have left it. */
  private final List<OfCall> over = new ArrayList<>();

  private String note = "";

  /**
   * @param live hears of a call that runs, once a second; on the loop, as the other
   * @param ended hears of one that is over
   */
  public CardRecorder(Loop loop, Consumer<CallCard> live, Consumer<CallCard> ended) {
    this.loop = loop;
    this.live = live;
    this.ended = ended;
  }

  @Override
  public void state(PeerState state) {
    boolean told = !state.local().note().isEmpty() && !state.local().note().equals(note);
    note = state.local().note();
    running.keySet().retainAll(state.calls().stream().map(Call::peerId).toList());
    for (Call call : state.calls()) {
      running.computeIfAbsent(call.peerId(), id -> new OfCall(call)).look(call);
    }
    if (told) {
      running.values().forEach(one -> one.deviceChanges++);
    }
    endIfAllAreOver();
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {
    OfCall one = running.get(peerId);
    if (one != null) {
      one.add(statistics);
      if (one.isConnected()) {
        one.logLoss();
        live.accept(whole(running.values().stream().filter(OfCall::isConnected).toList()));
      }
    }
  }

  private CallCard whole(List<OfCall> parts) {
    List<CallCard> cards = parts.stream().map(OfCall::card).toList();
    return cards.get(0).with(cards.subList(1, cards.size()));
  }

  /** What the two sides hear and see of each other. */
  public void hearing(Hearing hearing) {
    OfCall one = running.get(hearing.peerId());
    if (one != null) {
      one.theirs = hearing.theirs().or(() -> one.theirs);
    }
  }

  /** Something of the setting up has happened. */
  public void moment(String peerId, Moment moment) {
    OfCall one = running.get(peerId);
    if (one != null) {
      one.note(moment);
    }
  }

  /** What the connections with others than that peer tell of this side's own link. */
  public Link link(String peerId) {
    List<OfCall> others =
        Stream.concat(over.stream(), running.values().stream())
            .filter(one -> !one.peerId.equals(peerId) && one.isConnected())
            .toList();
    return new Link(access(others, one -> one.there), access(others, one -> one.back));
  }

  private static Access access(List<OfCall> others, Function<OfCall, LossLedger> direction) {
    List<LossLedger> ledgers = others.stream().map(direction).toList();
    if (ledgers.stream().anyMatch(one -> one.loss().matters())) {
      return Access.LOSSY;
    }
    return ledgers.stream().anyMatch(LossLedger::isLong) ? Access.CLEAN : Access.UNKNOWN;
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    OfCall one = running.remove(peerId);
    if (one != null && one.isConnected() && over.size() <= CallCard.MOST_OTHERS) {
      one.end(reason);
      over.add(one);
    }
    endIfAllAreOver();
  }

  /** Of several, the last who leaves ends the call. */
  private void endIfAllAreOver() {
    if (running.isEmpty() && !over.isEmpty()) {
      CallCard card =
          whole(over.stream().sorted(Comparator.comparing(one -> one.beganAt)).toList());
      card.parts()
          .forEach(
              one ->
                  LOG.info(
                      "the call, summed up: {} {} {}", one.network(), one.mishaps(), one.setUp()));
      over.clear();
      ended.accept(card);
    }
  }

  /** One call. */
  private final class OfCall {
    private final String peerId;
    private final String name;
    private final Instant began = loop.wallClock();
    private final Duration beganAt = loop.now();
    private final Map<Moment, Duration> setUp = new EnumMap<>(Moment.class);
    private final LossLedger there = new LossLedger();
    private final LossLedger back = new LossLedger();
    private final List<Double> roundTrips = new ArrayList<>();
    private Optional<Statistics.Path> path = Optional.empty();
    private Optional<Playout> theirs = Optional.empty();
    private boolean byPeer;
    private Blame blamed = Blame.NOBODY;
    private Phase phase = Phase.IDLE;
    private long freezes;
    private int deviceChanges;
    private int reconnections;
    private long packetsBefore;
    private Duration readBefore = Duration.ZERO;

    /** No sound had come by then. */
    private Duration silentUntil = Duration.ZERO;

    /** Empty while it runs. */
    private String end = "";

    private Duration endedAt = Duration.ZERO;

    OfCall(Call call) {
      peerId = call.peerId();
      name = call.name();
    }

    boolean isConnected() {
      return setUp.containsKey(Moment.CONNECTED);
    }

    void note(Moment moment) {
      noteAt(moment, loop.now());
    }

    private void noteAt(Moment moment, Duration at) {
      setUp.putIfAbsent(moment, at.minus(beganAt));
    }

    private void connected() {
      note(Moment.CONNECTED);
      if (packetsBefore == 0) {
        silentUntil = loop.now();
      }
    }

    void look(Call call) {
      if (call.phase() == phase) {
        return;
      }
      phase = call.phase();
      switch (phase) {
        case CONNECTING -> note(Moment.ACCEPTED);
        case CONNECTED -> connected();
        case RECONNECTING -> reconnections++;
        case IDLE, PREPARING_OFFER, OFFERING, PREPARING_ACCEPT -> {}
      }
    }

    void add(Statistics now) {
      path = now.path().or(() -> path);
      now.path()
          .filter(one -> one.roundTripMs() > 0 && roundTrips.size() < MOST_ROUND_TRIPS)
          .ifPresent(one -> roundTrips.add(one.roundTripMs()));
      freezes = now.videoReceived().freezes();
      sound(now.audioReceived().flow().packets());
      back.add(received(now.audioReceived().flow()).plus(received(now.videoReceived().flow())));
      if (theirs.isPresent() != byPeer) {
        byPeer = theirs.isPresent();
        there.restart();
      }
      there.add(theirs.map(OfCall::received).orElseGet(() -> reported(now)));
    }

    /** Packets of sound come evenly, so that two readings tell when the first one came. */
    private void sound(long packets) {
      Duration at = loop.now();
      long more = packets - packetsBefore;
      if (packetsBefore > 0 && more > 0) {
        Duration between = at.minus(readBefore);
        Duration first = readBefore.minus(between.multipliedBy(packetsBefore).dividedBy(more));
        noteAt(Moment.FIRST_SOUND, first.compareTo(silentUntil) > 0 ? first : silentUntil);
      } else if (packets == 0) {
        silentUntil = at;
      }
      packetsBefore = packets;
      readBefore = at;
    }

    private static Received received(Flow flow) {
      return new Received(flow.packets(), flow.packetsLost());
    }

    private static Received received(Playout said) {
      return said.counts().sound().plus(said.counts().picture());
    }

    /** What the peer's library reports (RTCP), where its program says nothing. */
    private static Received reported(Statistics now) {
      Flow sound = now.audioSent().flow();
      Flow picture = now.videoSent().flow();
      return new Received(
          sound.packets() - sound.packetsLost() + picture.packets() - picture.packetsLost(),
          sound.packetsLost() + picture.packetsLost());
    }

    void logLoss() {
      Network network = card().network();
      if (network.blame() != blamed) {
        blamed = network.blame();
        LOG.info("the call so far: {}", network);
      }
    }

    void end(EndReason reason) {
      end = reason.word();
      endedAt = loop.now();
    }

    CallCard card() {
      Duration connected = setUp.getOrDefault(Moment.CONNECTED, Duration.ZERO);
      Duration until = end.isEmpty() ? loop.now() : endedAt;
      return new CallCard(
          peerId,
          name,
          began,
          until.minus(beganAt).minus(connected),
          setUp,
          path.map(this::path),
          new Network(
              there.loss(),
              back.loss(),
              Blame.of(
                  there.loss(),
                  back.loss(),
                  link(peerId),
                  theirs.map(Playout::link).orElse(Link.UNKNOWN))),
          new Mishaps(
              (int) Math.min(freezes, 9999),
              theirs.map(said -> (int) Math.min(said.counts().freezes(), 9999)),
              deviceChanges,
              reconnections),
          end,
          List.of());
    }

    private Path path(Statistics.Path last) {
      double usual =
          roundTrips.isEmpty()
              ? last.roundTripMs()
              : roundTrips.stream().sorted().toList().get(roundTrips.size() / 2);
      return new Path(last.local(), last.remote(), last.protocol(), usual);
    }
  }
}
