package dev.parley.media.capture;

import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.MediaException;
import java.util.function.Consumer;

/** Opens the sources of a capture: natively, or as a test's stand-in. */
interface Sources {

  /**
   * Opens a picture; blocks, but for {@link PictureSource#NOTHING}.
   *
   * @param ended hears in a sentence that it ended by itself, as a shared window does. Any thread
   */
  OpenPicture picture(PictureSource which, Consumer<String> ended) throws MediaException;

  /**
   * Opens sound; blocks, but for {@link SoundSource#NOTHING}.
   *
   * @param microphone the name of the one to record; ignored by other sources
   */
  OpenSound sound(SoundSource which, String microphone) throws MediaException;

  /** Records another microphone, without a gap, where one records; blocks. */
  void useMicrophone(String name) throws MediaException;

  /** Keeps made-up sound off while senders change; see {@link SoundGate}. At once. */
  SoundGate.Hold hold();

  /** The capture is closed. */
  void closed();
}
