package dev.parley.connection.session;

import static dev.onvoid.webrtc.RTCPeerConnectionState.CONNECTED;
import static dev.onvoid.webrtc.RTCPeerConnectionState.CONNECTING;
import static dev.onvoid.webrtc.RTCPeerConnectionState.DISCONNECTED;
import static dev.onvoid.webrtc.RTCPeerConnectionState.FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Connection.State;
import dev.parley.connection.Reachability;
import dev.parley.connection.Scope;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When ICE is restarted, and what a person is told meanwhile. */
@Tag("unit")
class PathKeeperTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final FakeLoop loop = new FakeLoop();
  private final List<State> states = new ArrayList<>();
  private int restarts;
  private final Reachability server = new Reachability();
  private final Scope scope = new Scope(loop, server);
  private final PathKeeper path = new PathKeeper(scope, true, () -> restarts++, states::add);

  private void connected() {
    path.changed(CONNECTING);
    path.changed(CONNECTED);
  }

  @Test
  void eachChangeIsToldOnce() {
    connected();
    path.changed(DISCONNECTED);
    path.changed(FAILED);
    path.changed(CONNECTING);
    path.changed(CONNECTED);

    assertEquals(
        List.of(State.CONNECTING, State.CONNECTED, State.RECONNECTING, State.CONNECTED), states);
  }

  @Test
  void aPathThatComesBackWithinTheGraceIsLeftAlone() {
    connected();
    path.changed(DISCONNECTED);
    loop.advance(PathKeeper.GRACE.minus(MOMENT));
    path.changed(CONNECTED);
    loop.advance(PathKeeper.AGAIN.multipliedBy(3));

    assertEquals(0, restarts);
  }

  @Test
  void aPathThatIsGoneForTwoSecondsIsLookedForAnew() {
    connected();
    path.changed(DISCONNECTED);
    loop.advance(Duration.ofSeconds(2));

    assertEquals(1, restarts);
  }

  @Test
  void aFailedOneIsLookedForAtOnce() {
    connected();
    path.changed(DISCONNECTED);
    path.changed(FAILED);

    assertEquals(1, restarts);
    assertFalse(path.isConnected());
  }

  @Test
  void aFailedRestartIsFollowedByAnother() {
    connected();
    path.changed(FAILED);
    loop.advance(PathKeeper.AGAIN.multipliedBy(3));

    assertEquals(4, restarts);
  }

  @Test
  void noneFollowsOneThatHelped() {
    connected();
    path.changed(FAILED);
    path.changed(CONNECTED);
    loop.advance(PathKeeper.AGAIN.multipliedBy(3));

    assertEquals(1, restarts);
    assertTrue(path.isConnected());
  }

  @Test
  void aFirstPathThatIsNotFoundIsLookedForAgainAndIsNoReconnecting() {
    path.changed(CONNECTING);
    path.changed(FAILED);

    assertEquals(1, restarts);
    assertEquals(List.of(State.CONNECTING), states);
    assertFalse(path.wasConnected());
  }

  @Test
  void anotherNetworkIsReasonEnough() {
    connected();
    path.networkChanged();

    assertEquals(1, restarts);
    assertEquals(State.CONNECTED, states.get(states.size() - 1));
  }

  @Test
  void withoutTheServerARestartWaitsForIt() {
    connected();
    server.become(false);
    path.changed(DISCONNECTED);
    path.changed(FAILED);
    loop.advance(PathKeeper.AGAIN);
    assertEquals(0, restarts);

    server.become(true);

    assertEquals(1, restarts);
  }

  @Test
  void aPathThatCameBackMeanwhileNeedsNone() {
    connected();
    server.become(false);
    path.changed(DISCONNECTED);
    loop.advance(PathKeeper.GRACE);
    path.changed(CONNECTED);

    server.become(true);

    assertEquals(0, restarts);
  }

  @Test
  void thePeersRestartGetsItsTime() {
    connected();
    path.changed(DISCONNECTED);
    loop.advance(PathKeeper.GRACE.minus(MOMENT));
    path.peerRestarted();
    loop.advance(PathKeeper.AGAIN.minus(MOMENT));
    assertEquals(0, restarts);

    loop.advance(MOMENT);

    assertEquals(1, restarts);
  }

  @Test
  void nothingHappensAfterTheEnd() {
    connected();
    path.changed(DISCONNECTED);
    scope.end();
    loop.advance(PathKeeper.AGAIN.multipliedBy(2));

    assertEquals(0, restarts);
  }

  private PathKeeper withPipeline() {
    PathKeeper pipeline = new PathKeeper(scope, false, () -> restarts++, states::add);
    pipeline.changed(CONNECTING);
    pipeline.changed(CONNECTED);
    return pipeline;
  }

  /** GStreamer's public peers end at a second offer, and find a lost path by themselves. */
  @Test
  void aPeerThatMayNotSurviveARestartGetsTenSeconds() {
    PathKeeper pipeline = withPipeline();
    pipeline.changed(DISCONNECTED);
    loop.advance(Duration.ofSeconds(5));
    pipeline.changed(FAILED);
    pipeline.networkChanged();
    loop.advance(Duration.ofSeconds(5).minus(MOMENT));
    assertEquals(0, restarts);
    loop.advance(MOMENT);
    assertEquals(1, restarts);
  }

  @Test
  void aPathToItThatComesBackIsLeftAlone() {
    PathKeeper pipeline = withPipeline();
    pipeline.changed(DISCONNECTED);
    loop.advance(Duration.ofSeconds(9));
    pipeline.changed(CONNECTED);
    loop.advance(Duration.ofMinutes(1));
    assertEquals(0, restarts);
  }

  @Test
  void itIsAskedForOneRestartOnly() {
    PathKeeper pipeline = withPipeline();
    pipeline.changed(FAILED);
    loop.advance(Duration.ofMinutes(1));
    assertEquals(1, restarts);
  }

  @Test
  void anotherNetworkIsNoReasonToRiskIt() {
    withPipeline().networkChanged();
    loop.advance(Duration.ofMinutes(1));
    assertEquals(0, restarts);
  }
}
