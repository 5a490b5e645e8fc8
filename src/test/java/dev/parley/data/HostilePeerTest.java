package dev.parley.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.SpeakerState;
import dev.parley.connection.CallQuality;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.data.card.CardRecorder;
import dev.parley.data.chat.Chat;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileFeature;
import dev.parley.data.files.FilePlan;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.hearing.HearingFeature;
import dev.parley.data.hearing.OwnOutput;
import dev.parley.data.hearing.Playout;
import dev.parley.data.hearing.Playout.Window;
import dev.parley.data.pointer.Pointer;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.proof.ProofFeature;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A peer that sends a thousand random messages into each data channel of a call, in one call after
 * the other, to a program that has every feature and accepts every file: {@code -Dparley.rounds}
 * says in how many, {@code -Dparley.seed} repeats one.
 */
@Tag("fuzz")
class HostilePeerTest implements Peer.Listener, OwnOutput {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 6);
  private static final int FIRST = Integer.getInteger("parley.seed", 1);
  private static final int MESSAGES = 1_000;

  /** After which the peer may call again, though it calls often. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** Before that, the lists that may become long are not yet. */
  private static final int WARM = 20;

  /** Of the heap: what the compiler and the caches have made since. */
  private static final long FLAT = 4_000_000;

  private static final Set<DataChannel> CHANNELS =
      EnumSet.complementOf(EnumSet.of(DataChannel.STATE));

  private static final String[] FEATURES = {
    "signalling", "proof", "hearing", "chat", "pointer", "files"
  };

  @TempDir Path home;
  private final FakeLoop loop = new FakeLoop();
  private final FakeConnections connections = new FakeConnections();
  private final CardRecorder cards = new CardRecorder(loop, live -> {}, over -> {});
  private Path folder;
  private FakeSignalling signalling;
  private Peer peer;
  private List<Conversation> talks = List.of();
  private FileTransfers files = FileTransfers.NONE;
  private boolean inCall;

  @BeforeEach
  void aProgramWithAll() throws IOException {
    folder = Files.createDirectory(home.resolve("received"));
    Files.writeString(home.resolve("secret"), "mine");
    Files.writeString(folder.resolve("kept.txt"), "mine");
    Files.createSymbolicLink(folder.resolve("link"), home.resolve("secret"));
    Path settings = home.resolve("settings");
    FileFeature taking =
        new FileFeature(
            loop, settings, new FilePlan(folder, FilePlan.Offers.ACCEPT), now -> files = now);
    List<DataFeature> all =
        List.of(
            new ProofFeature(loop, settings, "here", true, "s".repeat(22), now -> {}),
            new HearingFeature(this, () -> MediaState.ALL, cards::hearing, peerId -> {}),
            new Chat(loop, true, now -> talks = now).in("here", List.of("hello"), Clearance.ALWAYS),
            new Pointer(loop, new Shown(), now -> {}),
            taking.in("here", Clearance.ALWAYS));
    peer =
        new Peer(
            loop,
            new Peer.Self("home", "m", "Me"),
            new Peer.Network(
                listener -> signalling = new FakeSignalling(listener), connections, () -> 0.5, all),
            this);
    peer.join();
    loop.run();
  }

  private FakeConnection call() {
    loop.act(() -> signalling.heard().message("ann", new PeerMessage.Offer("Ann")));
    peer.accept("ann");
    loop.run();
    FakeConnection connection = connections.latest();
    connection.measured =
        CompletableFuture.completedFuture(TestStatistics.flowing(900, 20, CallQuality.GOOD));
    connection.certified =
        CompletableFuture.completedFuture(new Certificates("a".repeat(64), "b".repeat(64)));
    loop.act(connection::mediaIsReady);
    loop.act(() -> connection.says().state(Connection.State.CONNECTED));
    loop.act(
        () -> {
          connection.peerHas(FEATURES);
          CHANNELS.forEach(channel -> connection.says().channel(channel, true));
        });
    assertTrue(inCall);
    return connection;
  }

  private void hangUp() {
    peer.close();
    loop.act(() -> signalling.heard().link(Link.of(Link.State.ONLINE)));
    loop.advance(PAUSE);
    connections.forget();
    signalling.takeSaid();
  }

  private void round(int seed) {
    Random random = new Random(seed);
    RandomMessages messages = new RandomMessages(random);
    FakeConnection connection = call();
    for (DataChannel channel : CHANNELS) {
      for (int number = 0; number < MESSAGES; number++) {
        FakeConnection now = connection;
        byte[] message = messages.next(channel);
        loop.act(() -> now.hears(channel, message));
        loop.advance(Duration.ofMillis(random.nextInt(40)));
        if (random.nextInt(50) == 0) {
          Link.State link = random.nextBoolean() ? Link.State.OFFLINE : Link.State.ONLINE;
          loop.act(() -> signalling.heard().link(Link.of(link)));
        }
        if (!inCall || now.closedChannels.contains(channel)) {
          hangUp();
          connection = call();
        }
      }
    }
    hangUp();
  }

  @Test
  void aThousandMessagesIntoEachChannelDoNoHarm() throws IOException {
    Map<String, String> before = content();
    long early = 0;
    for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      round(seed);
      int done = seed - FIRST + 1;
      if (done == WARM) {
        early = used();
      }
      if (done == WARM || done % 100 == 0) {
        System.out.printf("%,d rounds, %,d bytes of heap%n", done, used());
      }
      assertTrue(files.list().size() <= 200, () -> files.list().size() + " files are shown");
      assertTrue(talks.size() <= 8, () -> talks.size() + " conversations are kept");
      assertTrue(loop.pending() < 50, () -> "timers are left behind: " + loop.pending());
    }
    Map<String, String> after = content();
    before.forEach((name, text) -> assertEquals(text, after.get(name), name));
    after.keySet().removeAll(before.keySet());
    after.keySet().removeIf(name -> name.startsWith("received/") || name.startsWith("settings/"));
    assertEquals(Map.of(), after);
    long grown = ROUNDS > WARM ? used() - early : 0;
    assertTrue(grown < FLAT, () -> "grown by " + grown);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Of what is there, by name. */
  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        content.put(home.relativize(one).toString(), "" + Files.readString(one).hashCode());
      }
    }
    return content;
  }

  /** A desktop that takes whatever place it is told. */
  private static final class Shown implements PointerMark {
    @Override
    public boolean isPossible() {
      return true;
    }

    @Override
    public void show(String peerId, String name, String screen, double x, double y) {
      assertTrue(x >= 0 && x <= 1 && y >= 0 && y <= 1, () -> x + " " + y);
    }

    @Override
    public void hide(String peerId) {}
  }

  @Override
  public void state(PeerState now) {
    inCall = now.phase().isBusy();
    cards.state(now);
  }

  @Override
  public void statistics(String peerId, Statistics now) {
    cards.statistics(peerId, now);
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    cards.ended(peerId, reason);
  }

  @Override
  public SpeakerState speaker() {
    return SpeakerState.PLAYING;
  }

  @Override
  public Window window() {
    return Window.SHOWN;
  }

  @Override
  public long shown(String peerId) {
    return loop.now().toMillis() / 33;
  }

  @Override
  public Duration sinceShown(String peerId) {
    return Duration.ofMillis(20);
  }

  @Override
  public Playout.Link link(String peerId) {
    return Playout.Link.UNKNOWN;
  }
}
