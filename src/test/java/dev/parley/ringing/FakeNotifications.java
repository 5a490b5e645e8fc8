package dev.parley.ringing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notifications as a list; a number is the id of each. */
final class FakeNotifications implements SystemNotifications {
  final List<String> shown = new ArrayList<>();
  final List<String> withdrawn = new ArrayList<>();
  boolean missing;

  @Override
  public String show(String title, String body) throws IOException {
    if (missing) {
      throw new IOException("no such program");
    }
    shown.add(title + " | " + body);
    return Integer.toString(shown.size());
  }

  @Override
  public void withdraw(String id) {
    withdrawn.add(id);
  }
}
