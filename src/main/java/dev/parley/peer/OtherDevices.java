package dev.parley.peer;

import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tracks the user's other devices. They ring together, and nothing on the wire says who answered;
 * but the device that does announces {@code unavailable} under the user's own id, and from then on
 * the peer's descriptions, which go to every device of the user, are for it. So: another device is
 * busy, and the peer whose offer rings here negotiates with somebody who is not this device: it was
 * answered there. An event and a message may overtake each other (measured), so either may come
 * first. Loop only.
 */
final class OtherDevices {
  /** How long a description counts as a sign; the two come within a second of each other. */
  private static final Duration SIGN_LASTS = Duration.ofSeconds(10);

  /** When another device was last heard to be busy; null while none is. */
  private Duration busyAt;

  private final Map<String, Duration> negotiating = new HashMap<>();

  void heard(Presence.Status status, Duration now) {
    switch (status) {
      case UNAVAILABLE -> busyAt = now;
      case AVAILABLE, READY, GONE, AWAY -> busyAt = null;
    }
  }

  /** Another device offers, accepts or is in a call. Then this one does not say that it is free. */
  boolean isBusy(Duration now) {
    return busyAt != null && now.minus(busyAt).compareTo(Roster.SILENCE) < 0;
  }

  /** A peer that rings here has sent a description or a candidate that is not for this device. */
  void negotiates(String peerId, Duration now) {
    forgetOld(now);
    negotiating.put(peerId, now);
  }

  boolean haveAnswered(String peerId, Duration now) {
    forgetOld(now);
    return isBusy(now) && negotiating.containsKey(peerId);
  }

  private void forgetOld(Duration now) {
    negotiating.values().removeIf(at -> now.minus(at).compareTo(SIGN_LASTS) > 0);
  }
}
