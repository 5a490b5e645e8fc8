package dev.parley.cli;

import dev.parley.socket.ServerUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Parses and checks the values of options, and explains an invalid one in one sentence. */
final class Arguments {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private static final Pattern HOST_PORT = Pattern.compile("(.+):(\\d{1,5})");

  private Arguments() {}

  /** Such as 500ms, 10s, 5m or 2h. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration; use a number and a unit, such as 10s, 5m or 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** A ws or wss URL with a host. */
  static URI serverUrl(String text) {
    return ServerUrl.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    ServerUrl.mayHaveUser(text) // which is not shown again
                        ? "a server URL has no user and no password"
                        : "'"
                            + text
                            + "' is not a server URL; use ws://HOST[:PORT] or wss://HOST[:PORT]"));
  }

  /** HOST:PORT; an IPv6 address stands in brackets. Port 0 lets the system choose. */
  static InetSocketAddress listenAddress(String text) {
    Matcher matcher = HOST_PORT.matcher(text);
    if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65_535) {
      return new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
    throw new TypeConversionException(
        "'" + text + "' is not a valid listen address; use HOST:PORT, such as 127.0.0.1:8081");
  }

  /** ID:PASSWORD. */
  static Map.Entry<String, String> idAndPassword(String kind, String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw new TypeConversionException(
          (kind.startsWith("e") ? "an " : "a ") + kind + " must be given as ID:PASSWORD");
    }
    return Map.entry(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Something that the command line says, and may say wrongly. */
  interface Argument<T> {
    T get() throws IOException;
  }

  /**
   * Reads what may be wrong, files included.
   *
   * @throws ParameterException with its sentence
   */
  static <T> T checked(CommandSpec command, Argument<T> argument) {
    try {
      return argument.get();
    } catch (TypeConversionException | IllegalArgumentException | IOException wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
    }
  }
}
