package dev.parley;

import dev.parley.connection.Connection;
import dev.parley.connection.IceServers;
import dev.parley.connection.Statistics;
import dev.parley.connection.session.RtcConnections;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One person with everything but a window: a client of a server on loopback, with test media. */
public final class Person implements Peer.Listener, AutoCloseable {
  private static final TestCard.Patch MIDDLE =
      new TestCard.Patch("middle", TestCard.WIDTH / 2, TestCard.HEIGHT / 2, 2, 2, 0);

  /** Of whatever picture; the reader counts in parts of a test card. */
  private static final TestCard.Patch UPPER_HALF =
      new TestCard.Patch("upper half", 0, 0, TestCard.WIDTH, TestCard.HEIGHT / 2, 0);

  private final String id;
  final ToneMeter meter = new ToneMeter();

  /** The number of the newest test card that arrived. */
  public final AtomicLong number = new AtomicLong();

  /** Own pictures so far. */
  final AtomicLong made = new AtomicLong();

  /** Remote pictures so far. */
  public final AtomicLong pictures = new AtomicLong();

  /** The colour in the middle of the newest picture, as 0xRRGGBB. */
  final AtomicInteger middle = new AtomicInteger();

  final Motion motion = new Motion();

  /** The width of a picture that arrived lately. */
  volatile int width;

  /** The colour in the middle of its upper half, as 0xRRGGBB. */
  volatile int colour;

  public final Map<String, Integer> colours = new ConcurrentHashMap<>();

  /** The same of each peer, for a call of several. */
  private final Map<String, Received> received = new ConcurrentHashMap<>();

  public final List<EndReason> ends = new ArrayList<>();
  public final Peer peer;

  /** What uses the data channels of the calls to come. */
  public final List<DataFeature> features = new CopyOnWriteArrayList<>();

  public PeerState state;

  /** Hears of each state, on the loop. */
  public Consumer<PeerState> watcher = next -> {};

  public Statistics statistics;

  /** Made so far, on the loop. */
  int connections;

  public Person(String id, int port, int toneHz) {
    this(id, WssSocket.opener(TestMedia.loop(), URI.create("ws://127.0.0.1:" + port)), toneHz);
  }

  Person(String id, TextSocket.Opener sockets, int toneHz) {
    this(id, sockets, toneHz, TestMedia.loop(), listener -> listener);
  }

  /**
   * @param clock the loop of the tests, perhaps with another idea of how long things last
   * @param hearsay what the controller hears of its connections
   */
  Person(
      String id,
      TextSocket.Opener sockets,
      int toneHz,
      Loop clock,
      UnaryOperator<Connection.Listener> hearsay) {
    this(id, verto(id, sockets), toneHz, clock, hearsay);
  }

  /** In another dialect. */
  public Person(String id, Signalling.Factory signalling, int toneHz) {
    this(id, signalling, toneHz, TestMedia.loop(), listener -> listener);
  }

  private static Signalling.Factory verto(String id, TextSocket.Opener sockets) {
    VertoAccount account = new VertoAccount(id, "secret", "session-of-" + id, "room");
    return listener ->
        new VertoClient(TestMedia.loop(), sockets, account, () -> "fresh", () -> 0.5, listener);
  }

  private Person(
      String id,
      Signalling.Factory signalling,
      int toneHz,
      Loop clock,
      UnaryOperator<Connection.Listener> hearsay) {
    this.id = id;
    RtcConnections real =
        new RtcConnections(
            TestMedia.loop(),
            TestMedia.media().with(MediaChoice.TEST.withTone(toneHz)),
            preview -> made.incrementAndGet(),
            peerId -> frame -> look(peerId, frame),
            peerId ->
                (samples, rate, channels, frames) -> {
                  meter.sound(samples, rate, channels, frames);
                  of(peerId).meter.sound(samples, rate, channels, frames);
                },
            IceServers.NONE);
    peer =
        new Peer(
            clock,
            new Peer.Self("room", id, ""),
            new Peer.Network(
                signalling,
                (peerId, listener) -> {
                  connections++;
                  return real.create(peerId, hearsay.apply(listener));
                },
                () -> 0.5,
                features),
            this);
  }

  public boolean sees(String peerId) {
    return state != null && state.peers().stream().anyMatch(row -> row.peerId().equals(peerId));
  }

  public boolean seesFree(String peerId) {
    return state.peers().stream().anyMatch(row -> row.peerId().equals(peerId) && row.free());
  }

  public boolean isOnline() {
    return state != null && state.status().tone() == PeerState.Tone.GOOD;
  }

  /** The whole test card, in its colours, in whatever size link and processor bear. */
  public boolean seesTestCard(int colourTolerance) {
    return TestCardReader.isCard(colours, colourTolerance)
        && statistics != null
        && TestCardReader.hasShapeOfCard(
            statistics.videoReceived().width(), statistics.videoReceived().height());
  }

  public boolean hears(int hertz) {
    return Math.abs(meter.frequency().orElse(0) - hertz) <= 5;
  }

  /** What comes from one peer. */
  static final class Received {
    final ToneMeter meter = new ToneMeter();
    final AtomicLong pictures = new AtomicLong();
    final Map<String, Integer> colours = new ConcurrentHashMap<>();

    boolean isCard(int colourTolerance) {
      return TestCardReader.isCard(colours, colourTolerance);
    }

    private void look(Frame frame) {
      if (pictures.incrementAndGet() % 15 == 0) {
        TestCard.PATCHES.forEach(
            patch -> colours.put(patch.name(), TestCardReader.colour(frame, patch)));
      }
    }
  }

  /** What has come from that peer so far. */
  Received of(String peerId) {
    return received.computeIfAbsent(peerId, id -> new Received());
  }

  private void look(String peerId, Frame frame) {
    of(peerId).look(frame);
    look(frame);
  }

  private void look(Frame frame) {
    TestCardReader.number(frame).ifPresent(number::set);
    if (pictures.incrementAndGet() % 5 == 0) {
      middle.set(TestCardReader.colour(frame, MIDDLE));
    }
    if (pictures.get() % 10 == 0) {
      motion.look(frame);
      width = frame.width();
      colour = TestCardReader.colour(frame, UPPER_HALF);
    }
    if (pictures.get() % 15 == 0) {
      TestCard.PATCHES.forEach(
          patch -> colours.put(patch.name(), TestCardReader.colour(frame, patch)));
    }
  }

  /** Leaves the channel, and waits until it has. */
  @Override
  public void close() {
    TestMedia.end(id + " left", peer.leave());
  }

  @Override
  public void state(PeerState next) {
    state = next;
    watcher.accept(next);
  }

  @Override
  public void statistics(String peerId, Statistics newest) {
    statistics = newest;
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    ends.add(reason);
  }
}
