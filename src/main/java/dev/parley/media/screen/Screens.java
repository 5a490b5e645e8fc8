package dev.parley.media.screen;

import dev.parley.loop.Loop;
import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of this desktop can be shared now: the whole screen first, then the windows, those in front
 * first. Any rectangle can be shared too where the desktop is X's: {@link #region}.
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

  /**
   * A rectangle of the desktop.
   *
   * @throws IllegalArgumentException with a sentence, where no such rectangle can be
   */
  public static Screen region(int x, int y, int width, int height) {
    String id = String.format(Locale.ROOT, "region:%d,%d,%dx%d", x, y, width, height);
    return new Screen(
        ScreenId.parse(id).text(), Screen.Kind.REGION, WORDS.say("screen.region"), width, height);
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
