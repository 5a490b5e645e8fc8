package dev.parley.peer;

import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One user's membership of a {@link FakeChannel}: keeps itself up, and can be cut off. In a room it
 * leaves at the end of its last call and comes back at once, and has no word for the end of
 * another, as the client of GStreamer's protocol.
 */
final class FakeMember implements Signalling {
  private final FakeChannel channel;
  private final String id;
  private final Listener listener;
  private boolean joined;
  private boolean online;

  /** Nothing gets through, whether or not this side has noticed. */
  private boolean cut;

  /** With whom it is in a call, or wants one. */
  private final Set<String> open = new HashSet<>();

  /** Who offers a call to it. */
  private final Set<String> ringing = new HashSet<>();

  /** Those of them whose offer it has accepted. */
  private final Set<String> accepted = new HashSet<>();

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
      if (presence.status() == Presence.Status.GONE) {
        forget(from);
      }
      listener.presence(from, presence);
    }
  }

  void hear(String from, PeerMessage message) {
    if (isOnline()) {
      boolean anew = message instanceof PeerMessage.Offer && accepted.remove(from);
      if (channel.room && anew) {
        open.remove(from);
        listener.message(from, new PeerMessage.Close());
      }
      if (message instanceof PeerMessage.Offer) {
        ringing.add(from);
      }
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
              if (channel.room && isOnline()) {
                repeat();
              }
            });
  }

  /** Who is in the room, and who rings. */
  private void repeat() {
    for (String other : channel.others(id)) {
      boolean busy = ringing.contains(other) || open.contains(other);
      Presence.Status status = busy ? Presence.Status.UNAVAILABLE : Presence.Status.AVAILABLE;
      listener.presence(other, new Presence(status, other));
      if (ringing.contains(other)) {
        listener.message(other, new PeerMessage.Offer(other));
      }
    }
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
  public boolean callsEverybody() {
    return channel.room;
  }

  @Override
  public void announce(Presence presence) {
    boolean coming = presence.status() == Presence.Status.READY;
    boolean going = presence.status() == Presence.Status.GONE;
    if (isOnline() && (!channel.room || coming || going)) {
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
    boolean end = message instanceof PeerMessage.Close || message instanceof PeerMessage.Failed;
    boolean accept = message instanceof PeerMessage.Accept;
    boolean offer = message instanceof PeerMessage.Offer;
    boolean again = offer && open.contains(peerId);
    if (accept || offer) {
      open.add(peerId);
      ringing.remove(peerId);
    }
    if (accept) {
      accepted.add(peerId);
    }
    if (channel.room && end) {
      forget(peerId);
      channel.loop.post(this::leaveRoomWhereAlone);
    } else if (isOnline() && !(channel.room && again)) {
      channel.message(id, peerId, message);
    }
  }

  private void forget(String peerId) {
    open.remove(peerId);
    accepted.remove(peerId);
    ringing.remove(peerId);
  }

  private void leaveRoomWhereAlone() {
    if (open.isEmpty() && isOnline()) {
      dies();
      comeOnline();
    }
  }

  /** Its program ends, which a server sees at once. */
  void dies() {
    channel.event(id, new Presence(Presence.Status.GONE, id));
    open.clear();
    accepted.clear();
    List.copyOf(ringing).forEach(from -> listener.message(from, new PeerMessage.Close()));
    ringing.clear();
    offline(Link.of(Link.State.CONNECTING));
  }
}
