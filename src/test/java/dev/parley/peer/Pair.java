package dev.parley.peer;

import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.Random;

/** Two controllers in one channel, "ann" of the lower id and "zoe", on one clock that stands. */
final class Pair {
  final FakeLoop loop = new FakeLoop();
  final Random random;
  final FakeChannel channel;
  final FakeWires wires;
  final FakePerson ann;
  final FakePerson zoe;

  Pair(long seed, int jitterMs) {
    random = new Random(seed);
    channel = new FakeChannel(loop, random, jitterMs);
    wires = new FakeWires(loop, random);
    ann = new FakePerson("ann", channel, wires);
    zoe = new FakePerson("zoe", channel, wires);
    ann.peer.join();
    zoe.peer.join();
    pass(1000);
  }

  void pass(long millis) {
    loop.advance(Duration.ofMillis(millis));
  }

  boolean areIdle() {
    return !ann.sees().phase().isBusy() && !zoe.sees().phase().isBusy();
  }

  boolean areInOneCall() {
    return ann.isInCallWith(zoe)
        && zoe.isInCallWith(ann)
        && ann.connections.isJoined()
        && zoe.connections.isJoined();
  }

  FakePerson other(FakePerson person) {
    return person == ann ? zoe : ann;
  }
}
