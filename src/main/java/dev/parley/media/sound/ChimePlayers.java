package dev.parley.media.sound;

import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.MediaException;

/** Where sound can come out; asked on workers, may block. */
interface ChimePlayers {

  /**
   * A player for one sound.
   *
   * @param wish the speaker by name, where that is there; empty for the one of the call
   * @param call the speaker of the call
   * @return null where nothing is to be heard
   */
  Player on(String wish, MediaChoice.Pick call) throws MediaException;

  /** Plays one sound, once. */
  interface Player {
    /** Blocks until it has been played, or {@link #stop} is called. */
    void play(byte[] samples) throws MediaException;

    /** At once, whatever hangs. Any thread, any number of times, before playing, too. */
    void stop();
  }
}
