package dev.parley.ringing;

import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.Offer;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a system notification for an incoming or a missed call, or for a message, while the window
 * is not in front, and withdraws it when it no longer applies. On the loop.
 */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Words WORDS = Words.in(Announcer.class);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final int NAME_LENGTH = 60;

  private static final String MESSAGE = "message ";

  private static final Unread NOTHING = new Unread("", 0);

  /** Between two notifications of one conversation that the person has not looked at. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** So many at a time: a crowd that calls shall not bury the desktop. */
  private static final int MOST = 3;

  private final Loop loop;
  private final SystemNotifications systemNotifications;
  private final BooleanSupplier inFront;

  /** The id of each that is shown, or will be, by the key of what it says. */
  private final Map<String, CompletableFuture<String>> shown = new HashMap<>();

  private final Map<String, Duration> shownAt = new HashMap<>();
  private Map<String, Unread> unread = Map.of();

  /**
   * @param inFront whether the person looks at the window; any thread
   */
  Announcer(Loop loop, SystemNotifications systemNotifications, BooleanSupplier inFront) {
    this.loop = loop;
    this.systemNotifications = systemNotifications;
    this.inFront = inFront;
  }

  /**
   * Follows the offers and the missed calls.
   *
   * @param before null at the first
   */
  void look(PeerState before, PeerState now, boolean wanted) {
    Map<String, Text> due = texts(now);
    Set<String> known = before == null ? Set.of() : texts(before).keySet();
    due.forEach(
        (key, text) -> {
          if (wanted && !known.contains(key) && shown.size() < MOST && !inFront.getAsBoolean()) {
            shown.put(key, show(text));
          }
        });
    List.copyOf(shown.keySet()).stream()
        .filter(key -> !due.containsKey(key) && !key.startsWith(MESSAGE))
        .forEach(this::withdraw);
  }

  private record Text(String title, String body) {}

  /** What there is to say in a state, by a key that stays as long as it is so. */
  private static Map<String, Text> texts(PeerState state) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Offer offer : state.offers()) {
      texts.put("offer " + offer.peerId(), new Text(title(offer), WORDS.say("offer.body")));
    }
    for (Missed missed : state.missed()) {
      texts.put(
          "missed " + missed.times() + " " + missed.peerId(),
          new Text(WORDS.say("missed.title", name(missed.name())), WORDS.say("missed.body")));
    }
    return texts;
  }

  private static String title(Offer offer) {
    String caller = name(offer.name());
    String others = offer.others().stream().map(Announcer::name).collect(Collectors.joining(", "));
    return offer.invites()
        ? WORDS.say("invite.title", caller, others)
        : WORDS.say("offer.title", caller);
  }

  private static String name(String raw) {
    String name = Sanitizer.line(raw, NAME_LENGTH);
    return name.isEmpty() ? WORDS.say("somebody") : name;
  }

  /** Messages of one peer that the person has not read. */
  record Unread(String name, int count) {}

  /**
   * Follows the messages that were not read; those that were are withdrawn.
   *
   * @param now by conversation
   * @return whether there are more than before
   */
  boolean unread(Map<String, Unread> now) {
    boolean more =
        now.entrySet().stream()
            .anyMatch(
                one -> one.getValue().count() > unread.getOrDefault(one.getKey(), NOTHING).count());
    unread = Map.copyOf(now);
    List.copyOf(shown.keySet()).stream()
        .filter(key -> key.startsWith(MESSAGE) && isRead(key))
        .forEach(this::withdraw);
    return more;
  }

  private boolean isRead(String key) {
    return unread.getOrDefault(key.substring(MESSAGE.length()), NOTHING).count() == 0;
  }

  /** Whether {@link #showUnread} would show anything now. */
  boolean isDue() {
    return unread.entrySet().stream().anyMatch(one -> isDue(one.getKey(), one.getValue()));
  }

  private boolean isDue(String conversation, Unread what) {
    String key = MESSAGE + conversation;
    return what.count() > 0
        && loop.now().compareTo(again(key)) >= 0
        && (shown.containsKey(key) || shown.size() < MOST)
        && !inFront.getAsBoolean();
  }

  /** Says who has written, and never what; again after a while, if there is more. */
  void showUnread() {
    unread.forEach(
        (conversation, what) -> {
          if (isDue(conversation, what)) {
            String key = MESSAGE + conversation;
            if (shown.containsKey(key)) {
              withdraw(key);
            }
            shownAt.put(key, loop.now());
            String title = WORDS.say("message.title", name(what.name()));
            shown.put(key, show(new Text(title, WORDS.say("message.body"))));
          }
        });
  }

  private Duration again(String key) {
    boolean stands = shown.containsKey(key);
    return stands ? shownAt.getOrDefault(key, Duration.ZERO).plus(PAUSE) : loop.now();
  }

  void close() {
    List.copyOf(shown.keySet()).forEach(this::withdraw);
  }

  private CompletableFuture<String> show(Text text) {
    return loop.offload(
            "show a notification", () -> systemNotifications.show(text.title(), text.body()), LIMIT)
        .exceptionally(
            failure -> {
              LOG.info("no notification: {}", failure.toString());
              return "";
            });
  }

  private void withdraw(String key) {
    shownAt.remove(key);
    shown
        .remove(key)
        .thenAccept(
            id -> {
              if (!id.isEmpty()) {
                loop.offload(
                        "withdraw a notification", () -> systemNotifications.withdraw(id), LIMIT)
                    .exceptionally(
                        failure -> {
                          LOG.debug("a notification stays: {}", failure.toString());
                          return null;
                        });
              }
            });
  }
}
