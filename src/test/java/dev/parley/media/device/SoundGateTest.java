package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(30)
@SuppressWarnings("try") // a push is there to be waited for
class SoundGateTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<String> done = new ArrayList<>();
  private boolean microphone;
  private int moved;

  /** What the module does as recording is stopped. */
  private Runnable stopping = () -> {};

  private final class Module implements SoundGate.Recording {
    @Override
    public boolean isMicrophoneOpen() {
      return microphone;
    }

    @Override
    public void stopRecording() {
      done.add("stopped");
      stopping.run();
    }

    @Override
    public void resumeRecording() {
      done.add("resumed");
    }

    @Override
    public void moveStreams() {
      moved++;
    }
  }

  private final SoundGate gate = new SoundGate(loop, new Module());

  @Test
  void nothingIsPushedBeforeTheFirstConnection() {
    push();

    assertEquals(List.of(), done);
  }

  @Test
  void soundFlowsOnceItIsQuietAndRecordingIsStopped() {
    gate.hold().release();
    loop.advance(SoundGate.SETTLED);

    push();

    assertEquals(List.of("stopped", "pushed"), done);
  }

  @Test
  void notAMomentEarlier() {
    gate.hold().release();
    loop.advance(SoundGate.SETTLED.minus(Duration.ofMillis(1)));

    push();

    assertEquals(List.of(), done);
  }

  @Test
  void aHoldShutsItAtOnce() {
    open();

    gate.hold();
    push();

    assertEquals(List.of(), done);
  }

  @Test
  void itOpensAfterTheLastOfSeveralHolds() {
    SoundGate.Hold first = gate.hold();
    SoundGate.Hold second = gate.hold();
    first.release();
    loop.advance(SoundGate.SETTLED);
    push();
    assertEquals(List.of(), done);

    second.release();
    loop.advance(SoundGate.SETTLED);
    push();

    assertEquals(List.of("stopped", "pushed"), done);
  }

  @Test
  void aHoldInBetweenBeginsTheQuietAnew() {
    gate.hold().release();
    loop.advance(Duration.ofMillis(200));
    gate.hold().release();
    loop.advance(Duration.ofMillis(200));
    push();
    assertEquals(List.of(), done);

    loop.advance(Duration.ofMillis(100));
    push();

    assertEquals(List.of("stopped", "pushed"), done);
  }

  @Test
  void releasingTwiceIsReleasingOnce() {
    SoundGate.Hold first = gate.hold();
    gate.hold();
    first.release();
    first.release();
    loop.advance(SoundGate.SETTLED);

    push();

    assertEquals(List.of(), done);
  }

  @Test
  void aRealMicrophoneIsNotStopped() {
    microphone = true;
    gate.hold().release();
    loop.advance(SoundGate.SETTLED);

    push();

    assertEquals(List.of("resumed"), done);
  }

  @Test
  void aHoldIsQuietAtOnceWhereNothingIsUnderWay() {
    open();

    assertTrue(gate.hold().quiet().isDone());
  }

  @Test
  void aHoldWhileRecordingIsBeingStoppedIsQuietAfterIt() {
    List<CompletableFuture<Void>> quiet = new ArrayList<>();
    stopping =
        () -> {
          quiet.add(gate.hold().quiet());
          assertFalse(quiet.get(0).isDone());
        };
    gate.hold().release();
    loop.advance(SoundGate.SETTLED);

    assertTrue(quiet.get(0).isDone());
    push();
    assertEquals(List.of("stopped"), done);
  }

  @Test
  void recordingIsStoppedOnceForEachTimeOfHolds() {
    gate.hold().release();
    loop.advance(SoundGate.SETTLED.multipliedBy(10));

    assertEquals(List.of("stopped"), done);
  }

  @Test
  void whoTakesAHoldWaitsForNoPush() {
    try (HungPush push = new HungPush()) {
      CompletableFuture<Void> quiet = gate.hold().quiet(); // returns
      loop.run();
      assertFalse(quiet.isDone());

      push.close();
      loop.run();
      assertTrue(quiet.isDone());
    }
  }

  @Test
  void aPushThatDoesNotEndIsToldToWhoWaits() {
    try (HungPush push = new HungPush()) {
      CompletableFuture<Void> quiet = gate.hold().quiet();

      loop.advance(SoundGate.QUIET_LIMIT);

      assertTrue(quiet.isCompletedExceptionally());
    }
  }

  @Test
  void aMicrophoneThatTakesSecondsToRecordAgainIsWaitedFor() {
    try (HungPush push = new HungPush()) {
      microphone = true;
      CompletableFuture<Void> quiet = gate.hold().quiet();

      loop.advance(SoundGate.MICROPHONE_LIMIT.minusSeconds(1));
      assertFalse(quiet.isDone());

      push.close();
      loop.run();
      assertTrue(quiet.isDone() && !quiet.isCompletedExceptionally());
    }
  }

  @Test
  void whatWasStoppedTooLateIsStoppedAgainAndSoundFlows() {
    LateWorker late = new LateWorker();
    SoundGate slow = new SoundGate(late, new Module());
    slow.hold().release();
    loop.advance(SoundGate.SETTLED);
    assertEquals(List.of(), done);
    assertEquals(1, moved); // whatever becomes of the recording

    late.returns();
    loop.advance(SoundGate.SETTLED);
    slow.push(() -> done.add("pushed"));

    assertEquals(List.of("stopped", "stopped", "pushed"), done);
  }

  @Test
  void recordingIsNotStoppedDuringAPushButAfterIt() {
    try (HungPush push = new HungPush()) {
      gate.hold().release();
      loop.advance(SoundGate.SETTLED.multipliedBy(2));
      assertEquals(List.of(), done);

      push.close();
      loop.advance(SoundGate.SETTLED);
      assertEquals(List.of("stopped"), done);
    }
  }

  /** Its first work takes longer than its limit, until the test lets it return. */
  private final class LateWorker implements Loop {
    private Callable<?> first;

    void returns() {
      try {
        first.call();
      } catch (Exception failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    public <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit) {
      if (first == null) {
        first = work;
        return CompletableFuture.failedFuture(new TimeoutException(what));
      }
      return loop.offload(what, work, limit);
    }

    @Override
    public void post(Runnable task) {
      loop.post(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      return loop.after(delay, task);
    }

    @Override
    public Duration now() {
      return loop.now();
    }

    @Override
    public Instant wallClock() {
      return loop.wallClock();
    }

    @Override
    public void assertOn() {
      loop.assertOn();
    }
  }

  /** A push that is in the library, on its own thread, until it is closed. */
  private final class HungPush implements AutoCloseable {
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final CompletableFuture<Void> ends = new CompletableFuture<>();
    private final CompletableFuture<Void> over;

    HungPush() {
      open();
      over =
          CompletableFuture.runAsync(() -> gate.push(this::push), task -> new Thread(task).start());
      entered.join();
    }

    private void push() {
      entered.complete(null);
      ends.join();
    }

    @Override
    public void close() {
      ends.complete(null);
      over.join();
    }
  }

  @Test
  void streamsAreMovedWhicheverSoundItIs() {
    microphone = true;
    gate.hold().release();
    loop.advance(SoundGate.SETTLED);

    assertEquals(1, moved);
  }

  private void open() {
    gate.hold().release();
    loop.advance(SoundGate.SETTLED);
    done.clear();
  }

  private void push() {
    gate.push(() -> done.add("pushed"));
  }
}
