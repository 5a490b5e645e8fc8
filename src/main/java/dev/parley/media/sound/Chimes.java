package dev.parley.media.sound;

import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.MediaException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays Parley's own sounds, in addition to what a call plays. Where nothing can be heard (no sound
 * server, no speaker chosen) nothing is played, and nobody waits for it. On the loop unless said.
 */
public final class Chimes {
  private static final Logger LOG = LoggerFactory.getLogger(Chimes.class);

  /** For a player that starts, and one that does not end by itself. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final Loop loop;
  private final Supplier<MediaChoice> choice;
  private final ChimePlayers players;

  /**
   * @param choice what calls use now; any thread
   */
  public Chimes(Loop loop, Supplier<MediaChoice> choice) {
    this(loop, choice, new MachinePlayers());
  }

  Chimes(Loop loop, Supplier<MediaChoice> choice, ChimePlayers players) {
    this.loop = loop;
    this.choice = choice;
    this.players = players;
  }

  /** A sound under way. */
  public interface Playing {
    /** Completes on the loop when it is over: whether it was played at all. Never fails. */
    CompletableFuture<Boolean> over();

    /** Ends it now. */
    void stop();
  }

  /**
   * Plays a sound once; returns at once.
   *
   * @param speaker by name; empty, or one that is not there, for that of the call
   */
  public Playing play(Chime chime, String speaker) {
    loop.assertOn();
    One one = new One();
    MediaChoice.Pick call = choice.get().speaker();
    one.over =
        loop.offload(
                "play " + chime,
                () -> one.sound(players.on(speaker, call), chime.samples()),
                chime.length().plus(SLACK))
            .exceptionally(
                failure -> {
                  LOG.info("could not play {}: {}", chime, failure.toString());
                  one.stop();
                  return false;
                });
    return one;
  }

  private static final class One implements Playing {
    private CompletableFuture<Boolean> over;
    private ChimePlayers.Player player;
    private boolean stopped;

    private boolean sound(ChimePlayers.Player found, byte[] samples) throws MediaException {
      synchronized (this) {
        player = found;
        if (found == null || stopped) {
          return false;
        }
      }
      found.play(samples);
      return true;
    }

    @Override
    public CompletableFuture<Boolean> over() {
      return over;
    }

    @Override
    public synchronized void stop() {
      stopped = true;
      if (player != null) {
        player.stop();
      }
    }
  }
}
