package dev.parley.peer;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Accepts the calls of peers on the {@link AllowList}, each after the pause, one call after the
 * other. An offer that somebody ignores or declines meanwhile is not shown any more, and so not
 * accepted. Loop only.
 */
final class Answering {
  /** An offer that could not be accepted is tried again, not without end in one moment. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final BooleanSupplier canAccept;
  private final Supplier<List<PeerState.Offer>> offers;
  private final Consumer<String> accept;
  private AllowList allowed = AllowList.NOBODY;

  /** Since when an offer could be accepted; null while none can. */
  private Duration free;

  private Loop.Timer timer = () -> {};

  /**
   * @param canAccept whether this side is online and in no call
   * @param offers those that are shown
   * @param accept takes the id of a peer
   */
  Answering(
      Loop loop,
      BooleanSupplier canAccept,
      Supplier<List<PeerState.Offer>> offers,
      Consumer<String> accept) {
    this.loop = loop;
    this.canAccept = canAccept;
    this.offers = offers;
    this.accept = accept;
  }

  void allow(AllowList others) {
    allowed = others;
    plan();
  }

  /** After each change. */
  void plan() {
    timer.cancel();
    if (allowed.whom().isEmpty() || !canAccept.getAsBoolean()) {
      free = null;
      return;
    }
    if (free == null) {
      free = loop.now();
    }
    offers.get().stream()
        .map(this::marked)
        .filter(offer -> offer.answersAt().isPresent())
        .min(Comparator.comparing(offer -> offer.answersAt().orElseThrow()))
        .ifPresent(this::wait);
  }

  /** The offer, with when it is accepted by itself. */
  PeerState.Offer marked(PeerState.Offer offer) {
    boolean mine = free != null && allowed.has(offer.peerId(), offer.name());
    return mine ? offer.answeredAt(later(offer.since(), free).plus(allowed.pause())) : offer;
  }

  private void wait(PeerState.Offer offer) {
    Duration left = offer.answersAt().orElseThrow().minus(loop.now());
    timer = loop.after(later(Duration.ZERO, left), () -> answer(offer.peerId()));
  }

  private void answer(String peerId) {
    free = loop.now().plus(AGAIN).minus(allowed.pause()); // counts where the call does not begin
    accept.accept(peerId);
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
