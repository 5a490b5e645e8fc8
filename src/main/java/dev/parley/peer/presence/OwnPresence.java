package dev.parley.peer.presence;

import dev.parley.signalling.PeerName;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.function.BooleanSupplier;

/** Announces this side's presence to the channel while it is online. Loop only. */
public final class OwnPresence {
  private final Signalling signalling;
  private String name;
  private final BooleanSupplier online;
  private final BooleanSupplier busy;
  private final BooleanSupplier busyElsewhere;

  /**
   * @param busy whether this device offers, accepts or is in a call
   * @param busyElsewhere whether another device of the user does
   */
  public OwnPresence(
      Signalling signalling,
      String name,
      BooleanSupplier online,
      BooleanSupplier busy,
      BooleanSupplier busyElsewhere) {
    this.signalling = signalling;
    this.name = name;
    this.online = online;
    this.busy = busy;
    this.busyElsewhere = busyElsewhere;
  }

  /** The name that others see, empty for none. */
  public String name() {
    return name;
  }

  /** Another name from now on, empty for none; whatever does not pass as one changes nothing. */
  public void rename(String wanted) {
    String next = PeerName.checked(wanted);
    boolean passes = wanted.isEmpty() || !next.isEmpty();
    if (passes && !next.equals(name)) {
      name = next;
      beat(); // a sign of life carries it; "ready" would make everybody answer
    }
  }

  public void announce(Presence.Status status) {
    if (online.getAsBoolean()) {
      signalling.announce(new Presence(status, name, true));
    }
  }

  /** "ready" asks everybody to say that they are here. */
  public void arrive() {
    announce(Presence.Status.READY);
    if (busy.getAsBoolean()) {
      announce(Presence.Status.UNAVAILABLE);
    }
  }

  /** Where another device is busy, its own beat speaks for the user. */
  public void beat() {
    if (busy.getAsBoolean() || !busyElsewhere.getAsBoolean()) {
      announce(status());
    }
  }

  /** The answer to who has just joined. */
  public void answer(String peerId) {
    if (online.getAsBoolean()) {
      signalling.tell(peerId, new Presence(status(), name, true));
    }
  }

  /** The user is not free while another device of theirs is in a call. */
  private Presence.Status status() {
    return busy.getAsBoolean() || busyElsewhere.getAsBoolean()
        ? Presence.Status.UNAVAILABLE
        : Presence.Status.AVAILABLE;
  }
}
