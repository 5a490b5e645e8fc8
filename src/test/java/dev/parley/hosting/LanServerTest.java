package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.channels.Destination;
import dev.parley.channels.Invitation;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.loop.OnLoop;
import dev.parley.loop.ThreadLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.report.Timeline;
import dev.parley.session.ChannelSession;
import dev.parley.session.ChannelSessionFixture;
import dev.parley.session.NetworkWays;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server for the network with real sockets, on loopback. */
@Tag("network")
@Timeout(90)
class LanServerTest {
  @TempDir Path settings;
  @TempDir Path guest;

  private final ThreadLoop loop = new ThreadLoop("test-host");
  private LanServer host;

  private LanServer host() {
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    return new LanServer(loop, settings, any, () -> List.of("127.0.0.1"), () -> {});
  }

  @AfterEach
  void close() {
    if (host != null) {
      onLoop(host::close);
    }
    loop.close();
  }

  @Test
  void whoHasTheLinkIsInTheChannelWithTheEchoPeer() {
    start();
    Destination there = Invitation.parse(link()).destination(Trust.platform());
    assertEquals("wss", there.server().getScheme());
    Visit visit = new Visit();
    ChannelSession channelSession = stay(there, visit);
    visit.until(state -> state.status().tone() == PeerState.Tone.GOOD);
    visit.until(state -> state.peers().stream().anyMatch(peer -> peer.name().equals("Echo")));
    onLoop(channelSession::leave);
  }

  @Test
  void aLinkWithAnotherCertificateLetsNobodyIn() {
    start();
    Invitation real = Invitation.parse(link());
    Destination forged =
        new Destination(
            real.server(), Trust.platform(), "0".repeat(64), real.channel(), real.password());
    Visit visit = new Visit();
    ChannelSession channelSession = stay(forged, visit);
    PeerState told = visit.until(state -> state.status().retryAt().isPresent());
    assertTrue(told.status().detail().contains("differs from the one in the invite link"));
    onLoop(channelSession::leave);
  }

  @Test
  void theLinkOfYesterdayIsThatOfToday() {
    start();
    String before = link();
    onLoop(host::close);
    assertEquals(List.of(), host.links());
    start();
    assertEquals(before, link());
  }

  @Test
  void whereItsPortIsSomebodyElsesItTakesAnother() throws IOException {
    start();
    int port = Invitation.parse(link()).server().getPort();
    onLoop(host::close);
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(port, other.getLocalPort());
      start();
      assertNotEquals(port, Invitation.parse(link()).server().getPort());
    }
  }

  @Test
  void oneCopyIsTheHost() {
    start();
    LanServer second = host();
    String why =
        assertThrows(CompletionException.class, () -> await(second)).getCause().getMessage();
    assertTrue(why.contains("Another Parley window"), why);
    onLoop(host::close);
    await(second);
    onLoop(second::close);
  }

  @Test
  void whoTurnsItOffAtOnceHasNone() {
    host = host();
    CompletableFuture<Destination> starting =
        OnLoop.get(
            loop,
            () -> {
              CompletableFuture<Destination> started = host.start();
              host.close();
              return started;
            });
    assertThrows(CompletionException.class, starting::join);
    start(); // the lock is free again
  }

  private void start() {
    host = host == null ? host() : host;
    await(host);
  }

  private void await(LanServer which) {
    OnLoop.get(loop, which::start).orTimeout(60, TimeUnit.SECONDS).join();
  }

  private String link() {
    return host.links().get(0);
  }

  private ChannelSession stay(Destination there, Visit visit) {
    ChannelSession channelSession =
        new ChannelSession(
            loop,
            guest,
            ChannelSessionFixture.options(there),
            new NetworkWays(loop, null, new FakeConnections()),
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

    @Override
    public synchronized void state(PeerState state) {
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
    public void statistics(Statistics statistics) {}

    @Override
    public void ended(EndReason reason) {}

    @Override
    public void trouble(String sentence) {}
  }
}
