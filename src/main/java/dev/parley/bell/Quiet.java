package dev.parley.bell;

import java.io.IOException;
import java.util.Locale;

/** Has the person told the system not to disturb? */
interface Quiet {

  /** Asks the system anew; blocks, for workers. */
  boolean isWanted() throws IOException;

  /** Of the system that this runs on. */
  static Quiet ofMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("win")) {
      return new WindowsQuiet(new MachinePrograms());
    }
    return system.startsWith("mac")
        ? new MacQuiet()
        : new DesktopQuiet(new MachinePrograms(), System.getenv());
  }
}
