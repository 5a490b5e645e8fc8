package dev.parley.ringing;

import static dev.parley.ringing.BellStates.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.FakeLoop;
import dev.parley.media.sound.Chime;
import dev.parley.media.sound.Chimes;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bell on a clock of the test's own, with a player that writes down what it shall play. */
@Tag("unit")
class BellTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<String> heard = new ArrayList<>();
  private boolean quiet;
  private int asked;
  private boolean inFront = true;
  private final FakeNotifications notices = new FakeNotifications();
  private boolean asksInVain;
  private boolean playable = true;
  private final Bell bell =
      new Bell(
          loop,
          this::play,
          this::isQuiet,
          new Announcer(loop, notices, () -> inFront),
          new RingSettings(true, true, "", false));

  /** A sound that lasts its time, as the loop has it. */
  private final class Sounding implements Chimes.Playing {
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final Chime chime;

    Sounding(Chime chime) {
      this.chime = chime;
      loop.after(chime.length(), () -> over.complete(playable));
    }

    @Override
    public CompletableFuture<Boolean> over() {
      return over;
    }

    @Override
    public void stop() {
      if (!over.isDone()) {
        heard.add("stop " + chime);
      }
    }
  }

  private Chimes.Playing play(Chime chime, String speaker) {
    heard.add(loop.now().toMillis() + " " + chime + (speaker.isEmpty() ? "" : " on " + speaker));
    return new Sounding(chime);
  }

  private boolean isQuiet() throws IOException {
    asked++;
    if (asksInVain) {
      throw new IOException("no such program");
    }
    return quiet;
  }

  private void state(PeerState now) {
    loop.act(() -> bell.state(now));
  }

  private void choose(RingSettings wishes) {
    loop.act(() -> bell.choose(wishes));
  }

  @Test
  void anOfferRingsWithPausesUntilItIsGone() {
    state(BellStates.state(Phase.IDLE, "ann"));
    Duration period = Chime.RING.length().plus(Bell.PAUSE);
    loop.advance(period.multipliedBy(2).plusMillis(100));
    state(BellStates.state(Phase.IDLE));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(
        List.of(
            "0 RING",
            period.toMillis() + " RING",
            period.multipliedBy(2).toMillis() + " RING",
            "stop RING"),
        heard);
  }

  @Test
  void anOfferThatGoesInAPauseRingsNoMore() {
    state(BellStates.state(Phase.IDLE, "ann"));
    loop.advance(Chime.RING.length().plusMillis(100));
    state(BellStates.state(Phase.PREPARING_ACCEPT));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of("0 RING"), heard);
  }

  @Test
  void aSecondCallerDoesNotBeginTheRingAnew() {
    state(BellStates.state(Phase.IDLE, "ann"));
    loop.advance(Duration.ofMillis(500));
    state(BellStates.state(Phase.IDLE, "ann", "bob"));
    assertEquals(List.of("0 RING"), heard);
  }

  @Test
  void onesOwnOfferRingsBackUntilItIsAccepted() {
    state(BellStates.state(Phase.OFFERING));
    loop.advance(Duration.ofMillis(500));
    state(BellStates.state(Phase.CONNECTING));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of("0 RING_BACK", "stop RING_BACK"), heard);
  }

  @Test
  void anEndIsHeardBesideTheNextRing() {
    state(BellStates.state(Phase.CONNECTED, "ann"));
    heard.clear();
    state(BellStates.state(Phase.IDLE, "ann"));
    assertEquals(List.of("0 RING", "0 ENDED"), heard);
  }

  @Test
  void aQuietSystemIsLeftQuiet() {
    quiet = true;
    state(BellStates.state(Phase.IDLE, "ann"));
    state(BellStates.state(Phase.CONNECTED, "ann", "bob"));
    state(BellStates.state(Phase.IDLE));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of(), heard);
  }

  @Test
  void aSystemThatDoesNotSayIsNotQuiet() {
    asksInVain = true;
    state(BellStates.state(Phase.IDLE, "ann"));
    assertEquals(List.of("0 RING"), heard);
  }

  @Test
  void anOfferThatIsGoneBeforeTheSystemSaysDoesNotRing() {
    loop.act(
        () -> {
          bell.state(BellStates.state(Phase.IDLE, "ann"));
          bell.state(BellStates.state(Phase.IDLE));
        });
    assertEquals(List.of(), heard);
  }

  @Test
  void whereNothingCanBeHeardItIsTriedAgainAndNobodyWaits() {
    playable = false;
    state(BellStates.state(Phase.IDLE, "ann"));
    Duration period = Chime.RING.length().plus(Bell.PAUSE);
    loop.advance(period);
    state(BellStates.state(Phase.PREPARING_ACCEPT));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of("0 RING", period.toMillis() + " RING", "stop RING"), heard);
  }

  @Test
  void theSwitchCountsAtOnce() {
    state(BellStates.state(Phase.IDLE, "ann"));
    choose(new RingSettings(false, true, "", false));
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of("0 RING", "stop RING"), heard);
  }

  @Test
  void anotherSpeakerCountsAtOnce() {
    state(BellStates.state(Phase.IDLE, "ann"));
    choose(new RingSettings(true, true, "Desk", false));
    assertEquals(List.of("0 RING", "stop RING", "0 RING on Desk"), heard);
  }

  @Test
  void aWishAloneMakesNoNoise() {
    state(BellStates.state(Phase.CONNECTED, "ann"));
    heard.clear();
    choose(new RingSettings(true, true, "Desk", true));
    assertEquals(List.of(), heard);
  }

  private void unread(int count) {
    bell.unread(Map.of("talk", "Ann"), Map.of("talk", count));
  }

  @Test
  void whoReadsInTheWindowCostsNoQuestionToTheSystem() {
    choose(new RingSettings(true, true, "", true));
    for (int count = 1; count <= 50; count++) {
      int now = count;
      loop.act(() -> unread(now));
    }
    assertEquals(0, asked);
    assertEquals(List.of(), notices.shown);
  }

  @Test
  void aFloodOfMessagesCostsOneQuestionInAWhile() {
    choose(new RingSettings(true, true, "", true));
    inFront = false;
    loop.act(
        () -> {
          for (int count = 1; count <= 50; count++) {
            unread(count);
          }
        });
    for (int count = 51; count <= 100; count++) {
      int now = count;
      loop.act(() -> unread(now));
    }
    assertEquals(1, asked);
    assertEquals(1, notices.shown.size());

    loop.advance(Announcer.PAUSE);
    loop.act(() -> unread(101));
    assertEquals(2, asked);
    assertEquals(2, notices.shown.size());
  }

  @Test
  void theEndOfTheProgramIsSilent() {
    state(BellStates.state(Phase.IDLE, "ann"));
    loop.act(bell::close);
    loop.advance(Duration.ofSeconds(30));
    assertEquals(List.of("0 RING", "stop RING"), heard);
  }
}
