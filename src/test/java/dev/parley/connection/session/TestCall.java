package dev.parley.connection.session;

import dev.parley.Closing;
import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.MediaLoopConnection;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import dev.parley.media.test.ToneMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Two connections of one process, wired to each other through the loop. */
public final class TestCall implements AutoCloseable {
  /** Only to end what hangs. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final BiFunction<Boolean, IceCandidate, IceCandidate> DIRECT =
      (polite, own) -> own;

  public final Side polite;
  public final Side impolite;

  /** Of other calls of this process, which may be closing. */
  private final int connectionsBefore = TestMedia.media().connections();

  /** How long everything is on its way. */
  Duration wire = Duration.ZERO;

  /** What is told of a candidate, of the polite side or not; null for nothing. */
  public BiFunction<Boolean, IceCandidate, IceCandidate> route = DIRECT;

  public TestCall(MediaChoice polite, MediaChoice impolite) {
    this.polite = new Side(polite);
    this.impolite = new Side(impolite);
    join();
  }

  /** One of several calls of a client. */
  TestCall(RtcConnections polite, String peerId, MediaChoice impolite) {
    this.polite = new Side(polite, peerId);
    this.impolite = new Side(impolite);
    join();
  }

  private void join() {
    polite.other = impolite;
    impolite.other = polite;
  }

  public static TestCall ofTestMedia() {
    return new TestCall(MediaChoice.TEST.withTone(440), MediaChoice.TEST.withTone(660));
  }

  /** Opens the media of both; no connection yet. */
  public TestCall opened() {
    TestMedia.on(
        () -> {
          polite.connection.openMedia();
          impolite.connection.openMedia();
          return null;
        });
    await("media ready", () -> polite.ready && impolite.ready);
    return this;
  }

  /** Connects both in one task of the loop: both would like to make the first offer. */
  public TestCall connected() {
    if (!polite.ready) {
      opened();
    }
    TestMedia.on(
        () -> {
          polite.connection.connect(NegotiationRole.OFFERER);
          impolite.connection.connect(NegotiationRole.ACCEPTER);
          return null;
        });
    await(
        "both connected",
        () ->
            polite.states.contains(Connection.State.CONNECTED)
                && impolite.states.contains(Connection.State.CONNECTED));
    return this;
  }

  /** A call that does not come about is handed to nobody: it is closed here. */
  private void await(String what, Callable<Boolean> condition) {
    try {
      TestMedia.await(what, LIMIT, condition);
    } catch (AssertionError inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  @Override
  public void close() {
    TestMedia.on(
        () -> {
          polite.connection.close();
          impolite.connection.close();
          return null;
        });
  }

  /** What the calls of this process have opened is closed. */
  public static void capturesGone() {
    TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0);
  }

  /** What this call has opened is closed, and its connections are not in memory any more. */
  public void gone() {
    capturesGone();
    TestMedia.await(
        "connections gone", LIMIT, () -> TestMedia.media().connections() <= connectionsBefore);
  }

  /** A later description has the candidates in it, which would lead past the route. */
  private static SessionDescription withoutCandidates(SessionDescription description) {
    return new SessionDescription(
        description.type(), description.sdp().replaceAll("a=candidate:[^\n]*\n", ""));
  }

  /** One of the two. */
  public final class Side implements Connection.Listener {
    final Loop loop = TestMedia.loop();
    public final ToneMeter meter = new ToneMeter();
    public final AtomicInteger previews = new AtomicInteger();
    public final AtomicInteger pictures = new AtomicInteger();
    final AtomicInteger largestWidth = new AtomicInteger();
    public final AtomicLong number = new AtomicLong(-1);
    final Map<String, Integer> colours = new ConcurrentHashMap<>();
    final List<Connection.State> states = new ArrayList<>();
    public final List<Connection.Failure> failures = new ArrayList<>();
    public final List<SessionDescription> sent = new ArrayList<>();
    public final List<MediaState> sends = new ArrayList<>();
    final List<MediaState> peerSends = new ArrayList<>();
    public final List<Boolean> frozen = new ArrayList<>();
    public final Set<DataChannel> channels = EnumSet.noneOf(DataChannel.class);
    public final Map<DataChannel, List<byte[]>> messages = new ConcurrentHashMap<>();
    final List<String> notes = new ArrayList<>();
    final RtcConnections connections;
    public final Connection connection;
    boolean ready;

    /** Told of so far. */
    int candidates;

    /** Candidates of a TURN server that this side has told. */
    final AtomicInteger relays = new AtomicInteger();

    /** So many of the next descriptions get lost on their way. */
    int loses;

    public Statistics statistics;
    Side other;

    Side(MediaChoice choice) {
      connections =
          new RtcConnections(
              loop,
              TestMedia.media().with(choice),
              frame -> previews.incrementAndGet(),
              this::look,
              meter);
      connection = connections.create("peer", this);
    }

    Side(RtcConnections connections, String peerId) {
      this.connections = connections;
      connection = connections.create(peerId, this);
    }

    private void look(Frame frame) {
      pictures.incrementAndGet();
      largestWidth.accumulateAndGet(frame.width(), Math::max);
      TestCardReader.number(frame).ifPresent(number::set);
      if (pictures.get() % 30 == 0) {
        TestCard.PATCHES.forEach(
            patch -> colours.put(patch.name(), TestCardReader.colour(frame, patch)));
      }
    }

    /** What this side has learnt last of what the other sends. */
    boolean knows(MediaState sent) {
      return !peerSends.isEmpty() && peerSends.get(peerSends.size() - 1).equals(sent);
    }

    /** The running part of the connection; once connected. */
    public RtcSession session() {
      return ((RtcConnection) ((MediaLoopConnection) connection).connection()).session();
    }

    /** Asks for the newest statistics, which come a little later. */
    public void look() {
      connection.statistics().thenAccept(newest -> statistics = newest);
    }

    @Override
    public void mediaReady() {
      ready = true;
    }

    @Override
    public void localDescription(SessionDescription description) {
      sent.add(description);
      if (loses > 0) {
        loses--;
        return;
      }
      SessionDescription told = route == DIRECT ? description : withoutCandidates(description);
      loop.after(wire, () -> other.connection.remoteDescription(told));
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      candidates++;
      relays.addAndGet(candidate.candidate().contains(" typ relay ") ? 1 : 0);
      IceCandidate told = route.apply(this == polite, candidate);
      if (told != null) {
        loop.after(wire, () -> other.connection.remoteCandidate(told));
      }
    }

    @Override
    public void state(Connection.State state) {
      states.add(state);
    }

    @Override
    public void sends(MediaState sent) {
      sends.add(sent);
    }

    @Override
    public void peerSends(MediaState sent) {
      peerSends.add(sent);
    }

    @Override
    public void frozen(boolean now) {
      frozen.add(now);
    }

    @Override
    public void channel(DataChannel channel, boolean open) {
      if (open) {
        channels.add(channel);
      } else {
        channels.remove(channel);
      }
    }

    @Override
    public void message(DataChannel channel, byte[] message) {
      messages.computeIfAbsent(channel, any -> new CopyOnWriteArrayList<>()).add(message);
    }

    /** What the peer has sent on that channel so far. */
    public List<byte[]> heard(DataChannel channel) {
      return messages.getOrDefault(channel, List.of());
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }

    @Override
    public void failed(Connection.Failure failure) {
      failures.add(failure);
    }
  }
}
