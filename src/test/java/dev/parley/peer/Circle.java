package dev.parley.peer;

import dev.parley.loop.FakeLoop;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several controllers in one channel, on one clock that stands. */
final class Circle {
  final FakeLoop loop = new FakeLoop();
  final Random random;
  final FakeChannel channel;
  final FakeWires wires;
  final List<FakePerson> people;

  Circle(long seed, int jitterMs, String... ids) {
    this(seed, jitterMs, false, ids);
  }

  /** Several in a room where calls are with everybody. */
  static Circle inRoom(long seed, String... ids) {
    return new Circle(seed, 50, true, ids);
  }

  private Circle(long seed, int jitterMs, boolean room, String... ids) {
    random = new Random(seed);
    channel = new FakeChannel(loop, random, jitterMs);
    channel.room = room;
    wires = new FakeWires(loop, random);
    people = Stream.of(ids).map(id -> new FakePerson(id, channel, wires)).toList();
    people.forEach(person -> person.peer.join());
    pass(2000);
  }

  FakePerson get(String id) {
    return people.stream().filter(person -> person.id.equals(id)).findFirst().orElseThrow();
  }

  void pass(long millis) {
    loop.advance(Duration.ofMillis(millis));
  }

  /** One calls another, who accepts. */
  void call(String caller, String callee) {
    get(caller).peer.connect(callee);
    pass(2500);
    get(callee).peer.accept(caller);
    pass(4000);
  }

  /** One asks another to join, who does. */
  void add(String member, String other) {
    get(member).peer.add(other);
    pass(500);
    get(other).peer.accept(member);
    pass(6000);
  }

  void faultsStop() {
    wires.media = FakeWires.Media.OPENS;
    for (FakePerson person : people) {
      person.peer.join();
      loop.run();
      loop.act(person.member::comesBack);
      loop.act(() -> person.member.otherDevice(Presence.Status.AVAILABLE));
    }
  }

  /** With whom one is in a call, itself included. */
  static Set<String> callOf(FakePerson person) {
    Set<String> all =
        person.sees().calls().stream()
            .map(PeerState.Call::peerId)
            .collect(Collectors.toCollection(TreeSet::new));
    all.add(person.id);
    return all;
  }

  /** What is wrong, once all has settled; empty for nothing. */
  String fault() {
    for (FakePerson person : people) {
      Set<String> call = callOf(person);
      Set<String> wired = person.connections.connected();
      wired.add(person.id);
      if (!wired.equals(call)) {
        return person.id + " is in a call of " + call + ", and connected in " + wired;
      }
      for (String other : call) {
        if (!callOf(get(other)).equals(call)) {
          return person.id + " is in " + call + ", " + other + " in " + callOf(get(other));
        }
      }
      PeerState state = person.sees();
      if (!state.offers().isEmpty()) {
        return person.id + " is still rung by " + state.offers();
      }
      if (!state.group().invited().isEmpty() || !state.group().absent().isEmpty()) {
        return person.id + " still waits for " + state.group();
      }
    }
    return "";
  }

  /** Whether all of them, and nobody else, are in one call. */
  boolean areInOneCall(String... ids) {
    Set<String> all = new TreeSet<>(List.of(ids));
    return fault().isEmpty() && all.stream().allMatch(id -> callOf(get(id)).equals(all));
  }
}
