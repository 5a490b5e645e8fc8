package dev.parley.bell;

import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.words.Harmless;
import dev.parley.words.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the system say that somebody calls, while the window is not in front; takes it back when the
 * offer is gone. On the loop.
 */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Words WORDS = Words.in(Announcer.class);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final int NAME_LENGTH = 60;

  /** So many at a time: a crowd that calls shall not bury the desktop. */
  private static final int MOST = 3;

  private final Loop loop;
  private final Notices notices;
  private final BooleanSupplier inFront;

  /** The id of each that is shown, or will be, by the peer that calls. */
  private final Map<String, CompletableFuture<String>> shown = new HashMap<>();

  /**
   * @param inFront whether the person looks at the window; any thread
   */
  Announcer(Loop loop, Notices notices, BooleanSupplier inFront) {
    this.loop = loop;
    this.notices = notices;
    this.inFront = inFront;
  }

  /**
   * Follows the offers.
   *
   * @param before null at the first
   */
  void look(PeerState before, PeerState now, boolean wanted) {
    Set<String> calling = ids(now);
    Set<String> known = before == null ? Set.of() : ids(before);
    for (Offer offer : now.offers()) {
      boolean fresh = !known.contains(offer.peerId());
      if (fresh && wanted && shown.size() < MOST && !inFront.getAsBoolean()) {
        shown.put(offer.peerId(), show(offer.name()));
      }
    }
    List.copyOf(shown.keySet()).stream()
        .filter(id -> !calling.contains(id))
        .forEach(this::withdraw);
  }

  void close() {
    List.copyOf(shown.keySet()).forEach(this::withdraw);
  }

  private CompletableFuture<String> show(String caller) {
    String name = Harmless.line(caller, NAME_LENGTH);
    String title =
        name.isEmpty() ? WORDS.say("offer.title.unnamed") : WORDS.say("offer.title", name);
    String body = WORDS.say("offer.body");
    return loop.offload("show a notification", () -> notices.show(title, body), LIMIT)
        .exceptionally(
            failure -> {
              LOG.info("no notification: {}", failure.toString());
              return "";
            });
  }

  private void withdraw(String peerId) {
    shown
        .remove(peerId)
        .thenAccept(
            id -> {
              if (!id.isEmpty()) {
                loop.<Void>offload(
                        "withdraw a notification",
                        () -> {
                          notices.withdraw(id);
                          return null;
                        },
                        LIMIT)
                    .exceptionally(
                        failure -> {
                          LOG.debug("a notification stays: {}", failure.toString());
                          return null;
                        });
              }
            });
  }

  private static Set<String> ids(PeerState state) {
    return state.offers().stream().map(Offer::peerId).collect(Collectors.toSet());
  }
}
