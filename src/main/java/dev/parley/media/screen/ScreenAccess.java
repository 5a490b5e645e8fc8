package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether and how this machine's screen can be captured.
 *
 * <p>Asked before webrtc-java's own capture is touched, which ends the process with a segmentation
 * fault where there is no X server or a Wayland session (measured).
 */
final class ScreenAccess {
  private static final Words WORDS = Words.in(ScreenAccess.class);

  private static final Logger LOG = LoggerFactory.getLogger(ScreenAccess.class);

  private ScreenAccess() {}

  /** Whether the desktop is X's; else the system's own capture is used, through webrtc-java. */
  static boolean isX11() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return !os.startsWith("windows") && !os.startsWith("mac");
  }

  /** What stands in the way before anything is tried, as a sentence. */
  static Optional<String> obstacle(Map<String, String> environment) {
    boolean wayland =
        environment.getOrDefault("XDG_SESSION_TYPE", "").toLowerCase(Locale.ROOT).startsWith("way")
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    if (wayland) { // what X programs are shown there is black but for themselves
      return Optional.of(WORDS.say("screen.wayland"));
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isBlank()) {
      return Optional.of(WORDS.say("screen.noDisplay"));
    }
    return ScreenDisplay.parse(display).isPresent()
        ? Optional.empty()
        : Optional.of(WORDS.say("screen.oddDisplay"));
  }

  /**
   * Connects to this session's X server. Blocks, some seconds at worst.
   *
   * @throws MediaException with the obstacle
   */
  static ScreenServer open() throws MediaException {
    return open(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static ScreenServer open(Map<String, String> environment, Path home) throws MediaException {
    Optional<String> obstacle = obstacle(environment);
    if (obstacle.isPresent()) {
      throw new MediaException(obstacle.get());
    }
    try {
      ScreenDisplay display = ScreenDisplay.parse(environment.get("DISPLAY")).orElseThrow();
      return ScreenServer.connect(display, environment, home);
    } catch (IOException | RuntimeException unreachable) {
      LOG.info("could not connect to the display: {}", unreachable.toString());
      throw new MediaException(WORDS.say("screen.unreachable"), unreachable);
    }
  }
}
