package dev.parley.media.device;

import dev.parley.media.StormProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Recording is never stopped while libwebrtc may start it, at whatever moment a negotiation begins.
 * The full number is {@code -Dparley.rounds=1000}.
 */
@Tag("media")
class RecordingStormTest {
  private static final int ROUNDS = 50;

  /** Rounds take some 50 ms; a busy machine may take its time. */
  private static final long SECONDS_A_ROUND = 2;

  @Test
  void noNegotiationHangsHoweverItMeetsTheEndOfRecording() throws Exception {
    StormProcess.run(RecordingStorm.class, ROUNDS, SECONDS_A_ROUND);
  }
}
