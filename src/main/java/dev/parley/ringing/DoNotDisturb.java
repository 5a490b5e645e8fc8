package dev.parley.ringing;

import java.io.IOException;
import java.util.Locale;

/** Tells whether the system is set to do-not-disturb. */
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
