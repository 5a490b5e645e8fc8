package dev.parley.connection.session;

import dev.parley.media.StormProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No peer ends the process, whatever it does to the sections of a call. The full number is {@code
 * -Dparley.rounds=1000}.
 */
@Tag("media")
class SectionStormTest {
  private static final int ROUNDS = 40;

  /** Rounds take some 100 ms; a busy machine may take its time. */
  private static final long SECONDS_A_ROUND = 4;

  @Test
  void noOrderOfStoppedRecycledAndRefusedSectionsEndsTheProcess() throws Exception {
    StormProcess.run(SectionStorm.class, ROUNDS, SECONDS_A_ROUND);
  }
}
