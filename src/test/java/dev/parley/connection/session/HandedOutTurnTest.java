package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.call.IceServer;
import dev.parley.connection.NarrowLink;
import dev.parley.connection.OwnCoturn;
import dev.parley.media.TestMedia;
import dev.parley.server.access.TurnSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of the built-in server at a real coturn, and other ones in a running call. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandedOutTurnTest {
  @TempDir Path folder;
  private OwnCoturn coturn;

  @BeforeEach
  void start() throws IOException {
    coturn = OwnCoturn.withSecret(folder);
  }

  @AfterEach
  void stop() {
    if (coturn != null) {
      coturn.close();
    }
  }

  @Test
  void whatIsIssuedNowOpensARelay() {
    assertEquals(IceCheck.Outcome.WORKS, look(issued("north", Instant.now())).outcome());
  }

  @Test
  void whatHasExpiredOrHasAnotherSecretDoesNot() {
    Instant before = Instant.now().minus(TurnSecret.LIFETIME).minusSeconds(60);
    assertEquals(IceCheck.Outcome.REFUSED, look(issued("north", before)).outcome());
    assertEquals(IceCheck.Outcome.REFUSED, look(issued("south", Instant.now())).outcome());
  }

  /** The direct path ends, since ICE is done before a relay is gathered while there is one. */
  @Test
  void aCallGoesOnWhileItGetsOthersAndUsesThemForAnotherPath() {
    NarrowLink direct = new NarrowLink();
    TestCall call = TestCall.ofTestMedia();
    try {
      call.route = direct::through;
      call.connected();
      List<IceServer> issued = List.of(issued("north", Instant.now()));
      TestMedia.on(() -> change(() -> call.polite.connections.iceServers(issued)));
      TestMedia.on(() -> change(() -> call.impolite.connections.iceServers(issued)));
      int seen = call.polite.pictures.get();
      TestMedia.await("pictures", TestCall.LIMIT, () -> call.polite.pictures.get() > seen + 10);
      assertEquals(0, call.polite.relays.get());
      call.route = (polite, own) -> own.candidate().contains(" typ relay ") ? own : null;
      direct.rate(0);
      TestMedia.await("a relayed path", TestCall.LIMIT, () -> isRelayed(call.polite));
      int then = call.impolite.pictures.get();
      TestMedia.await(
          "more pictures", TestCall.LIMIT, () -> call.impolite.pictures.get() > then + 10);
    } finally {
      Closing.all(call, TestCall::capturesGone, direct);
    }
  }

  private static boolean isRelayed(TestCall.Side side) {
    side.look();
    return side.statistics != null
        && side.statistics
            .path()
            .filter(path -> List.of(path.local(), path.remote()).contains("relay"))
            .isPresent();
  }

  private static Void change(Runnable change) {
    change.run();
    return null;
  }

  private IceServer issued(String secret, Instant now) {
    String url = "turn:" + coturn.address + ":" + coturn.port + "?transport=udp";
    TurnSecret.Issued issued = new TurnSecret(List.of(url), secret).issue("ann", now);
    return IceServer.handedOut(url, issued.username(), issued.password());
  }

  private static IceCheck.Answer look(IceServer server) {
    return TestMedia.on(() -> IceCheck.of(TestMedia.loop(), TestMedia.media(), server).answer())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }
}
