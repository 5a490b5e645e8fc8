package dev.parley.ringing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends notifications through org.freedesktop.Notifications, which every Linux desktop has, with
 * {@code gdbus}: it returns the notification's id, by which it can be withdrawn; the notify-send of
 * older distributions does not.
 */
final class DesktopNotifications implements SystemNotifications {
  private static final Pattern ID = Pattern.compile("\\(uint32 (\\d+),\\)");

  /** As the specification has it: the system decides how long it stays. */
  private static final String EXPIRES = "-1";

  private final Programs programs;
  private final Map<String, String> environment;

  /**
   * @param environment besides this process's own
   */
  DesktopNotifications(Programs programs, Map<String, String> environment) {
    this.programs = programs;
    this.environment = environment;
  }

  @Override
  public String show(String title, String body) throws IOException {
    String said =
        call(
            "Notify",
            text("Parley"),
            "uint32 0",
            text("call-start"),
            text(title),
            text(markup(body)),
            "@as []",
            "{'category': <'im.received'>, 'urgency': <byte 1>}",
            EXPIRES);
    Matcher id = ID.matcher(said);
    return id.matches() ? id.group(1) : "";
  }

  @Override
  public void withdraw(String id) throws IOException {
    call("CloseNotification", "uint32 " + Long.parseLong(id));
  }

  private String call(String method, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "gdbus",
                "call",
                "--session",
                "--timeout=3",
                "--dest=org.freedesktop.Notifications",
                "--object-path=/org/freedesktop/Notifications",
                "--method=org.freedesktop.Notifications." + method,
                "--"));
    command.addAll(List.of(arguments));
    return programs.ask(environment, command);
  }

  /** A string in GVariant's text format, which is how gdbus reads its arguments. */
  static String text(String raw) {
    StringBuilder text = new StringBuilder("'");
    raw.codePoints()
        .forEach(
            point -> {
              if (point == '\'' || point == '\\') {
                text.append('\\').appendCodePoint(point);
              } else if (point < ' ') {
                text.append(String.format("\\u%04x", point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.append('\'').toString();
  }

  /** The body may hold markup; a text that comes in as text shall stay one. */
  static String markup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
