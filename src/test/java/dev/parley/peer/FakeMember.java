package dev.parley.peer;

import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One user's membership of a {@link FakeChannel}: keeps itself up, and can be cut off. */
final class FakeMember implements Signalling {
  private final FakeChannel channel;
  private final String id;
  private final Listener listener;
  private boolean joined;
  private boolean online;

  /** Nothing gets through, whether or not this side has noticed. */
  private boolean cut;

  private Loop.Timer beat = () -> {};

  FakeMember(FakeChannel channel, String id, Listener listener) {
    this.channel = channel;
    this.id = id;
    this.listener = listener;
    channel.add(this);
  }

  String id() {
    return id;
  }

  boolean isOnline() {
    return online && !cut;
  }

  void hear(String from, Presence presence) {
    if (isOnline()) {
      listener.presence(from, presence);
    }
  }

  void hear(String from, PeerMessage message) {
    if (isOnline()) {
      listener.message(from, message);
    }
  }

  void otherDevice(Presence.Status status) {
    listener.otherDevice(new Presence(status, ""));
  }

  /** The network goes away, unnoticed. */
  void cutOff() {
    cut = true;
  }

  /** The client sees that its connection is dead. */
  void notices() {
    if (joined && online && cut) {
      offline(Link.waiting("lost", channel.loop.now().plus(Duration.ofSeconds(1))));
    }
  }

  /** The network is back; the client takes a new connection. */
  void comesBack() {
    notices();
    cut = false;
    if (joined && !online) {
      comeOnline();
    }
  }

  private void comeOnline() {
    online = true;
    planBeat();
    listener.link(Link.of(Link.State.ONLINE));
  }

  private void offline(Link link) {
    online = false;
    beat.cancel();
    listener.link(link);
  }

  private void planBeat() {
    beat =
        channel.loop.after(
            Duration.ofSeconds(40).plus(channel.upTo(10_000)),
            () -> {
              planBeat();
              if (!cut) {
                listener.beat();
              }
            });
  }

  @Override
  public void join() {
    if (!joined) {
      joined = true;
      if (!cut) {
        comeOnline();
      }
    }
  }

  @Override
  public void join(String password) {
    join();
  }

  @Override
  public void networkChanged() {}

  @Override
  public void woke() {}

  @Override
  public CompletableFuture<Void> leave() {
    if (joined) {
      joined = false;
      offline(Link.of(Link.State.OFFLINE));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void announce(Presence presence) {
    if (isOnline()) {
      channel.event(id, presence);
    }
  }

  @Override
  public void tell(String peerId, Presence presence) {
    if (isOnline()) {
      channel.message(id, peerId, presence);
    }
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    if (isOnline()) {
      channel.message(id, peerId, message);
    }
  }
}
