package dev.parley.ringing;

import dev.parley.media.sound.Chime;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is to be heard, from what a person can see and nothing else.
 *
 * @param again over and over while the state stands; empty for silence
 * @param once for the step from the state before; empty for none
 */
record Ringing(Optional<Chime> again, Optional<Chime> once) {

  /**
   * Decides.
   *
   * @param before the state until now, the same one where only the wishes have changed; null at the
   *     first
   */
  static Ringing of(PeerState before, PeerState now, RingSettings wishes) {
    return new Ringing(again(now, wishes), once(before, now, wishes));
  }

  private static Optional<Chime> again(PeerState now, RingSettings wishes) {
    if (now.phase() == Phase.IDLE && !now.offers().isEmpty()) {
      return wishes.in() ? Optional.of(Chime.RING) : Optional.empty();
    }
    boolean waits = now.phase() == Phase.OFFERING;
    return waits && wishes.out() ? Optional.of(Chime.RING_BACK) : Optional.empty();
  }

  private static Optional<Chime> once(PeerState before, PeerState now, RingSettings wishes) {
    boolean talked = before != null && before.phase().isShowingPeer();
    if (talked && !now.phase().isBusy() && wishes.out()) {
      return Optional.of(Chime.ENDED);
    }
    boolean knocks = now.phase().isBusy() && !isSubset(now.offers(), before);
    return knocks && wishes.in() ? Optional.of(Chime.KNOCK) : Optional.empty();
  }

  private static boolean isSubset(List<Offer> now, PeerState before) {
    Set<String> known = new HashSet<>();
    if (before != null) {
      before.offers().forEach(offer -> known.add(offer.peerId()));
    }
    return now.stream().allMatch(offer -> known.contains(offer.peerId()));
  }
}
