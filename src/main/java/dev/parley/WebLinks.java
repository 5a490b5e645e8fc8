package dev.parley;

import dev.parley.loop.Loop;
import dev.parley.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a web page in the system's browser. Untested on Windows and macOS. */
final class WebLinks {
  private static final Logger LOG = LoggerFactory.getLogger(WebLinks.class);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Loop loop;

  WebLinks(Loop loop) {
    this.loop = loop;
  }

  /**
   * Opens it, if the system has a browser. Any thread.
   *
   * @param url http or https; anything else is ignored, and never reaches a program
   */
  void open(String url) {
    if (isWeb(url)) {
      loop.<Void>offload(
              "open a link",
              () -> {
                ChildProcess.of(command(url))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
                return null;
              },
              LIMIT)
          .exceptionally(
              failure -> {
                LOG.warn("a link is not opened: {}", failure.getClass().getName());
                return null;
              });
    }
  }

  static boolean isWeb(String url) {
    return url.matches("(?i)https?://[\\x21-\\x7e]+");
  }

  private static List<String> command(String url) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.startsWith("mac")
        ? List.of("open", url)
        : system.startsWith("windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
            : List.of("xdg-open", url);
  }
}
