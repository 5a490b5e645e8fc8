package dev.parley.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.channels.Destination;
import dev.parley.identity.SelfCertifyingId;
import dev.parley.peer.AllowList;
import dev.parley.peer.Phase;
import dev.parley.signalling.PeerMessage;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name on the allow-list means the first peer that came under it in a channel, in later runs too.
 */
@Tag("unit")
class FirstCallerTest {
  private static final String ANN = SelfCertifyingId.of("a".repeat(64));
  private static final String EVE = SelfCertifyingId.of("e".repeat(64));

  @TempDir Path settings;

  @Test
  void isAcceptedAgainInALaterRunAndAnotherIsNot() {
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(run("hall"), ANN));
    assertEquals(Phase.IDLE, afterOffer(run("hall"), EVE));
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(run("hall"), ANN));
  }

  @Test
  void inAnotherChannelTheFirstIsAnother() {
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(run("hall"), ANN));
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(run("yard"), EVE));
  }

  @Test
  void whereItCannotBeKnownNobodyIsAcceptedAndItSaysWhy() throws IOException {
    Files.writeString(settings.resolve("accepted-callers.json"), "damaged");
    ChannelSessionFixture run = new ChannelSessionFixture(settings);
    CompletableFuture<Void> gone = go(run, "hall");
    CompletionException failure = Assertions.assertThrows(CompletionException.class, gone::join);
    assertTrue(failure.getCause().getMessage().contains("is damaged"), failure.toString());
  }

  private ChannelSessionFixture run(String channel) {
    ChannelSessionFixture run = new ChannelSessionFixture(settings);
    go(run, channel).join();
    return run;
  }

  private static CompletableFuture<Void> go(ChannelSessionFixture run, String channel) {
    Destination there =
        new Destination(ChannelSessionFixture.SERVER, Trust.platform(), "", channel, "secret");
    AllowList ann = new AllowList(List.of("Ann"), Duration.ZERO);
    SessionOptions options = new SessionOptions(there, null, "Door", ann, List.of());
    List<CompletableFuture<Void>> gone = new java.util.ArrayList<>();
    run.loop.act(
        () -> gone.add(run.sessionSwitcher.go(CompletableFuture.completedFuture(options))));
    return gone.get(0);
  }

  private static Phase afterOffer(ChannelSessionFixture run, String peerId) {
    run.presence(peerId);
    run.loop.act(() -> run.server().heard().message(peerId, new PeerMessage.Offer("Ann")));
    Phase phase = run.shown().phase();
    run.loop.act(run.sessionSwitcher::end);
    run.loop.advance(Duration.ofSeconds(5));
    return phase;
  }
}
