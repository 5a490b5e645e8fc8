package dev.parley.ringing;

import java.util.Locale;
import java.util.Map;

/** Chooses what asks and tells the system that this runs on. */
final class SystemServices {
  private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

  private SystemServices() {}

  static SystemNotifications notifications() {
    Programs programs = new MachinePrograms();
    if (SYSTEM.startsWith("win")) {
      return new WindowsNotifications(programs);
    }
    return SYSTEM.startsWith("mac")
        ? new MacNotifications(programs)
        : new DesktopNotifications(programs, Map.of());
  }

  static DoNotDisturb doNotDisturb() {
    if (SYSTEM.startsWith("win")) {
      return new WindowsDoNotDisturb(new MachinePrograms());
    }
    return SYSTEM.startsWith("mac")
        ? new MacDoNotDisturb()
        : new DesktopDoNotDisturb(new MachinePrograms(), System.getenv());
  }
}
