package dev.parley.cli;

import dev.parley.process.ChildProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds what Java could not read of the command line and the environment. Both are bytes, and Java
 * has put a replacement character where the encoding of the locale has none for them: a path would
 * lead elsewhere, and a password be wrong.
 */
public final class UnreadableText {
  private static final char REPLACEMENT = '\uFFFD';

  /** The variables that Parley goes by. */
  private static final List<String> VARIABLES =
      List.of(
          "HOME",
          "XDG_CONFIG_HOME",
          "XDG_STATE_HOME",
          "XDG_RUNTIME_DIR",
          "CREDENTIALS_DIRECTORY",
          ChildProcess.PASSWORD);

  private UnreadableText() {}

  /** A sentence; a link is for {@link LinkHandOff} to explain. */
  public static Optional<String> find(Map<String, String> environment, String... args) {
    String encoding = System.getProperty("sun.jnu.encoding");
    boolean link = LinkHandOff.of(args).isPresent();
    return IntStream.range(0, link ? 0 : args.length)
        .filter(i -> isUnreadable(args[i]))
        .mapToObj(i -> "argument " + (i + 1))
        .findFirst()
        .or(
            () ->
                VARIABLES.stream()
                    .filter(name -> isUnreadable(environment.getOrDefault(name, "")))
                    .findFirst())
        .map(
            what ->
                what
                    + " is not text in the encoding of the locale ("
                    + (encoding + "); set LC_ALL=C.UTF-8"));
  }

  private static boolean isUnreadable(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }
}
