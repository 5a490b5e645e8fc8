package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.connection.DataChannel;
import dev.parley.connection.IceServers;
import dev.parley.connection.Scope;
import dev.parley.connection.quality.Ladder;
import dev.parley.media.Media;
import dev.parley.media.TestMedia;
import dev.parley.media.capture.Capture;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A connection is freed once nobody can use it, and not before. {@code src/scripts/measure/calls}
 * looks at the memory.
 */
@Tag("media")
class NativeConnectionTest {
  private final Media media = TestMedia.media();
  private final Scope scope = new Scope(TestMedia.loop());
  private Capture capture;

  @BeforeEach
  void openCapture() {
    capture =
        TestMedia.end(
            "a capture", TestMedia.on(() -> media.capture(preview -> {}, Capture.Listener.NONE)));
  }

  @AfterEach
  void closeCapture() {
    capture.close();
  }

  private NativePeer peer() {
    return TestMedia.on(
        () ->
            new NativePeer(
                scope, media, IceServers.NONE.configuration(TlsCertPolicy.SECURE), new Unheard()));
  }

  private void end() {
    TestMedia.on(
        () -> {
          scope.end();
          return null;
        });
  }

  @Test
  void whatItHasSentWithAndAskedForGoesWithIt() {
    NativePeer peer = peer();
    TestMedia.on(
        () -> {
          peer.addTrack(capture.audio(), true);
          peer.addTrack(capture.video(), true);
          peer.openChannel(DataChannel.STATE);
          peer.openChannel(DataChannel.CHAT);
          peer.createOffer().thenCompose(peer::setLocal);
          peer.statistics();
          peer.createOffer();
          return null;
        });

    end();
    peer.close();

    assertTrue(peer.isFreed());
  }

  @Test
  void nothingReachesItAfterTheEnd() {
    NativePeer peer = peer();
    Outgoing picture = TestMedia.on(() -> peer.addTrack(capture.video(), true));
    end();
    peer.close();
    assertTrue(peer.isFreed());

    TestMedia.on(
        () -> {
          picture.replace(null);
          picture.scale(2, new Ladder.Step(360, 30, 300, 1000));
          picture.replace(capture.video());
          peer.stopReceiving("0");
          assertEquals(0, peer.transceivers().length);
          assertEquals(RTCSignalingState.CLOSED, peer.signalingState());
          assertEquals(null, peer.pendingLocal());
          assertTrue(peer.createOffer().isCompletedExceptionally());
          assertTrue(peer.createAnswer().isCompletedExceptionally());
          assertTrue(peer.rollBack().isCompletedExceptionally());
          assertTrue(peer.statistics().isCompletedExceptionally());
          assertRefused(() -> peer.addTrack(capture.audio(), true));
          assertRefused(() -> peer.openChannel(DataChannel.FILES));
          return null;
        });
  }

  private static void assertRefused(Callable<?> use) {
    assertThrows(IllegalStateException.class, use::call);
  }

  @Test
  void itIsNotClosedWhileItMayBeUsed() {
    NativePeer peer = peer();

    assertThrows(IllegalStateException.class, peer::close);

    end();
    peer.close();
    assertTrue(peer.isFreed());
  }

  /** What is not there yet may come at any time, and would find a connection that is gone. */
  @Test
  void itStaysInMemoryWhereTheLibraryDoesNotAnswer() {
    NativeConnection connection =
        TestMedia.on(
            () ->
                new NativeConnection(
                    scope,
                    media,
                    IceServers.NONE.configuration(TlsCertPolicy.SECURE),
                    new PeerConnectionObserver() {
                      @Override
                      public void onIceCandidate(RTCIceCandidate candidate) {}
                    }));
    TestMedia.on(() -> connection.ask(answer -> {}));
    end();

    connection.close();

    assertFalse(connection.isFreed());
    media.freed(); // for the tests that follow: this one is in memory for good
  }

  private static final class Unheard implements NativePeer.Events {
    @Override
    public void negotiationNeeded() {}

    @Override
    public void candidate(RTCIceCandidate candidate) {}

    @Override
    public void state(RTCPeerConnectionState state) {}

    @Override
    public void channel(NativeChannel channel) {}

    @Override
    public void serverError(String url, int code) {}
  }
}
