package dev.parley.connection.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SendPlannerTest {
  private final FakeLoop loop = new FakeLoop();
  private double load = 0.2;
  private final SendPlanner planner = new SendPlanner(loop, () -> load);
  private final FakeSender ann = new FakeSender();
  private final FakeSender bob = new FakeSender();
  private final FakeSender cem = new FakeSender();

  /** What one connection is told. */
  private static final class FakeSender implements SendPlanner.Sender {
    final List<SendLimit> limits = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    double availableKbps = 5000;
    boolean text;
    SendLimit there = SendLimit.NONE;

    @Override
    public CompletableFuture<Statistics> statistics() {
      Statistics usual = TestStatistics.flowing(500, 20, CallQuality.GOOD);
      return CompletableFuture.completedFuture(
          new Statistics(
              Optional.of(new Statistics.Path("host", "host", "udp", 20, availableKbps)),
              usual.videoSent(),
              usual.videoReceived(),
              usual.audioSent(),
              usual.audioReceived(),
              usual.verdict()));
    }

    @Override
    public boolean sendsText() {
      return text;
    }

    @Override
    public void limit(SendLimit limit, SendLimit ofPeer) {
      limits.add(limit);
      there = ofPeer;
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }

    SendLimit limit() {
      return limits.isEmpty() ? SendLimit.NONE : limits.get(limits.size() - 1);
    }
  }

  private void three() {
    loop.act(() -> planner.connected("ann", ann));
    loop.act(() -> planner.connected("bob", bob));
    loop.act(() -> planner.connected("cem", cem));
  }

  private void seconds(int count) {
    loop.advance(Duration.ofSeconds(count));
  }

  @Test
  void aSingleCallIsNeverLimitedAndCostsNoTimer() {
    loop.act(() -> planner.connected("ann", ann));
    planner.shownThere("ann", 90);
    load = 1;
    seconds(60);
    assertEquals(List.of(), ann.limits);
    assertEquals(0, loop.pending());
  }

  @Test
  void severalAreLimitedAtOnceAndTheLastOneIsNot() {
    loop.act(() -> planner.connected("ann", ann));
    loop.act(() -> planner.connected("bob", bob));
    assertEquals(new SendLimit(1000, 720), ann.limit());
    assertEquals(new SendLimit(1000, 720), bob.limit());
    loop.act(() -> planner.connected("cem", cem));
    assertEquals(new SendLimit(680, 540), ann.limit());
    loop.act(() -> planner.gone(cem));
    loop.act(() -> planner.gone(bob));
    assertEquals(SendLimit.NONE, ann.limit());
    seconds(2);
    assertEquals(0, loop.pending());
  }

  @Test
  void nobodyIsToldTheSameTwice() {
    three();
    int told = ann.limits.size();
    seconds(20);
    assertEquals(told, ann.limits.size());
  }

  @Test
  void aPeerThatShowsItSmallGetsItSmall() {
    three();
    planner.shownThere("ann", 200);
    planner.shownThere("bob", 1080);
    seconds(0);
    assertEquals(new SendLimit(400, 180), ann.limit());
    assertEquals(540, bob.limit().height());
    planner.shownThere("ann", 20);
    seconds(0);
    assertEquals(90, ann.limit().height());
    planner.shownThere("ann", 0);
    seconds(0);
    assertEquals(SendLimit.paused(Side.NONE), ann.limit());
    planner.forget("ann");
    seconds(1);
    assertEquals(540, ann.limit().height());
  }

  @Test
  void aScreenIsSentWithEveryLineThatIsShown() {
    ann.text = true;
    three();
    assertEquals(Integer.MAX_VALUE, ann.limit().height());
    planner.shownThere("ann", 777);
    load = 1;
    seconds(10);
    assertEquals(777, ann.limit().height());
    assertTrue(bob.limit().height() < 540);
  }

  @Test
  void aBusyMachineSendsSmallerPictures() {
    three();
    load = 0.95;
    seconds(2);
    assertEquals(360, ann.limit().height());
    seconds(10);
    assertEquals(180, ann.limit().height());
    load = 0.1;
    seconds(70);
    assertEquals(540, ann.limit().height());
  }

  @Test
  void aSlowUploadPausesThePicturesAndThePersonIsToldOnce() {
    three();
    List.of(ann, bob, cem).forEach(one -> one.availableKbps = 150);
    seconds(15);
    for (FakeSender one : List.of(ann, bob, cem)) {
      assertEquals(SendLimit.paused(Side.OWN), one.limit());
    }
    seconds(120);
    assertEquals(1, ann.notes.size() + bob.notes.size() + cem.notes.size());
  }

  @Test
  void whoseUploadItIsIsSaidToThePeersToo() {
    List<String> told = new ArrayList<>();
    three();
    planner.onPaused("ann", paused -> told.add("ann " + paused));
    List.of(ann, bob, cem).forEach(one -> one.availableKbps = 150);
    seconds(15);
    assertEquals(List.of("ann true"), told);
    loop.act(() -> planner.gone(bob));
    loop.act(() -> planner.gone(cem));
    assertEquals(List.of("ann true", "ann false"), told);
    assertEquals(SendLimit.NONE, ann.limit());
  }

  @Test
  void aPeerWhoseUploadIsTooSlowIsNamed() {
    three();
    planner.pausedThere("bob", true);
    seconds(0);
    assertEquals(Side.PEER, bob.there.slow());
    assertEquals(Side.NONE, ann.there.slow());
    planner.pausedThere("bob", false);
    seconds(0);
    assertEquals(Side.NONE, bob.there.slow());
  }

  @Test
  void whatThePeerSendsIsExpectedToBeAsLargeAsItIsShown() {
    three();
    assertEquals(540, ann.there.height());
    planner.shownHere(Map.of("ann", 200, "bob", 700));
    seconds(0);
    assertEquals(180, ann.there.height());
    assertEquals(540, bob.there.height());
    assertEquals(540, cem.there.height());
  }
}
