package dev.parley.media.screen;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.parley.media.screen.Screen.Preference;
import java.nio.ByteBuffer;

/** Converts pixels of the screen to frames of a video source. One thread at a time. */
final class ScreenPicture {
  /** An encoder may still read the last picture or two: each is drawn over after three more. */
  private static final int EACH = 4;

  private final CustomVideoSource source;
  private final Preference preference;
  private final NativeI420Buffer[] pictures = new NativeI420Buffer[EACH];
  private ScreenSize size = ScreenSize.NONE;
  private int turn;
  private boolean any;

  ScreenPicture(CustomVideoSource source, Preference preference) {
    this.source = source;
    this.preference = preference;
  }

  /**
   * Shows new pixels.
   *
   * @param pixels direct, from position 0; the bytes B, G, R and one more, row by row without gaps
   */
  void show(ByteBuffer pixels, ScreenSize now) throws Exception {
    if (!now.equals(size)) {
      free();
      size = now;
    }
    turn = (turn + 1) % EACH;
    if (pictures[turn] == null) {
      pictures[turn] = NativeI420Buffer.allocate(now.width(), now.height());
    }
    VideoBufferConverter.convertToI420(pixels, pictures[turn], FourCC.ARGB);
    any = true;
    push();
  }

  /** Shows the last ones once more, where there are any. */
  void repeat() {
    if (any) {
      push();
    }
  }

  private void push() {
    ScreenSize sent = size.within(preference);
    long now = System.nanoTime();
    if (sent.equals(size)) {
      // The frame is not released, for it would take its picture with it.
      source.pushFrame(new VideoFrame(pictures[turn], 0, now));
    } else {
      VideoFrameBuffer scaled =
          pictures[turn].cropAndScale(
              0, 0, size.width(), size.height(), sent.width(), sent.height());
      VideoFrame frame = new VideoFrame(scaled, 0, now);
      source.pushFrame(frame);
      frame.release();
    }
  }

  /** Gives the pictures back; an encoder that reads one has a hold of its own. */
  void free() {
    any = false;
    for (int i = 0; i < EACH; i++) {
      if (pictures[i] != null) {
        pictures[i].release();
        pictures[i] = null;
      }
    }
  }
}
