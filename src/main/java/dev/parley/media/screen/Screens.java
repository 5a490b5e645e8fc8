package dev.parley.media.screen;

import dev.parley.loop.Loop;
import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of this desktop can be shared now: the whole screen first, then the windows, those in front
 * first.
 *
 * @param obstacle why nothing can be shared here, one sentence for a person; empty where it can
 */
public record Screens(List<Screen> screens, String obstacle) {
  private static final Words WORDS = Words.in(Screens.class);

  private static final Logger LOG = LoggerFactory.getLogger(Screens.class);

  private static final Duration LIMIT = Duration.ofSeconds(4);

  public Screens {
    screens = List.copyOf(screens);
  }

  /**
   * Looks. Completes on the loop, never exceptionally, within four seconds; where looking fails,
   * the list is empty and the obstacle says so.
   */
  public static CompletableFuture<Screens> list(Loop loop) {
    return orObstacle(loop.offload("list screens", Screens::look, LIMIT));
  }

  static CompletableFuture<Screens> orObstacle(CompletableFuture<Screens> looked) {
    return looked.exceptionally(
        failure -> {
          LOG.warn("could not list screens: {}", failure.toString());
          return none(WORDS.say("screen.mute"));
        });
  }

  private static Screens none(String obstacle) {
    return new Screens(List.of(), obstacle);
  }

  private static Screens look() throws Exception {
    if (!ScreenAccess.isX11()) {
      return new Screens(ScreenSources.list(), "");
    }
    try (ScreenServer server = ScreenAccess.open()) {
      return new Screens(ScreenWindows.onDisplay(server), "");
    } catch (MediaException obstacle) {
      return none(obstacle.getMessage());
    }
  }
}
