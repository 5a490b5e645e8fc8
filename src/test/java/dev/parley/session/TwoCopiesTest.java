package dev.parley.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.channels.Destination;
import dev.parley.connection.Connection;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.report.Timeline;
import dev.parley.server.ContractNet;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.verto.VertoHub;
import dev.parley.signalling.Signalling;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two computers with the same settings folder, as after a backup was restored or an image copied:
 * to the server they are one client, which is there once.
 */
@Tag("unit")
class TwoCopiesTest {
  @TempDir Path folders;

  private final FakeLoop loop = new FakeLoop();
  private final Directory directory = Directory.of("parley.test").withChannel("room", "secret");
  private final VertoHub hub = new VertoHub(new ServerContext(loop, directory, Limits.DEFAULT));
  private final ContractNet net = new ContractNet(loop, () -> UpgradeHandler.open(hub::client));

  @Test
  void whoIsPutOffComesBackAndPutsNobodyOff() throws IOException {
    Copy one = new Copy("one", true);
    one.enters();
    Copy two = new Copy(copy("one", "two"), true);
    two.enters();
    assertTrue(one.isPutOff());
    assertTrue(two.isOnline());
    loop.advance(Duration.ofMinutes(1));
    assertTrue(one.isOnline());
    loop.advance(Duration.ofHours(2));
    assertTrue(one.isOnline());
    assertTrue(two.isOnline());
    assertEquals(List.of(1, 0), List.of(one.timesPutOff, two.timesPutOff));
    assertEquals(2, hub.count(one.session.ownId()));
  }

  @Test
  void afterThatBothMayComeAndGo() throws IOException {
    whoIsPutOffComesBackAndPutsNobodyOff();
    Copy one = new Copy("one", true);
    Copy two = new Copy("two", true);
    one.enters();
    two.enters();
    assertTrue(one.isOnline());
    assertTrue(two.isOnline());
  }

  @Test
  void atAWindowAPersonDecides() throws IOException {
    Copy one = new Copy("one", false);
    one.enters();
    Copy two = new Copy(copy("one", "two"), true);
    two.enters();
    loop.advance(Duration.ofHours(2));
    assertTrue(one.isPutOff());
    one.session.intents().rejoin();
    loop.advance(Duration.ofSeconds(1));
    assertTrue(one.isOnline());
    assertTrue(two.isPutOff());
    loop.advance(Duration.ofHours(2));
    assertTrue(one.isOnline());
    assertTrue(two.isOnline());
    assertEquals(List.of(1, 1), List.of(one.timesPutOff, two.timesPutOff));
  }

  @Test
  void whoLeavesMeanwhileStaysAway() throws IOException {
    Copy one = new Copy("one", true);
    one.enters();
    new Copy(copy("one", "two"), true).enters();
    loop.act(one.session::leave);
    loop.advance(Duration.ofHours(2));
    assertEquals(1, hub.count(one.session.ownId()));
  }

  @Test
  void theWaitGrowsFromHalfAMinuteToHalfAnHour() {
    assertEquals(Duration.ofSeconds(15), ReturnAfterPunt.delay(0, 0));
    assertEquals(Duration.ofSeconds(30), ReturnAfterPunt.delay(0, 0.5));
    assertEquals(Duration.ofSeconds(60), ReturnAfterPunt.delay(1, 0.5));
    assertEquals(Duration.ofSeconds(960), ReturnAfterPunt.delay(5, 0.5));
    assertEquals(Duration.ofMinutes(30), ReturnAfterPunt.delay(6, 0.5));
    assertEquals(Duration.ofMinutes(45), ReturnAfterPunt.delay(1_000_000, 1));
    assertNotEquals(ReturnAfterPunt.delay(3, 0.2), ReturnAfterPunt.delay(3, 0.3));
  }

  private String copy(String from, String to) throws IOException {
    try (var files = Files.walk(folders.resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, folders.resolve(to).resolve(folders.resolve(from).relativize(file)));
      }
    }
    return to;
  }

  /** One of them, in its own settings folder. */
  private final class Copy implements ChannelSession.Ways, ChannelSession.Listener {
    private final FakeConnections connections = new FakeConnections();
    private final ChannelSession session;
    private PeerState state;
    private int timesPutOff;

    Copy(String folder, boolean unattended) {
      Destination room =
          new Destination(
              URI.create("wss://talk.example.org"), Trust.platform(), "", "room", "secret");
      SessionOptions options = ChannelSessionFixture.options(room);
      session =
          new ChannelSession(
              loop,
              folders.resolve(folder),
              unattended ? options.leftAlone() : options,
              this,
              new Timeline(),
              this);
    }

    void enters() {
      loop.act(session::enter);
      loop.advance(Duration.ofSeconds(1));
    }

    boolean isOnline() {
      return state.status().tone() == PeerState.Tone.GOOD;
    }

    boolean isPutOff() {
      return state.status().tone() == PeerState.Tone.BAD;
    }

    @Override
    public Signalling signalling(
        Destination to,
        Account account,
        Supplier<String> freshSession,
        Signalling.Listener listener) {
      return new Clients(loop, freshSession).client(to.dialect(), net, account, listener);
    }

    @Override
    public Connection.Factory connections() {
      return connections;
    }

    @Override
    public List<DataFeature> features(Destination there) {
      return List.of();
    }

    @Override
    public DoubleSupplier random() {
      return () -> 0.5;
    }

    @Override
    public void trouble(String sentence) {}

    @Override
    public void state(PeerState next) {
      boolean before = state != null && isPutOff();
      state = next;
      timesPutOff += !before && isPutOff() ? 1 : 0;
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {}

    @Override
    public void ended(String peerId, EndReason reason) {}
  }
}
