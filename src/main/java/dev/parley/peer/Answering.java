package dev.parley.peer;

import dev.parley.loop.Loop;
import dev.parley.peer.AllowList.FirstIds;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts the calls of peers on the {@link AllowList}, each after the pause, one call after the
 * other. An offer that somebody ignores or declines meanwhile is not shown any more, and so not
 * accepted. Loop only.
 */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  /** An offer that could not be accepted is tried again, not without end in one moment. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final BooleanSupplier canAccept;
  private final Supplier<List<PeerState.Offer>> offers;
  private final Consumer<String> accept;
  private AllowList allowed = AllowList.NOBODY;
  private Optional<FirstIds> firstIds = Optional.empty();

  /** Those of the standing offers whose name was first accepted under another id. */
  private final Set<String> impostors = new HashSet<>();

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

  /**
   * Accepts these from now on.
   *
   * @param ids who has come under which bare name; empty where an id says nothing of a caller
   */
  void allow(AllowList others, Optional<FirstIds> ids) {
    allowed = others;
    firstIds = ids;
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
    List<PeerState.Offer> standing = offers.get();
    impostors.retainAll(standing.stream().map(PeerState.Offer::peerId).toList());
    standing.stream()
        .map(this::marked)
        .filter(offer -> offer.answersAt().isPresent())
        .min(Comparator.comparing(offer -> offer.answersAt().orElseThrow()))
        .ifPresent(this::wait);
  }

  /** The offer, with when it is accepted by itself. */
  PeerState.Offer marked(PeerState.Offer offer) {
    return free != null && isAllowed(offer)
        ? offer.answeredAt(later(offer.since(), free).plus(allowed.pause()))
        : offer;
  }

  /** Whether a run that accepts by itself does not accept this peer. */
  boolean excludes(String peerId, String name) {
    PeerState.Offer offer = new PeerState.Offer(peerId, name, loop.now());
    return !allowed.whom().isEmpty() && !isAllowed(offer);
  }

  private boolean isAllowed(PeerState.Offer offer) {
    return allowed.hasId(offer.peerId()) || bareName(offer).isPresent();
  }

  /** The bare name under which a peer is accepted: one that nobody else was accepted under. */
  private Optional<String> bareName(PeerState.Offer offer) {
    List<String> names = allowed.bareNames(offer.peerId(), offer.name());
    Optional<String> accepted =
        names.stream().filter(name -> first(name, offer).equals(offer.peerId())).findFirst();
    if (accepted.isEmpty() && !names.isEmpty() && impostors.add(offer.peerId())) {
      String name = names.get(0);
      LOG.warn(
          "not accepting {} by the name {}: it was first accepted as {}",
          offer.peerId(),
          name,
          first(name, offer));
    }
    return accepted;
  }

  /** Who was accepted first under a name; the one who offers now, where nobody was. */
  private String first(String name, PeerState.Offer offer) {
    return firstIds.flatMap(ids -> ids.of(name)).orElse(offer.peerId());
  }

  private void wait(PeerState.Offer offer) {
    Duration left = offer.answersAt().orElseThrow().minus(loop.now());
    timer = loop.after(later(Duration.ZERO, left), () -> answer(offer));
  }

  private void answer(PeerState.Offer offer) {
    if (!allowed.hasId(offer.peerId())) {
      bareName(offer)
          .ifPresent(name -> firstIds.ifPresent(ids -> ids.accepted(name, offer.peerId())));
    }
    free = loop.now().plus(AGAIN).minus(allowed.pause()); // counts where the call does not begin
    accept.accept(offer.peerId());
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
