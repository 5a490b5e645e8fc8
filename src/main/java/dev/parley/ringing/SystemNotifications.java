package dev.parley.ringing;

import java.io.IOException;

/** Shows and withdraws the system's notifications. Both methods block, for workers. */
interface SystemNotifications {

  /**
   * Shows one.
   *
   * @param title one line, perhaps with a stranger's name in it, as it is; so is the body
   * @return for {@link #withdraw}; empty where that cannot be done
   */
  String show(String title, String body) throws IOException;

  /** Takes one back. */
  void withdraw(String id) throws IOException;
}
