package dev.parley.data.hearing;

import dev.parley.call.SpeakerState;
import dev.parley.data.hearing.Playout.Window;
import java.time.Duration;

/** What this machine does with what it receives. Asked on the loop, and answers at once. */
public interface OwnOutput {
  SpeakerState speaker();

  Window window();

  /** The peers' pictures that were painted, since the start of the process. */
  long shown();

  /** How long ago the last of them was painted. */
  Duration sinceShown();
}
