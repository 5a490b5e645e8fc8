package dev.parley.ringing;

import dev.parley.loop.Loop;
import dev.parley.media.sound.Chime;
import dev.parley.media.sound.Chimes;
import dev.parley.peer.PeerState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts a person who is looking elsewhere to calls: rings, and shows who is calling. Follows the
 * {@link PeerState} and decides nothing of the call. On the loop; nothing here blocks.
 */
public final class Bell {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

  /** From the end of a sound to its next beginning. */
  static final Duration PAUSE = Duration.ofMillis(1800);

  /** A system that does not say by then whether it shall be quiet is not. */
  private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

  /** Plays a sound. */
  public interface Player {
    /**
     * Plays it once; returns at once.
     *
     * @param speaker by name; empty for that of the call
     */
    Chimes.Playing play(Chime chime, String speaker);
  }

  private final Loop loop;
  private final Player player;
  private final DoNotDisturb doNotDisturb;
  private final Announcer announcer;
  private RingSettings wishes;
  private PeerState state;
  private Optional<Chime> rings = Optional.empty();

  /** One number for each ringing: what comes late for an older one does not count. */
  private long round;

  /** Whether the system is being asked for quiet because of a message. */
  private boolean asking;

  private Chimes.Playing playing;
  private Loop.Timer next = () -> {};

  /** With the notifications of this machine, and its wish for quiet. */
  public Bell(Loop loop, Player player, RingSettings wishes, BooleanSupplier inFront) {
    this(
        loop,
        player,
        SystemServices.doNotDisturb(),
        new Announcer(loop, SystemServices.notifications(), inFront),
        wishes);
  }

  Bell(
      Loop loop,
      Player player,
      DoNotDisturb doNotDisturb,
      Announcer announcer,
      RingSettings wishes) {
    this.loop = loop;
    this.player = player;
    this.doNotDisturb = doNotDisturb;
    this.announcer = announcer;
    this.wishes = wishes;
  }

  /** The person wants it otherwise; counts at once. */
  public void choose(RingSettings other) {
    loop.assertOn();
    boolean elsewhere = !other.speaker().equals(wishes.speaker());
    wishes = other;
    if (elsewhere) {
      ring(Optional.empty());
    }
    if (state != null) {
      ring(Ringing.of(state, state, wishes).again());
    }
  }

  /** How things stand now. */
  public void state(PeerState now) {
    loop.assertOn();
    Ringing ringing = Ringing.of(state, now, wishes);
    announcer.look(state, now, wishes.notified());
    state = now;
    ring(ringing.again());
    ringing.once().ifPresent(chime -> unlessQuiet(() -> player.play(chime, wishes.speaker())));
  }

  /**
   * What the person has not read: shown by the system, without the text, unless it is to be quiet.
   *
   * @param names of those who wrote, by conversation
   * @param counts how many messages of each, by conversation
   */
  public void unread(Map<String, String> names, Map<String, Integer> counts) {
    loop.assertOn();
    Map<String, Announcer.Unread> now = new HashMap<>();
    names.forEach(
        (key, name) -> now.put(key, new Announcer.Unread(name, counts.getOrDefault(key, 0))));
    if (announcer.unread(now) && wishes.notified() && !asking && announcer.isDue()) {
      asking = true; // what comes meanwhile is shown with it
      unlessQuiet(announcer::showUnread).whenComplete((done, failure) -> asking = false);
    }
  }

  /** Nothing rings any more, and no notification stays. */
  public void close() {
    loop.assertOn();
    ring(Optional.empty());
    announcer.close();
  }

  private void ring(Optional<Chime> wanted) {
    if (wanted.equals(rings)) {
      return;
    }
    rings = wanted;
    round++;
    next.cancel();
    if (playing != null) {
      playing.stop();
      playing = null;
    }
    long mine = round;
    wanted.ifPresent(chime -> unlessQuiet(() -> sound(mine, chime)));
  }

  private void sound(long mine, Chime chime) {
    if (mine == round) {
      playing = player.play(chime, wishes.speaker());
      playing.over().thenAccept(played -> pause(mine, chime));
    }
  }

  private void pause(long mine, Chime chime) {
    if (mine == round) {
      next = loop.after(PAUSE, () -> sound(mine, chime));
    }
  }

  private CompletableFuture<Void> unlessQuiet(Runnable sound) {
    CompletableFuture<Boolean> asked =
        loop.offload("ask for quiet", doNotDisturb::isWanted, ASK_LIMIT);
    return asked
        .exceptionally(
            failure -> {
              LOG.debug("the system does not say whether to be quiet: {}", failure.toString());
              return false;
            })
        .thenAccept(
            wanted -> {
              if (!wanted) {
                sound.run();
              }
            });
  }
}
