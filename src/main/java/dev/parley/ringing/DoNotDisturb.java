package dev.parley.ringing;

import java.io.IOException;

/** Tells whether the system is set to do-not-disturb. */
interface DoNotDisturb {

  /** Asks the system anew; blocks, for workers. */
  boolean isWanted() throws IOException;
}
