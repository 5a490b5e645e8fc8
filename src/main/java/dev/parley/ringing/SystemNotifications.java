package dev.parley.ringing;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

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

  /** Of the system that this runs on. */
  static SystemNotifications ofMachine() {
    Programs programs = new MachinePrograms();
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("win")) {
      return new WindowsNotifications(programs);
    }
    return system.startsWith("mac")
        ? new MacNotifications(programs)
        : new DesktopNotifications(programs, Map.of());
  }
}
