package dev.parley.ringing;

import java.io.IOException;

/** Has the person told the system not to disturb? */
interface DoNotDisturb {

  /** Asks the system anew; blocks, for workers. */
  boolean isWanted() throws IOException;
}
