package dev.parley.data.hearing;

import dev.parley.call.SpeakerState;
import dev.parley.data.hearing.Playout.Window;
import java.time.Duration;

/**
 * What this machine does with what it receives, and knows of how it is received. Asked on the loop,
 * and answers at once.
 */
public interface OwnOutput {
  SpeakerState speaker();

  Window window();

  /** The pictures of that peer that were painted, since the start of the process. */
  long shown(String peerId);

  /** What the connections with others than that peer tell of this machine's own link. */
  Playout.Link link(String peerId);

  /** How long ago the last of them was painted. */
  Duration sinceShown(String peerId);
}
