package dev.parley.channels;

import dev.parley.keyring.Keyring;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the passwords that a person wants to keep, in the system's keyring and nowhere else. A
 * password is saved when a server has accepted it, and removed when a server has rejected it. Loop
 * only.
 */
final class KeptPasswords {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPasswords.class);

  private static final Duration LOOK_LIMIT = Duration.ofSeconds(5);

  /** The keyring may ask the person to open it. */
  private static final Duration PERSON_LIMIT = Duration.ofSeconds(70);

  private final Loop loop;
  private final Keyring keyring;
  private final RecentChannelsStore memory;
  private final Runnable changed;
  private boolean looked;
  private boolean there;

  /** The place whose password is to be kept; empty for none. */
  private String wished = "";

  /** The place that is being joined with a kept password; empty for none. */
  private String used = "";

  /**
   * @param memory where it says of a place that its password is kept
   * @param changed told when {@link #isThere} is another
   */
  KeptPasswords(Loop loop, Keyring keyring, RecentChannelsStore memory, Runnable changed) {
    this.loop = loop;
    this.keyring = keyring;
    this.memory = memory;
    this.changed = changed;
  }

  /** Looks whether there is a keyring, once: it takes a part of a second, which no start needs. */
  void look() {
    loop.assertOn();
    if (looked) {
      return;
    }
    looked = true;
    loop.offload("look for a keyring", keyring::isThere, LOOK_LIMIT)
        .whenComplete(
            (found, failure) -> {
              there = failure == null && found;
              changed.run();
            });
  }

  /** As far as is known. */
  boolean isThere() {
    return there;
  }

  /** Sets whether to keep the password once a server has accepted it. */
  void wish(Destination to, boolean keep) {
    wished = keep && !to.password().isEmpty() ? id(to) : "";
    used = "";
  }

  /**
   * A place with the password that was kept for it; with none where the keyring does not give it:
   * then the server asks.
   */
  CompletableFuture<Destination> fetch(RecentChannels.Place place) {
    String id = place.id();
    return loop.offload("fetch a password", () -> keyring.find(id), PERSON_LIMIT)
        .handle(
            (found, failure) -> {
              if (failure != null) {
                LOG.warn("a saved password could not be read: {}", failure.getMessage());
              }
              used = failure == null ? id : "";
              return place.destination(failure == null ? found.orElse("") : "");
            });
  }

  /** A server has accepted the password. */
  void arrived(Destination here) {
    String id = id(here);
    used = "";
    if (!id.equals(wished)) {
      return;
    }
    wished = "";
    offload(
            "keep a password",
            () -> keyring.keep(id, "Parley: " + ShownPlace.name(here), here.password()))
        .thenRun(() -> memory.change(places -> places.kept(id, true)));
  }

  /** A server has refused the password; the right one, which the person types now, is kept. */
  void refused(Destination at) {
    String id = id(at);
    if (id.equals(used)) {
      forget(id);
      used = "";
      wished = id;
    }
  }

  void forget(String id) {
    memory.change(places -> places.kept(id, false));
    offload("forget a password", () -> keyring.forget(id));
  }

  /** Where it fails, the log says so. */
  private CompletableFuture<Void> offload(String what, Loop.Work work) {
    CompletableFuture<Void> done = loop.offload(what, work, PERSON_LIMIT);
    done.exceptionally(
        failure -> {
          LOG.warn("could not {}: {}", what, failure.getMessage());
          return null;
        });
    return done;
  }

  private static String id(Destination there) {
    return there.isHome() ? "home" : there.id();
  }
}
