package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channels.Destination;
import dev.parley.channels.Invitation;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.loop.OnLoop;
import dev.parley.loop.ThreadLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.report.Timeline;
import dev.parley.server.ListenAddress;
import dev.parley.server.SignallingServer;
import dev.parley.session.ChannelSession;
import dev.parley.session.ChannelSessionFixture;
import dev.parley.session.NetworkWays;
import dev.parley.socket.TextSocket;
import dev.parley.socket.Trust;
import dev.parley.socket.WssSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * This machine's server open to the network, with real sockets, on loopback: copies of the program
 * of one user, and guests who have a link.
 */
@Tag("network")
@Timeout(90)
class LanServerTest {
  @TempDir Path settings;
  @TempDir Path people;

  private final ThreadLoop loop = new ThreadLoop("test-host");
  private final List<Copy> copies = new ArrayList<>();
  private int stays;

  @AfterEach
  void close() {
    copies.forEach(Copy::end);
    loop.close();
  }

  @Test
  void aLinkLeadsIntoTheChannelWithTheEchoPeer() {
    Destination there = parse(new Copy().open());
    assertEquals("wss", there.server().getScheme());
    Visit visit = new Visit();
    ChannelSession session = stay(there, visit);
    visit.until(state -> state.status().tone() == PeerState.Tone.GOOD);
    visit.until(state -> sees(state, "Echo"));
    onLoop(session::leave);
  }

  @Test
  void guestsComeToThoseWhoAreThereAndNobodyMoves() {
    Copy host = new Copy();
    Visit atHome = new Visit();
    ChannelSession person = host.stay(atHome);
    atHome.until(state -> state.status().tone() == PeerState.Tone.GOOD);
    Visit besides = new Visit();
    Copy second = new Copy(); // which does not run the server
    ChannelSession other = second.stay(besides);
    besides.until(state -> state.peers().size() == 2); // the person and the echo peer
    Visit visit = new Visit();
    ChannelSession from = stay(parse(second.open()), visit);
    visit.until(state -> state.peers().size() == 3);
    atHome.until(state -> state.peers().size() == 3);
    besides.until(state -> state.peers().size() == 3);
    assertEquals(0, atHome.losses + besides.losses);
    List.of(person, other, from).forEach(session -> onLoop(session::leave));
  }

  @Test
  void aLinkWithAnotherCertificateLetsNobodyIn() {
    Destination real = parse(new Copy().open());
    Destination forged =
        new Destination(
            real.server(), Trust.platform(), "0".repeat(64), real.channel(), real.password());
    Visit visit = new Visit();
    ChannelSession session = stay(forged, visit);
    PeerState told = visit.until(state -> state.status().retryAt().isPresent());
    assertTrue(told.status().detail().contains("differs from the one in the invite link"));
    onLoop(session::leave);
  }

  @Test
  void aPasswordOfALinkOpensNoDoor() throws Exception {
    Copy host = new Copy();
    Destination there = parse(host.open());
    LocalPlace place = LocalPlace.read(settings).orElseThrow();
    assertNotEquals(place.password(), there.password());
    Asking asking = new Asking(place, there.password());
    asking.ended.orTimeout(60, TimeUnit.SECONDS).join();
    assertEquals(List.of(), asking.told);
    Asking own = new Asking(place, place.password());
    assertEquals(1, own.told().path("links").size());
    onLoop(() -> own.socket.close());
  }

  @Test
  void theLinkOfYesterdayIsThatOfToday() {
    Copy copy = new Copy();
    String before = copy.open();
    onLoop(copy.lan::close);
    assertEquals(List.of(), OnLoop.get(loop, copy.lan::links));
    assertEquals(before, copy.open());
    copy.end();
    assertEquals(before, new Copy().open());
  }

  @Test
  void linksFromBeforeThePeopleHereWereInTheirChannelStillWork() throws IOException {
    LocalPlace former = LocalPlace.fresh("house");
    former.write(Files.createDirectory(settings.resolve("lan-server")));
    Copy copy = new Copy();
    Destination there = parse(copy.open());
    assertEquals("house", there.channel());
    assertEquals(former.password(), there.password());
    Visit atHome = new Visit();
    ChannelSession person = copy.stay(atHome);
    Visit visit = new Visit();
    ChannelSession from = stay(there, visit);
    visit.until(state -> state.peers().size() == 2);
    List.of(person, from).forEach(session -> onLoop(session::leave));
  }

  @Test
  void whereItsPortIsTakenItTakesAnother() throws IOException {
    Copy copy = new Copy();
    int port = parse(copy.open()).server().getPort();
    onLoop(copy.lan::close);
    copy.end();
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(port, other.getLocalPort());
      assertNotEquals(port, parse(new Copy().open()).server().getPort());
    }
  }

  @Test
  void itIsOpenAsLongAsOneCopyWantsIt() {
    Copy host = new Copy();
    Copy second = new Copy();
    String link = host.open();
    assertEquals(link, second.open());
    onLoop(host.lan::close);
    Visit visit = new Visit();
    ChannelSession from = stay(parse(link), visit);
    visit.until(state -> state.status().tone() == PeerState.Tone.GOOD);
    onLoop(from::leave);
  }

  @Test
  void whenTheHostEndsTheNextOpensItAgain() {
    Copy host = new Copy();
    OnLoop.get(loop, host.local::find).orTimeout(60, TimeUnit.SECONDS).join();
    Copy second = new Copy();
    String link = second.open();
    host.end();
    Visit visit = new Visit();
    ChannelSession from = stay(parse(link), visit);
    visit.until(state -> state.status().tone() == PeerState.Tone.GOOD);
    assertEquals(List.of(link), OnLoop.get(loop, second.lan::links));
    onLoop(from::leave);
  }

  @Test
  void turnedOffAtOnceItIsOffAndCanBeTurnedOn() {
    Copy copy = new Copy();
    CompletableFuture<Void> starting =
        OnLoop.get(
            loop,
            () -> {
              CompletableFuture<Void> started = copy.lan.start();
              copy.lan.close();
              return started;
            });
    assertThrows(CancellationException.class, starting::join);
    copy.open();
  }

  @Test
  void aCertificateThatCannotBeKeptIsASentence() throws IOException {
    Files.writeString(settings.resolve("lan-server"), "in the way");
    Copy copy = new Copy();
    String why = assertThrows(CompletionException.class, copy::open).getCause().getMessage();
    assertTrue(why.contains("lan-server"), why);
    assertFalse(OnLoop.get(loop, copy.lan::isOn));
  }

  private static Destination parse(String link) {
    return Invitation.parse(link).destination(Trust.platform());
  }

  private static boolean sees(PeerState state, String name) {
    return state.peers().stream().anyMatch(peer -> peer.name().equals(name));
  }

  /** Somebody who asks for the server to be opened. */
  private final class Asking implements TextSocket.Listener {
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    final CompletableFuture<String> first = new CompletableFuture<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final String password;

    /** The loop's own. */
    TextSocket socket;

    Asking(LocalPlace place, String password) {
      this.password = password;
      URI there = place.uri().resolve(LanServer.PATH);
      onLoop(() -> socket = WssSocket.opener(loop, there, place.trust()).open(this));
    }

    JsonNode told() {
      return Json.readOrMissing(first.orTimeout(60, TimeUnit.SECONDS).join());
    }

    @Override
    public void opened() {
      socket.send(password);
    }

    @Override
    public void text(String text) {
      told.add(text);
      first.complete(text);
    }

    @Override
    public void closed(String why) {
      ended.complete(null);
    }
  }

  /** One copy of the program. */
  private final class Copy {
    final LocalServer local =
        new LocalServer(
            loop,
            settings,
            (wanted, network) ->
                BuiltInServer.forThisMachine(
                    loop,
                    wanted,
                    anyPort(network),
                    (on, doors) -> lanServer(on, doors, wanted, network)));
    final LanRequest lan = new LanRequest(loop, local, () -> {});

    Copy() {
      copies.add(this);
    }

    private LanServer lanServer(
        Loop on,
        Function<ListenAddress, SignallingServer> doors,
        LocalPlace wanted,
        LocalPlace network) {
      return new LanServer(
          on,
          settings,
          new LanServer.Keys(wanted, anyPort(network)),
          new LanServer.Network("127.0.0.1", () -> List.of("127.0.0.1")),
          doors);
    }

    /** No port that is the same in every test. */
    private LocalPlace anyPort(LocalPlace network) {
      return network.port() == LanServer.FIRST_PORT ? network.at(0) : network;
    }

    String open() {
      OnLoop.get(loop, lan::start).orTimeout(60, TimeUnit.SECONDS).join();
      return OnLoop.get(loop, lan::links).get(0);
    }

    ChannelSession stay(Visit visit) {
      Destination home = OnLoop.get(loop, local::home).orTimeout(60, TimeUnit.SECONDS).join();
      return LanServerTest.this.stay(home, local, visit);
    }

    void end() {
      onLoop(lan::close);
      onLoop(local::close);
    }
  }

  private ChannelSession stay(Destination there, Visit visit) {
    return stay(there, null, visit);
  }

  private ChannelSession stay(Destination there, LocalServer local, Visit visit) {
    ChannelSession channelSession =
        new ChannelSession(
            loop,
            people.resolve(String.valueOf(stays++)), // everybody is somebody else
            ChannelSessionFixture.options(there),
            new NetworkWays(loop, local, new FakeConnections(), anywhere -> List.of()),
            new Timeline(),
            visit);
    onLoop(channelSession::enter);
    return channelSession;
  }

  private void onLoop(Runnable task) {
    OnLoop.run(loop, task);
  }

  /** Waits for what the guest sees. */
  private static final class Visit implements ChannelSession.Listener {
    private PeerState latest;

    /** How often a channel was lost that had been joined. */
    private int losses;

    @Override
    public synchronized void state(PeerState state) {
      boolean was = latest != null && latest.status().tone() == PeerState.Tone.GOOD;
      losses += was && state.status().tone() != PeerState.Tone.GOOD ? 1 : 0;
      latest = state;
      notifyAll();
    }

    synchronized PeerState until(Predicate<PeerState> expected) {
      while (latest == null || !expected.test(latest)) { // the time-out of the test ends it
        try {
          wait();
        } catch (InterruptedException late) {
          throw new AssertionError("it is still " + latest, late);
        }
      }
      return latest;
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {}

    @Override
    public void ended(String peerId, EndReason reason) {}

    @Override
    public void trouble(String sentence) {}
  }
}
