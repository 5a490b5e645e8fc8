package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundGateTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<String> done = new ArrayList<>();
  private boolean microphone;
  private int moved;
  private final SoundGate gate =
      new SoundGate(loop, () -> done.add("stopped"), () -> moved++, () -> microphone);

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
    Media.Hold first = gate.hold();
    Media.Hold second = gate.hold();
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
    Media.Hold first = gate.hold();
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

    assertEquals(List.of(), done);
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
