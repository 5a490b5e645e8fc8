package dev.parley.connection;

import dev.parley.connection.CallQuality.Side;

/**
 * Limits the picture that one connection sends, where there are several.
 *
 * @param kbps at most
 * @param height lines, at most; 0 for no picture at all
 * @param slow what is too slow for a picture: the upload of this side, or the way to this peer
 *     alone; NONE where that is not why there is none
 */
public record SendLimit(int kbps, int height, Side slow) {
  /** As much as link and processor bear. */
  public static final SendLimit NONE = new SendLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public SendLimit(int kbps, int height) {
    this(kbps, height, Side.NONE);
  }

  /** No picture, so that there is room for the sound; or because nobody would see it. */
  public static SendLimit paused(Side slow) {
    return new SendLimit(0, 0, slow);
  }

  /** Whether no picture is sent. */
  public boolean pauses() {
    return height == 0;
  }
}
