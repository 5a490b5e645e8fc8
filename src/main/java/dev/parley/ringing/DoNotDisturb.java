package dev.parley.ringing;

import java.io.IOException;
import java.util.Locale;

/** Has the person told the system not to disturb? */
interface DoNotDisturb {

  /** Asks the system anew; blocks, for workers. */
  boolean isWanted() throws IOException;

  /** Of the system that this runs on. */
  static DoNotDisturb ofMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("win")) {
      return new WindowsDoNotDisturb(new MachinePrograms());
    }
    return system.startsWith("mac")
        ? new MacDoNotDisturb()
        : new DesktopDoNotDisturb(new MachinePrograms(), System.getenv());
  }
}
