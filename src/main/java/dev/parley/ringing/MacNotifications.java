package dev.parley.ringing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The notification centre of macOS, by a script that gets its texts as arguments. Untested on
 * macOS.
 */
final class MacNotifications implements SystemNotifications {
  private static final String SCRIPT =
      "on run texts\n"
          + "display notification (item 2 of texts) with title (item 1 of texts)\n"
          + "end run";

  private final Programs programs;

  MacNotifications(Programs programs) {
    this.programs = programs;
  }

  @Override
  public String show(String title, String body) throws IOException {
    programs.ask(Map.of(), List.of("osascript", "-e", SCRIPT, "--", title, body));
    return "";
  }

  @Override
  public void withdraw(String id) {}
}
