package dev.parley.peer;

import dev.parley.call.CallRef;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps the offers of others that stand, and those that were missed, and does what {@link
 * OfferEvent} says. An offer is repeated at each beat of its peer; one that is not heard for {@link
 * Roster#SILENCE} has expired. Loop only.
 */
final class Offers {
  /** More than anybody can answer: a flood under many names fills no memory. */
  static final int MOST = 200;

  /** An event and a message may overtake each other (measured), by much less than this. */
  private static final Duration OVERTAKING = Duration.ofSeconds(2);

  /** A caller with many names does not fill the screen; the newest stay. */
  static final int MOST_MISSED = 20;

  /**
   * @param call of which call it is; one that goes on where it is an invitation to it
   */
  private record Entry(Duration since, Duration heard, boolean ignored, CallRef call) {}

  private record Missed(String name, Duration at, int times) {}

  private final Loop loop;
  private final Roster roster;
  private final PeerFilter filter;
  private final Signalling signalling;
  private final Consumer<String> notice;
  private final Map<String, Entry> offers = new LinkedHashMap<>();

  /** Those that went away before the person had answered them in any way, oldest first. */
  private final Map<String, Missed> missed = new LinkedHashMap<>();

  /**
   * @param notice takes a sentence about an offer that was answered elsewhere
   */
  Offers(
      Loop loop, Roster roster, PeerFilter filter, Signalling signalling, Consumer<String> notice) {
    this.loop = loop;
    this.roster = roster;
    this.filter = filter;
    this.signalling = signalling;
    this.notice = notice;
  }

  /** What becomes of the offer of a peer that is in no call with this side. */
  void happen(OfferEvent event, String peerId) {
    loop.assertOn();
    switch (event.outcome) {
      case SHOW -> heard(peerId, loop.now());
      case DROP -> filter.dropped(event.name(), peerId, "it is not in this call", loop.now());
      case MISS -> miss(peerId);
      case STOP_RINGING -> {
        if (remove(peerId)) {
          notice.accept(Sentences.notice(EndReason.ANSWERED_ELSEWHERE, roster.name(peerId), ""));
        }
      }
      case DECLINE -> {
        CallRef call = call(peerId);
        remove(peerId);
        PeerMessage no = call.joins() ? new PeerMessage.Refuse(call.id()) : new PeerMessage.Close();
        signalling.send(peerId, no);
      }
      case IGNORE -> ignore(peerId);
      case BLOCK -> remove(peerId);
    }
  }

  /** Its offer, if there is one that the person has not ignored, is a missed call. */
  private void miss(String peerId) {
    Entry offer = offers.remove(peerId);
    if (offer != null && !offer.ignored) {
      Missed before = missed.remove(peerId);
      int times = before == null ? 1 : before.times + 1;
      missed.put(peerId, new Missed(roster.name(peerId), loop.now(), times));
      if (missed.size() > MOST_MISSED) {
        missed.remove(missed.keySet().iterator().next());
      }
    }
  }

  /** The person calls or answers this peer. */
  void forgetMissed(String peerId) {
    missed.remove(peerId);
  }

  /** The person has seen which calls were missed. */
  void seenMissed() {
    missed.clear();
  }

  /**
   * The missed calls to show, newest first.
   *
   * @param free whether a peer can be called back now
   */
  List<PeerState.Missed> shownMissed(Predicate<String> free) {
    List<PeerState.Missed> shown = new ArrayList<>(missed.size());
    missed.forEach(
        (peerId, call) ->
            shown.add(
                0,
                new PeerState.Missed(
                    peerId, call.name(), call.at(), call.times(), free.test(peerId))));
    return shown;
  }

  void heard(String peerId, Duration now) {
    Entry known = offers.get(peerId);
    if (known == null && offers.size() >= MOST) {
      return;
    }
    offers.put(
        peerId,
        known == null
            ? new Entry(now, now, false, CallRef.NONE)
            : new Entry(known.since, now, known.ignored, known.call));
  }

  /** The offer of a peer, if it stands, is of this call. */
  void isOf(String peerId, CallRef call) {
    offers.computeIfPresent(
        peerId, (id, offer) -> new Entry(offer.since, offer.heard, offer.ignored, call));
  }

  /** Of which call the offer of a peer is. */
  CallRef call(String peerId) {
    Entry offer = offers.get(peerId);
    return offer == null ? CallRef.NONE : offer.call;
  }

  /** Several members may invite to one call, which this side joins once. */
  void joined(CallRef call) {
    offers.values().removeIf(offer -> offer.call.joins() && offer.call.id().equals(call.id()));
  }

  /**
   * The peer says that it is free, and so offers nothing: it was declined, or took its offer back
   * while nobody could hear it. What it said just after the offer may have overtaken it.
   *
   * @param partner whether this side calls the peer itself, and so misses nothing
   */
  void peerIsFree(String peerId, boolean partner) {
    Entry offer = offers.get(peerId);
    if (offer == null || loop.now().minus(offer.heard).compareTo(OVERTAKING) <= 0) {
      return;
    }
    if (partner) {
      remove(peerId);
    } else {
      miss(peerId);
    }
  }

  /** Off the screen, while the peer goes on repeating it. */
  private void ignore(String peerId) {
    offers.computeIfPresent(
        peerId, (id, offer) -> new Entry(offer.since, offer.heard, true, offer.call));
  }

  /** True when there was one. */
  boolean remove(String peerId) {
    return offers.remove(peerId) != null;
  }

  Set<String> standing() {
    return Set.copyOf(offers.keySet());
  }

  boolean stands(String peerId) {
    return offers.containsKey(peerId);
  }

  /** Drops those of peers that fell silent. */
  void expire(Duration now) {
    offers.entrySet().stream()
        .filter(offer -> now.minus(offer.getValue().heard()).compareTo(Roster.SILENCE) >= 0)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::miss);
  }

  Optional<Duration> nextExpiry() {
    return offers.values().stream()
        .map(Entry::heard)
        .min(Duration::compareTo)
        .map(Roster.SILENCE::plus);
  }

  void clear() {
    offers.clear();
  }

  /**
   * Those to show, oldest first.
   *
   * @param besides the peer whose offer is being answered anyway
   */
  List<PeerState.Offer> shown(Predicate<String> besides) {
    return offers.entrySet().stream()
        .filter(offer -> !offer.getValue().ignored() && !besides.test(offer.getKey()))
        .map(
            offer ->
                new PeerState.Offer(
                    offer.getKey(),
                    roster.name(offer.getKey()),
                    offer.getValue().since(),
                    Optional.empty(),
                    others(offer.getKey(), offer.getValue().call)))
        .toList();
  }

  /** Who else is in the call to which a peer invites. */
  private List<String> others(String inviter, CallRef call) {
    return call.members().stream()
        .filter(member -> !member.equals(inviter))
        .map(roster::name)
        .toList();
  }
}
