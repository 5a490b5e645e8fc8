package dev.parley.peer;

import dev.parley.loop.FakeLoop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A channel of a server with latency: messages between two keep their order, and so do events, but
 * a message and an event may overtake each other, as measured on a FreeSWITCH. What is sent to or
 * by one whose link is down is lost without a word.
 */
final class FakeChannel {
  final FakeLoop loop;
  private final Random random;
  private final int jitterMs;
  private final Map<String, FakeMember> members = new LinkedHashMap<>();

  /** Whether it is as a GStreamer room: a call is with all, and whoever hangs up leaves it. */
  boolean room;

  /** When the last one of each ordered stream arrives. */
  private final Map<String, Duration> arrivals = new LinkedHashMap<>();

  FakeChannel(FakeLoop loop, Random random, int jitterMs) {
    this.loop = loop;
    this.random = random;
    this.jitterMs = jitterMs;
  }

  void add(FakeMember member) {
    members.put(member.id(), member);
  }

  /** Who is there besides one. */
  List<String> others(String id) {
    return members.values().stream()
        .filter(member -> member.isOnline() && !member.id().equals(id))
        .map(FakeMember::id)
        .toList();
  }

  Duration upTo(int millis) {
    return Duration.ofMillis(random.nextInt(millis + 1));
  }

  /** To every other one, as an event. */
  void event(String from, Presence presence) {
    members.keySet().stream()
        .filter(id -> !id.equals(from))
        .forEach(id -> carry("event " + from + " " + id, id, to -> to.hear(from, presence)));
  }

  /** The newest offer of each to each, by both ids. */
  final Map<String, PeerMessage.Offer> offers = new LinkedHashMap<>();

  void message(String from, String id, PeerMessage message) {
    if (message instanceof PeerMessage.Offer offer) {
      offers.put(from + " " + id, offer);
    }
    carry("message " + from + " " + id, id, to -> to.hear(from, message));
  }

  void message(String from, String id, Presence presence) {
    carry("message " + from + " " + id, id, to -> to.hear(from, presence));
  }

  private void carry(String stream, String id, Consumer<FakeMember> arrives) {
    FakeMember to = members.get(id);
    if (to == null) {
      return;
    }
    Duration at = loop.now().plus(upTo(jitterMs));
    Duration last = arrivals.getOrDefault(stream, Duration.ZERO);
    Duration inOrder = at.compareTo(last) < 0 ? last : at;
    arrivals.put(stream, inOrder);
    loop.after(inOrder.minus(loop.now()), () -> arrives.accept(to));
  }
}
